"""The step Plan on one scrolled page, in the order in which it is written: the shortest way is all on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.around import Around
from ifodesk.ui.sip.bank import BankCard
from ifodesk.ui.sip.consents import ConsentPart
from ifodesk.ui.sip.extra_state import Act, Ask
from ifodesk.ui.sip.fold import Fold
from ifodesk.ui.sip.form_state import fields_in
from ifodesk.ui.sip.goals import GoalCard, within
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.paper import Versions
from ifodesk.ui.sip.rows import AgreementRow, Piece, choices
from ifodesk.ui.sip.slot import FEW, Slot
from ifodesk.ui.sip.state import AgreementState, GoalState, Place, PlanState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.fields import AnyField, EditedDate, EditedPerson, EditedText
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words


class PlanPage(StepPane):
    """One plan."""

    goal_added = Signal()
    measure_added = Signal(object)
    agreement_added = Signal(str, str)
    consent_added = Signal(object)
    consent_withdrawn = Signal(object)
    printed = Signal(object)
    signed_wanted = Signal(object)

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "sip_page", plan)
        self._people: list[Choice] = []
        self._root = Piece(tools, "sip_root", plan)
        self._root.hide()
        self._root.setParent(self)
        self.adopt(self._root)
        self._of_whole = (self._make_words(), self._make_organisation(), self._make_agreements(), self._make_consents())
        self.column.addWidget(self._of_whole[0])
        self.column.addWidget(self._make_goals())
        for part in self._of_whole[1:]:
            self.column.addWidget(part)
        self._around: Fold[Around] = Fold(tools.theme, "sip_around", step_words.AROUND, lambda: Around(self))
        self._around.opened.connect(self._show_around)
        self._plan: PlanState | None = None
        self.column.addWidget(self._around)
        self._versions = Versions(tools.theme)
        self._versions.printed.connect(self.printed)
        self._versions.signed_wanted.connect(self.signed_wanted)
        self.column.addWidget(self._versions)
        self.column.addStretch(1)

    @override
    def show_plan(self, plan: PlanState) -> None:
        self._plan = plan
        for part in (*self._of_whole, self._around):
            part.setVisible(not plan.is_part)
        self._people = choices(plan.members)
        self._words.show_state(plan.own_words)
        self._situation.show_state(plan.situation)
        self._goals.show_states(plan.goals)
        self._bank.show_lines(plan.bank)
        self._follow_up.show_state(plan.next_follow_up_on)
        self._lead.show_people(self._people)
        self._lead.show_state(plan.plan_lead)
        self._agreements.show_states(plan.agreements)
        self._show_quick(plan)
        self._participation.show_states(plan.participation)
        self._versions.show_versions(plan.versions)
        self._show_around()

    @override
    def pieces(self) -> Iterator[Piece]:
        yield self._root
        for slot in self._goals:
            if slot.inside is not None:
                yield from within(slot.inside)
        yield from self._agreements
        yield from self._participation.rows
        if self._around.inside is not None:
            yield from self._around.inside.pieces()

    @override
    def reveal(self, place: Place) -> None:
        if (place.entity == self.plan and place.field in fields_in(forms.AROUND)) or (
            self._plan is not None and any(one.id == place.entity for one in self._plan.extra.other_plans)
        ):
            self._around.unfold()
        goal = next((one for one in self._states if place.entity in {one.id, *(row.id for row in one.measures)}), None)
        slot = self._goals.get(goal.id) if goal is not None else None
        if slot is not None:
            slot.open()
            if slot.inside is not None:
                slot.inside.reveal(place)

    def focused_goal(self) -> EntityId | None:
        """Return the goal in which the focus is; None when it is in none."""
        focus = QApplication.focusWidget()
        return next((one.id for one in self._states if self._holds(one.id, focus)), None)

    @override
    def focus_first(self) -> None:
        if self._plan is not None and self._plan.is_part:
            super().focus_first()
        else:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _states(self) -> tuple[GoalState, ...]:
        return self._plan.goals if self._plan is not None else ()

    def _holds(self, goal: EntityId, focus: QWidget | None) -> bool:
        slot = self._goals.get(goal)
        return slot is not None and focus is not None and slot.isAncestorOf(focus)

    def _show_around(self) -> None:
        if self._around.inside is not None and self._plan is not None:
            self._around.inside.show_state(self._plan.extra)

    def _keep(self, field: str, widget: AnyField) -> None:
        self._root.keep(field, widget)

    def _make_words(self) -> QWidget:
        part, theme = named(QWidget(), "sip_words"), self.tools.theme
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
        part, theme = named(QWidget(), "sip_goals"), self.tools.theme
        self._goals: Keyed[GoalState, Slot[GoalCard]] = Keyed(
            theme,
            "sip_goal_cards",
            key=lambda state: state.id,
            make=self._make_slot,
            show=self._show_goal,
            gap=12,
        )
        add = Push(theme, words.ADD_GOAL, "sip_add_goal", look="link", icon=Icon.PLUS)
        add.clicked.connect(lambda _checked=False: self.goal_added.emit())
        self._bank = BankCard(theme)
        self._bank.chosen.connect(lambda goal: self.asked.emit(Ask(Act.ADD_FROM_BANK, value=goal)))
        bank = Push(theme, step_words.BANK, "sip_bank_open", look="link")
        bank.clicked.connect(lambda _checked=False: self._bank.open_line())
        adding = Row(theme, gap=10)
        adding.addWidget(add)
        adding.addWidget(bank)
        adding.addStretch(1)
        column = Column(theme, part, gap=8)
        column.addWidget(heading(words.GOALS, "sip_goals_title", level=2))
        column.addWidget(self._goals)
        column.addLayout(adding)
        column.addWidget(self._bank)
        return part

    def _make_slot(self, state: GoalState) -> Slot[GoalCard]:
        name = f"sip_goal_{state.id.hex()}_slot"
        slot: Slot[GoalCard] = Slot(self.tools.theme, name, lambda: self._make_goal(state))
        slot.opened.connect(lambda: self._show_opened(state.id))
        if len(self._states) <= FEW:
            slot.open()
        return slot

    def _show_goal(self, slot: Slot[GoalCard], state: GoalState) -> None:
        if slot.inside is not None:
            slot.inside.show_state(state, self._people)
        else:
            slot.show_line(f"{state.title}: {state.text.value}", step_words.measures(len(state.measures)))

    def _show_opened(self, goal: EntityId) -> None:
        slot, state = self._goals.get(goal), next((one for one in self._states if one.id == goal), None)
        if slot is not None and state is not None:
            self._show_goal(slot, state)
            self.grown.emit()

    def _make_goal(self, state: GoalState) -> GoalCard:
        card = GoalCard(self.tools, state)
        self.adopt(card)
        card.measure_added.connect(self.measure_added)
        card.asked.connect(self.asked)
        return card

    def _make_organisation(self) -> QWidget:
        part, theme = named(QWidget(), "sip_organisation"), self.tools.theme
        self._follow_up = EditedDate(
            theme, "sip_next_follow_up_on", words.NEXT_FOLLOW_UP, parse=self.tools.parse, show=self.tools.show
        )
        self._lead = EditedPerson(
            theme, "sip_plan_lead", words.PLAN_LEAD, member_field="plan_lead_member", hint=words.RESPONSIBLE_HINT
        )
        self._keep("next_follow_up_on", self._follow_up)
        self._keep("plan_lead", self._lead)
        line = Filled(theme, "sip_organisation_line")
        line.add(self._follow_up, Share(220))
        line.add(self._lead, Share(220))
        column = Column(theme, part, gap=8)
        column.addWidget(heading(words.ORGANISATION, "sip_organisation_title", level=2))
        column.addWidget(line)
        return part

    def _make_agreements(self) -> QWidget:
        part, theme = named(QWidget(), "sip_agreements"), self.tools.theme
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
        row = AgreementRow(self.tools, state)
        self.adopt(row)
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
        button = Push(self.tools.theme, text, name, look="link", icon=Icon.PLUS)
        button.clicked.connect(lambda _checked=False: self.agreement_added.emit(person, role))
        self._quick_flow.addWidget(button)

    def _make_consents(self) -> ConsentPart:
        self._participation = part = ConsentPart(self.tools, ConsentKind.PARTICIPATION)
        part.edited.connect(self.edited)
        part.removed.connect(self.removed)
        part.added.connect(self.consent_added)
        part.withdrawn.connect(self.consent_withdrawn)
        return part
