"""The forms of a loan: its terms, and one week of its hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.lending import LoanHours
from ifodesk.ui.lending.loan_state import LoanForm, WeekForm
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.usecases.seen import Seen
from ifodesk.words import screen_words_loans as words
from ifodesk.words.date_words import full_day

Today = Callable[[], date]


class TermsForm(GiveForm):
    """The terms. The form stays open until it is told that they are saved."""

    given = Signal(object)
    """A `LoanForm`."""

    def __init__(self, theme: Theme, name: str, today: Today, *, new: bool) -> None:
        super().__init__(theme, name, words.SAVE_NEW if new else words.SAVE_CHANGE)
        self._shown = LoanForm()
        self._lines: dict[str, QLineEdit] = {}
        self._starts = _day_field(theme, f"{name}_starts", words.STARTS, today)
        self._ends = _day_field(theme, f"{name}_ends", words.ENDS, today)
        self._name = name
        self._title = heading(words.NEW if new else words.CHANGE_TITLE, f"{name}_title", level=2)
        scope = self._field(theme, "scope", words.SCOPE)
        self.fill(
            self._title,
            label(words.FORM_TEXT, f"{name}_text", look="small", wrap=True),
            scope,
            self._field(theme, "decision", words.DECISION),
            beside(theme, self._starts, self._ends, self._field(theme, "hours", words.HOURS)),
            beside(
                theme,
                self._field(theme, "price", words.PRICE),
                self._field(theme, "travel_price", words.TRAVEL_PRICE),
                self._field(theme, "km_price", words.KM_PRICE),
            ),
            self._field(theme, "file_kept", words.FILE),
            self._field(theme, "who_sees", words.WHO_SEES),
            self._field(theme, "carried_out_by", words.CARRIED_OUT),
        )
        self.setFocusProxy(scope)

    @property
    def form(self) -> LoanForm:
        """Return what is filled in."""
        texts = {name: line.text() for name, line in self._lines.items()}
        return replace(self._shown, starts_on=self._starts.value, ends_on=self._ends.value, **texts)  # type: ignore[arg-type]  # texts, by name

    @property
    def typed(self) -> tuple[str, ...]:
        """Return the texts that are typed while the form is open."""
        texts = (self._lines[part].text() for part in ("scope", "decision", "file_kept", "who_sees", "carried_out_by"))
        return tuple(texts) if self.is_open else ()

    def show_form(self, form: LoanForm) -> None:
        """Fill the form in."""
        self._shown = form
        for name, line in self._lines.items():
            line.setText(str(getattr(form, name)))
        for field, value in ((self._starts, form.starts_on), (self._ends, form.ends_on)):
            field.editor.clear()
            field.show_value(value)

    @override
    def submit(self) -> None:
        self.given.emit(self.form)

    def _field(self, theme: Theme, part: str, title: str) -> Field:
        self._lines[part] = named(QLineEdit(), f"{self._name}_{part}")
        return Field(theme, f"{self._name}_{part}_field", title, self._lines[part])


class WeekFormView(GiveForm):
    """One week: any day of it, work, travel, kilometres."""

    given = Signal(object)
    """A `WeekForm`."""

    def __init__(self, theme: Theme, name: str, today: Today) -> None:
        super().__init__(theme, name, words.ENTER_NOW)
        self._seen: Seen[LoanHours] | None = None
        self._day = _day_field(theme, f"{name}_day", words.DAY, today)
        self._hours, self._travel, self._km, self._comment = (
            named(QLineEdit(), f"{name}_{part}") for part in ("hours", "travel", "km", "comment")
        )
        self._hours.setPlaceholderText(words.WORK_HINT)
        for line in (self._hours, self._travel, self._km, self._comment):
            line.returnPressed.connect(self.submit)
        self.fill(
            heading(words.ENTER_TITLE, f"{name}_title", level=2),
            label(words.ENTER_TEXT, f"{name}_text", look="small", wrap=True),
            beside(
                theme,
                self._day,
                Field(theme, f"{name}_hours_field", words.WORK, self._hours),
                Field(theme, f"{name}_travel_field", words.TRAVEL_HOURS, self._travel),
                Field(theme, f"{name}_km_field", words.TRAVEL_KM, self._km),
            ),
            Field(theme, f"{name}_comment_field", words.COMMENT, self._comment),
        )
        self.setFocusProxy(self._hours)

    def show_form(self, form: WeekForm) -> None:
        """Fill the form in."""
        self._seen = form.seen
        self._day.editor.clear()
        self._day.show_value(form.day)
        for line, text in (
            (self._hours, form.hours),
            (self._travel, form.travel_hours),
            (self._km, form.km),
            (self._comment, form.comment),
        ):
            line.setText(text)

    @override
    def submit(self) -> None:
        hours, travel, km, comment = (line.text() for line in (self._hours, self._travel, self._km, self._comment))
        self.given.emit(WeekForm(self._day.value, hours, travel, km, comment, self._seen))


def _day_field(theme: Theme, name: str, title: str, today: Today) -> DateField:
    return DateField(theme, name, title, parse=lambda text: typed_date(text, today()), show=full_day)


def beside(theme: Theme, *parts: QWidget) -> QWidget:
    """Return a place with *parts* beside each other, equally wide."""
    place = QWidget()
    row = Row(theme, place, gap=14)
    for part in parts:
        row.addWidget(part, 1)
    return place
