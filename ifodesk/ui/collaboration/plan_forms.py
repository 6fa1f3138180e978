"""The forms of what a municipality decides about its plans: how long a step may take, and a goal of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ifodesk.ui.collaboration.plan_state import DaysForm, GoalForm
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_plan_settings as words


class DaysView(GiveForm):
    """How long one step may take."""

    given = Signal(DaysForm)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "plan_days", words.SAVE)
        self._shown: DaysForm | None = None
        self._title = heading("", "plan_days_title", level=2)
        self._number = named(QLineEdit(), "plan_days_number")
        self._off = Check(theme, words.DAYS_OFF, "plan_days_off")
        self.fill(
            self._title,
            Field(theme, "plan_days_field", words.DAYS_NUMBER, self._number),
            self._off,
            label(words.DAYS_HINT, "plan_days_hint", look="small", wrap=True),
        )
        self.setFocusProxy(self._number)

    def show_form(self, form: DaysForm | None) -> None:
        """Show a step; what is typed stays while the form is open."""
        if form is None or self.is_open:
            return
        self._shown = form
        self._title.setText(words.DAYS_TITLE.format(step=form.title, unit=form.unit))
        self._number.setText(form.number)
        self._off.setChecked(form.off)

    @override
    def submit(self) -> None:
        if self._shown is not None:
            self.given.emit(replace(self._shown, number=self._number.text().strip(), off=self._off.isChecked()))


class GoalView(GiveForm):
    """One goal of the municipality's own."""

    given = Signal(GoalForm)
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bank_goal", words.GOAL_SAVE)
        self._shown = GoalForm()
        self._area = Pick(theme, "bank_goal_area")
        self._texts = {key: named(QLineEdit(), f"bank_goal_{key}") for key in ("goal", "indicator", "measure")}
        titles = (words.GOAL_TEXT, words.GOAL_INDICATOR, words.GOAL_MEASURE)
        self._end = Push(theme, words.GOAL_END, "bank_goal_end", look="link")
        self._end.clicked.connect(lambda _checked=False: self.ended.emit())
        self.fill(
            Field(theme, "bank_goal_area_field", words.GOAL_AREA, self._area),
            *(
                Field(theme, f"bank_goal_{key}_field", title, editor)
                for (key, editor), title in zip(self._texts.items(), titles, strict=True)
            ),
            self._end,
        )
        self.setFocusProxy(self._area)

    @property
    def typed(self) -> str:
        """Return what is typed and not saved."""
        typed = [editor.text().strip() for editor in self._texts.values()]
        shown = [self._shown.goal, self._shown.indicator, self._shown.measure]
        return "\n".join(text for text in typed if text) if typed != shown else ""

    def show_form(self, areas: Sequence[Choice], form: GoalForm | None) -> None:
        """Offer the areas of life and show a goal; what is typed stays while the form is open."""
        if self._area.count() != len(areas):
            self._area.show_choices(areas)
        if form is None or self.is_open:
            return
        self._shown = form
        self._area.choose(form.area)
        for key, editor in self._texts.items():
            editor.setText(getattr(form, key))
        self._end.setVisible(form.id is not None)

    @override
    def submit(self) -> None:
        area = self._area.key
        goal, indicator, measure = (editor.text() for editor in self._texts.values())
        given = replace(self._shown, goal=goal, indicator=indicator, measure=measure)
        self.given.emit(replace(given, area=area if isinstance(area, str) else ""))
