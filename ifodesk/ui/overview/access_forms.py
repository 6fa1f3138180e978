"""The forms of a wall and of sharing. What is not filled in is said by the presenter; nothing is a dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.access_state import AccessState, Candidate, ShareForm, WallForm
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.usecases.sharing_jav import AskedFirst, AskedHow
from ifodesk.words import screen_words_access as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.date_words import full_day

Today = Callable[[], date]


class WallView(GiveForm):
    """Who is outside, who reviews, and why."""

    given = Signal(WallForm)
    people_changed = Signal(WallForm)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "wall", words.WALL_BUILD)
        self._people: tuple[Candidate, ...] = ()
        self._how = Pick(theme, "wall_how", (Choice("exclude", words.WALL_EXCLUDE), Choice("only", words.WALL_ONLY)))
        self._who = Ticks(theme, "wall_who", accessible=words.WALL_WHO)
        self._reviewer = Pick(theme, "wall_reviewer")
        self._reviewer_field = Field(
            theme, "wall_reviewer_field", words.WALL_REVIEWER, self._reviewer, hint=words.WALL_REVIEWER_HINT
        )
        self._reason = named(QLineEdit(), "wall_reason")
        self._how.currentIndexChanged.connect(lambda _at: self._how_changed())
        self._who.changed.connect(lambda: self.people_changed.emit(self.form))
        self.fill(
            heading(words.WALL_TITLE, "wall_title", level=2),
            label(words.WALL_TEXT, "wall_text", wrap=True),
            Field(theme, "wall_how_field", words.WALL_HOW, self._how),
            label(words.WALL_WHO, "wall_who_title", look="small"),
            self._who,
            self._reviewer_field,
            Field(theme, "wall_reason_field", words.WALL_REASON, self._reason),
        )
        self.setFocusProxy(self._how)

    @property
    def form(self) -> WallForm:
        """Return what is filled in."""
        people = tuple(MemberId(key) for key in self._who.ticked if isinstance(key, bytes))
        return WallForm(self._how.key == "only", people, self._reviewer.key, self._reason.text())

    def show_state(self, state: AccessState) -> None:
        """Offer people and reviewers."""
        self._people = state.people
        self._offer()
        self._reviewer.show_choices([Choice(None, tab_words.CHOOSE), *state.reviewers])
        self._reviewer_field.show_problem("" if state.reviewers else words.NO_REVIEWER)

    @override
    def submit(self) -> None:
        self.given.emit(self.form)

    @override
    def close_line(self) -> None:
        super().close_line()
        self._who.untick()
        self._reason.clear()
        self._how.setCurrentIndex(0)

    def _how_changed(self) -> None:
        self._offer()
        self.people_changed.emit(self.form)

    def _offer(self) -> None:
        only = self._how.key == "only"
        self._who.show_choices([Choice(one.id, one.name) for one in self._people if one.reads or not only])


class ShareView(GiveForm):
    """With whom, by what right, what, and until when."""

    given = Signal(ShareForm)

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__(theme, "share", words.SHARE_NOW)
        self._asks: Mapping[str, str] = {}
        self._others: tuple[tuple[str, Choice], ...] = ()
        self._place = Pick(theme, "share_place")
        self._place.currentIndexChanged.connect(lambda _at: self._offer())
        self._who = Ticks(theme, "share_who", accessible=words.SHARE_WITH)
        self._nobody = label(words.NO_OTHERS, "share_nobody", look="quiet", wrap=True)
        self._asked = Pick(theme, "share_asked", [Choice(how, text) for how, text in words.ASKED_HOW.items()])
        self._why = named(QLineEdit(), "share_why")
        self._why_field = Field(theme, "share_why_field", words.SHARE_WHY, self._why)
        self._asked.currentIndexChanged.connect(lambda _at: self._ask_why())
        self._basis = Pick(theme, "share_basis")
        self._basis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._detail, self._scope = named(QLineEdit(), "share_detail"), named(QLineEdit(), "share_scope")
        self._means = label("", "share_means", look="small", wrap=True)
        self._until = _day_field(theme, "share_until", words.SHARE_UNTIL, today)
        self._items = Ticks(theme, "share_items", accessible=words.SHARE_ITEMS)
        self._basis.currentIndexChanged.connect(lambda _at: self._explain())
        self.fill(
            heading(words.SHARE_TITLE, "share_title", level=2),
            label(words.SHARE_TEXT, "share_text", wrap=True),
            Field(theme, "share_place_field", words.SHARE_PLACE, self._place),
            label(words.SHARE_WITH, "share_who_title", look="small"),
            self._who,
            self._nobody,
            Field(theme, "share_asked_field", words.SHARE_ASKED, self._asked),
            self._why_field,
            Field(theme, "share_basis_field", words.SHARE_BASIS, self._basis),
            self._means,
            Field(theme, "share_detail_field", words.SHARE_DETAIL, self._detail),
            Field(theme, "share_scope_field", words.SHARE_SCOPE, self._scope),
            self._until,
            label(words.SHARE_ITEMS, "share_items_title", look="small"),
            self._items,
        )
        self._ask_why()
        self.setFocusProxy(self._place)

    @property
    def form(self) -> ShareForm:
        """Return what is filled in."""
        return ShareForm(
            members=tuple(MemberId(key) for key in self._who.ticked if isinstance(key, bytes)),
            basis=self._basis.key,
            detail=self._detail.text(),
            scope=self._scope.text(),
            ends_on=self._until.value,
            items=_entities(self._items),
            asked=AskedFirst(AskedHow(str(self._asked.key)), self._why.text()),
        )

    def show_state(self, state: AccessState) -> None:
        """Offer people, bases and what can be copied."""
        self._asks = state.asks
        self._others = state.others
        if self._place.count() != len(state.places) + 1:
            self._place.show_choices([Choice(None, tab_words.CHOOSE), *state.places])
        self._offer()
        self._nobody.setVisible(not state.others)
        if self._basis.count() != len(state.bases) + 1:
            self._basis.show_choices([Choice(None, tab_words.CHOOSE), *state.bases])
        self._items.show_choices(state.items)

    @override
    def submit(self) -> None:
        self.given.emit(self.form)

    @override
    def close_line(self) -> None:
        super().close_line()
        for ticks in (self._who, self._items):
            ticks.untick()
        for editor in (self._detail, self._scope, self._why, self._until.editor):
            editor.clear()
        self._asked.setCurrentIndex(0)
        self._until.show_value(None)
        self._basis.setCurrentIndex(0)
        self._place.setCurrentIndex(0)

    def _offer(self) -> None:
        """Offer the people of the chosen municipality: a case is shared with one."""
        self._who.show_choices([choice for code, choice in self._others if code == self._place.key])

    def _ask_why(self) -> None:
        self._why_field.setVisible(self._asked.key == AskedHow.URGENT)

    def _explain(self) -> None:
        key = self._basis.key
        self._means.setText(self._asks.get(key, "") if isinstance(key, str) else "")
        self._means.setVisible(bool(self._means.text()))


class DayForm(GiveForm):
    """Another last day of a sharing."""

    given = Signal(object)

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__(theme, "prolong", words.PROLONG_NOW)
        self._day = _day_field(theme, "prolong_day", words.PROLONG_DAY, today)
        self.fill(self._day)
        self.setFocusProxy(self._day)

    @override
    def submit(self) -> None:
        if self._day.value is not None:
            self.given.emit(self._day.value)

    @override
    def close_line(self) -> None:
        super().close_line()
        self._day.editor.clear()
        self._day.show_value(None)


class ItemsForm(GiveForm):
    """What else is to be copied."""

    given = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "more", words.MORE_NOW)
        self._items = Ticks(theme, "more_items", accessible=words.MORE_TITLE)
        self.fill(heading(words.MORE_TITLE, "more_title", level=2), self._items)

    def show_items(self, items: Sequence[Choice]) -> None:
        """Offer *items*."""
        self._items.show_choices(items)

    @override
    def submit(self) -> None:
        self.given.emit(_entities(self._items))

    @override
    def close_line(self) -> None:
        super().close_line()
        self._items.untick()


class KeepForm(GiveForm):
    """What of a shared case is to be kept, and in which case of one's own."""

    given = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "keep", words.KEEP_NOW)
        self._case = Pick(theme, "keep_case")
        self._case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._items = Ticks(theme, "keep_items", accessible=words.KEEP_TITLE)
        self.fill(
            heading(words.KEEP_TITLE, "keep_title", level=2),
            label(words.KEEP_TEXT, "keep_text", wrap=True),
            Field(theme, "keep_case_field", words.KEEP_CASE, self._case),
            self._items,
        )
        self.setFocusProxy(self._case)

    def show_state(self, state: AccessState) -> None:
        """Offer cases and what can be copied."""
        if self._case.count() != len(state.own_cases) + 1:
            self._case.show_choices([Choice(None, tab_words.CHOOSE), *state.own_cases])
        self._items.show_choices(state.items)

    @override
    def submit(self) -> None:
        if isinstance(self._case.key, bytes):
            self.given.emit(EntityId(self._case.key), _entities(self._items))

    @override
    def close_line(self) -> None:
        super().close_line()
        self._items.untick()
        self._case.setCurrentIndex(0)


def _day_field(theme: Theme, name: str, title: str, today: Today) -> DateField:
    return DateField(theme, name, title, parse=lambda text: typed_date(text, today()), show=full_day)


def _entities(ticks: Ticks) -> tuple[EntityId, ...]:
    return tuple(EntityId(key) for key in ticks.ticked if isinstance(key, bytes))
