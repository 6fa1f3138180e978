"""The plan on one scrolled page, in the order in which it is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.sip.consents import ConsentPart
from ifodesk.ui.sip.follow_ups import FollowUps
from ifodesk.ui.sip.paper import Versions
from ifodesk.ui.sip.rows import AgreementRow, GoalCard, Piece, Tools, choices, find_field
from ifodesk.ui.sip.state import AgreementState, GoalState, Place, PlanState
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedPerson, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip as words


class PlanPage(QWidget):
    """One plan. A new widget is made for another plan, so that no field can show one plan's text in another."""

    edited = Signal(FieldEdit)
    goal_added = Signal()
    measure_added = Signal(object)
    agreement_added = Signal(str, str)
    consent_added = Signal(object)
    consent_withdrawn = Signal(object)
    removed = Signal(object)
    held = Signal(object, str)
    printed = Signal(object)
    close_given = Signal(str)

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__()
        named(self, "sip_page")
        self.plan = plan
        self._tools = tools
        self._people: list[Choice] = []
        self._root: dict[str, AnyField] = {}
        column = Column(tools.theme, self, gap=16, edges=(0, 0, 10, 12))
        column.addWidget(self._make_words())
        column.addWidget(self._make_goals())
        column.addWidget(self._make_organisation())
        column.addWidget(self._make_agreements())
        for part in self._make_consents():
            column.addWidget(part)
        self._versions = Versions(tools.theme)
        self._versions.printed.connect(self.printed)
        column.addWidget(self._versions)
        column.addWidget(self._make_close())
        column.addStretch(1)

    def show_plan(self, plan: PlanState) -> None:
        """Show the plan; what is being typed stays."""
        self._people = choices(plan.members)
        self._words.show_state(plan.own_words)
        self._situation.show_state(plan.situation)
        self._goals.show_states(plan.goals)
        self._follow_up.show_state(plan.next_follow_up_on)
        self._lead.show_people(self._people)
        self._lead.show_state(plan.plan_lead)
        self._follow_ups.show_states(plan.follow_ups)
        self._agreements.show_states(plan.agreements)
        self._show_quick(plan)
        self._participation.show_states(plan.participation)
        self._waivers.show_states(plan.waivers)
        self._versions.show_versions(plan.versions)
        self._close.setVisible(not plan.closed)

    def field(self, place: Place) -> AnyField | None:
        """Return the field of *place*; None when it is not on screen."""
        if place.entity == self.plan:
            return self._root.get(place.field)
        return find_field(self._pieces(), place.entity, place.field)

    def flush(self) -> None:
        """Save now what is typed."""
        for field in self._all_fields():
            field.flush()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return any(field.unsaved for field in self._all_fields())

    def focused_goal(self) -> EntityId | None:
        """Return the goal in which the focus is; None when it is in none."""
        focus = QApplication.focusWidget()
        return next((card.entity for card in self._goals if focus is not None and card.isAncestorOf(focus)), None)

    def focus_first(self) -> None:
        """Put the focus at the beginning."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pieces(self) -> Iterator[Piece]:
        yield from self._goals
        yield from self._agreements
        yield from self._participation.rows
        yield from self._waivers.rows

    def _all_fields(self) -> Iterator[AnyField]:
        yield from self._root.values()
        for piece in self._pieces():
            yield from piece.fields.values()
            if isinstance(piece, GoalCard):
                yield from chain.from_iterable(row.fields.values() for row in piece.measures)

    def _keep(self, field: str, widget: AnyField) -> None:
        widget.edited.connect(self.edited)
        self._root[field] = widget

    def _make_words(self) -> QWidget:
        part, theme = named(QWidget(), "sip_words"), self._tools.theme
        self._words = EditedText(theme, "sip_own_words", words.OWN_WORDS, lines=3, most=30, hint=words.OWN_WORDS_HINT)
        self._situation = EditedText(theme, "sip_situation", words.SITUATION, lines=3, most=30)
        self._keep("own_words", self._words)
        self._keep("situation", self._situation)
        line = Filled(theme, "sip_words_line", gap=14)
        line.add(self._words, Share(380, 3))
        line.add(self._situation, Share(300, 2))
        Column(theme, part).addWidget(line)
        return part

    def _make_goals(self) -> QWidget:
        part, theme = named(QWidget(), "sip_goals"), self._tools.theme
        self._goals: Keyed[GoalState, GoalCard] = Keyed(
            theme,
            "sip_goal_cards",
            key=lambda state: state.id,
            make=self._make_goal,
            show=lambda card, state: card.show_state(state, self._people),
            gap=12,
        )
        add = Push(theme, words.ADD_GOAL, "sip_add_goal", look="link", icon=Icon.PLUS)
        add.clicked.connect(lambda _checked=False: self.goal_added.emit())
        column = Column(theme, part, gap=8)
        column.addWidget(heading(words.GOALS, "sip_goals_title", level=2))
        column.addWidget(self._goals)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _make_goal(self, state: GoalState) -> GoalCard:
        card = GoalCard(self._tools, state)
        card.edited.connect(self.edited)
        card.removed.connect(self.removed)
        card.measure_added.connect(self.measure_added)
        return card

    def _make_organisation(self) -> QWidget:
        part, theme = named(QWidget(), "sip_organisation"), self._tools.theme
        self._follow_up = EditedDate(
            theme, "sip_next_follow_up_on", words.NEXT_FOLLOW_UP, parse=self._tools.parse, show=self._tools.show
        )
        self._lead = EditedPerson(
            theme, "sip_plan_lead", words.PLAN_LEAD, member_field="plan_lead_member", hint=words.RESPONSIBLE_HINT
        )
        self._keep("next_follow_up_on", self._follow_up)
        self._keep("plan_lead", self._lead)
        line = Filled(theme, "sip_organisation_line")
        line.add(self._follow_up, Share(220))
        line.add(self._lead, Share(220))
        self._follow_ups = FollowUps(theme)
        self._follow_ups.held.connect(self.held)
        column = Column(theme, part, gap=8)
        column.addWidget(heading(words.ORGANISATION, "sip_organisation_title", level=2))
        column.addWidget(line)
        column.addWidget(self._follow_ups)
        return part

    def _make_agreements(self) -> QWidget:
        part, theme = named(QWidget(), "sip_agreements"), self._tools.theme
        self._agreements: Keyed[AgreementState, AgreementRow] = Keyed(
            theme,
            "sip_agreement_rows",
            key=lambda state: state.id,
            make=self._make_agreement,
            show=AgreementRow.show_state,
        )
        self._quick = named(QWidget(), "sip_agreement_quick")
        self._quick_flow = Flow(theme, self._quick, gap=4)
        self._quick_shown: tuple[tuple[str, str], ...] | None = None
        column = Column(theme, part, gap=8)
        column.addWidget(heading(words.AGREEMENTS, "sip_agreements_title", level=2))
        column.addWidget(self._agreements)
        column.addWidget(self._quick)
        return part

    def _make_agreement(self, state: AgreementState) -> AgreementRow:
        row = AgreementRow(self._tools, state)
        row.edited.connect(self.edited)
        row.removed.connect(self.removed)
        return row

    def _show_quick(self, plan: PlanState) -> None:
        """Offer a button for each person of the case who does not stand in the list yet."""
        there = {state.name.value for state in plan.agreements}
        wanted = tuple((person.name, person.role) for person in plan.people if person.name not in there)
        if wanted == self._quick_shown:
            return
        self._quick_shown = wanted
        while (item := self._quick_flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, (name, role) in enumerate(wanted):
            self._add_quick(f"sip_add_agreement_{number}", words.ADD_AGREEMENT.format(name=name), name, role)
        self._add_quick("sip_add_agreement", words.ADD_PERSON, "", "")

    def _add_quick(self, name: str, text: str, person: str, role: str) -> None:
        button = Push(self._tools.theme, text, name, look="link", icon=Icon.PLUS)
        button.clicked.connect(lambda _checked=False: self.agreement_added.emit(person, role))
        self._quick_flow.addWidget(button)

    def _make_consents(self) -> tuple[ConsentPart, ConsentPart]:
        self._participation = ConsentPart(self._tools, ConsentKind.PARTICIPATION)
        self._waivers = ConsentPart(self._tools, ConsentKind.SECRECY_WAIVER)
        for part in (self._participation, self._waivers):
            part.edited.connect(self.edited)
            part.added.connect(self.consent_added)
            part.removed.connect(self.removed)
            part.withdrawn.connect(self.consent_withdrawn)
        return self._participation, self._waivers

    def _make_close(self) -> QWidget:
        self._close, theme = named(QWidget(), "sip_close_part"), self._tools.theme
        line = AskLine(
            theme, "sip_close_reason", words.CLOSE_REASON, words.CLOSE_NOW, hint=words.CLOSE_REASON_HINT, needed=True
        )
        line.given.connect(self.close_given)
        button = Push(theme, words.CLOSE, "sip_close", look="link")
        button.clicked.connect(lambda _checked=False: line.open_line())
        column = Column(theme, self._close, gap=6)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line)
        return self._close
