"""The form of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.ids import MemberId
from ifodesk.ui.collaboration.state import CollaborationState, UnitForm
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.tick_list import Ticks
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_collaboration as words

_INDEPENDENT = (
    Choice(None, words.INDEPENDENT_UNSAID),
    Choice(True, words.INDEPENDENT_YES),  # noqa: FBT003 - the key that comes back
    Choice(False, words.INDEPENDENT_NO),  # noqa: FBT003
)


class UnitView(GiveForm):
    """Everything about one unit."""

    given = Signal(UnitForm)
    end_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "collaboration_unit", words.UNIT_SAVE)
        self._theme = theme
        self._shown = UnitForm()
        self._title = heading(words.UNIT_NEW, "unit_title", level=2)
        titles = {
            "name": words.UNIT_NAME,
            "board": words.UNIT_BOARD,
            "branch": words.UNIT_BRANCH,
            "contact_name": words.UNIT_CONTACT_NAME,
            "phone": words.UNIT_PHONE,
            "check_in": words.UNIT_CHECK_IN,
        }
        self._texts = {key: named(QLineEdit(), f"unit_{key}") for key in titles}
        self._picks = {key: Pick(theme, f"unit_{key}") for key in ("area", "independent", "contact", "deputy")}
        self._picks["independent"].show_choices(_INDEPENDENT)
        self._fields = {key: Field(theme, f"unit_{key}_field", titles[key], one) for key, one in self._texts.items()}
        named_ = {
            "area": words.UNIT_AREA,
            "independent": words.UNIT_INDEPENDENT,
            "contact": words.UNIT_CONTACT,
            "deputy": words.UNIT_DEPUTY,
        }
        self._fields |= {key: Field(theme, f"unit_{key}_field", named_[key], one) for key, one in self._picks.items()}
        self._people = Ticks(theme, "unit_people", accessible=words.UNIT_PEOPLE)
        self._end = Push(theme, words.UNIT_END, "unit_end", look="link")
        self._end.clicked.connect(lambda _checked=False: self.end_clicked.emit())
        self.fill(
            self._title,
            label(words.UNIT_TEXT, "unit_text", wrap=True),
            self._line("name", "area"),
            self._line("board", "branch", "independent"),
            self._line("contact", "deputy", "phone"),
            self._line("contact_name", "check_in"),
            label(words.UNIT_PEOPLE, "unit_people_title", look="small"),
            self._people,
            self._end,
        )
        self.setFocusProxy(self._texts["name"])

    def show_state(self, state: CollaborationState) -> None:
        """Offer areas and people, and show the unit; what is typed stays while the form is open."""
        self._offer("area", [Choice(None, words.UNIT_NO_AREA), *state.areas])
        for key in ("contact", "deputy"):
            self._offer(key, [Choice(None, words.UNIT_NOBODY), *state.people])
        self._people.show_choices(state.people)
        if state.unit is not None and not self.is_open:
            self._show(state.unit)

    @override
    def submit(self) -> None:
        texts, picks = self._texts, self._picks
        form = replace(
            self._shown,
            name=texts["name"].text(),
            board=texts["board"].text(),
            branch=texts["branch"].text(),
            contact_name=texts["contact_name"].text(),
            phone=texts["phone"].text(),
            check_in=texts["check_in"].text(),
            area=picks["area"].key,
            independent=picks["independent"].key,
            contact=picks["contact"].key,
            deputy=picks["deputy"].key,
            members=frozenset(MemberId(one) for one in self._people.ticked if isinstance(one, bytes)),
        )
        self.given.emit(form)

    def _show(self, form: UnitForm) -> None:
        self._shown = form
        self._title.setText(words.UNIT_NEW if form.id is None else words.UNIT_CHANGE)
        for key, editor in self._texts.items():
            editor.setText(getattr(form, key))
        for key, pick in self._picks.items():
            pick.setCurrentIndex(0)
            pick.choose(getattr(form, key))
        self._people.tick(form.members)
        self._end.setVisible(form.id is not None)

    def _offer(self, key: str, choices: Sequence[Choice]) -> None:
        if self._picks[key].count() != len(choices):
            self._picks[key].show_choices(choices)

    def _line(self, *keys: str) -> QWidget:
        part = named(QWidget(), f"unit_line_{keys[0]}")
        row = Row(self._theme, gap=12)
        for key in keys:
            row.addWidget(self._fields[key], 1)
        Column(self._theme, part).addLayout(row)
        return part
