"""The form that asks a chief for help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.case import CaseType
from ifodesk.ui.lending.ask import AskForm, AskOffer
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.date_field import DateField
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import label_words
from ifodesk.words import screen_words_lending as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.date_words import full_day

_TYPES = tuple(Choice(one, label_words.CASE_TYPE[one]) for one in CaseType)
WIDE, SHORT = Share(320, 2), Share(180, 1)
"""Fields for a name or a sentence, and for a number or a day."""


class AskFormView(GiveForm):
    """To whom, what kind of case, hours, from when, for how long, language, travel. Stays until it is told to close."""

    given = Signal(object)
    """An `AskForm`."""

    def __init__(self, theme: Theme, name: str, today: Callable[[], date]) -> None:
        super().__init__(theme, name, words.ASK_NOW)
        self._to = Pick(theme, f"{name}_to")
        self._to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._to_field = Field(theme, f"{name}_to_field", words.ASK_TO, self._to)
        self._type = Pick(theme, f"{name}_type", (Choice(None, tab_words.CHOOSE), *_TYPES))
        self._hours, self._weeks, self._language, self._travel = (
            named(QLineEdit(), f"{name}_{part}") for part in ("hours", "weeks", "language", "travel")
        )
        self._from = DateField(
            theme, f"{name}_from", words.ASK_FROM, parse=lambda text: typed_date(text, today()), show=full_day
        )
        self._message = named(TextArea(theme, lines=2, most=6), f"{name}_message")
        self.fill(
            heading(words.ASK_TITLE, f"{name}_title", level=2),
            label(words.ASK_TEXT, f"{name}_text", look="small", wrap=True),
            _beside(
                theme,
                f"{name}_whom",
                (self._to_field, WIDE),
                (Field(theme, f"{name}_type_field", words.ASK_TYPE, self._type), WIDE),
            ),
            _beside(
                theme,
                f"{name}_when",
                (Field(theme, f"{name}_hours_field", words.ASK_HOURS, self._hours), SHORT),
                (self._from, SHORT),
                (Field(theme, f"{name}_weeks_field", words.ASK_WEEKS, self._weeks), SHORT),
            ),
            _beside(
                theme,
                f"{name}_how",
                (Field(theme, f"{name}_language_field", words.ASK_LANGUAGE, self._language), SHORT),
                (Field(theme, f"{name}_travel_field", words.ASK_TRAVEL, self._travel), WIDE),
            ),
            Field(theme, f"{name}_message_field", words.ASK_MESSAGE, self._message),
        )
        self.setFocusProxy(self._to)

    @property
    def form(self) -> AskForm:
        """Return what is filled in."""
        return AskForm(
            to=self._to.key,
            case_type=self._type.key,
            hours=self._hours.text(),
            starts_on=self._from.value,
            weeks=self._weeks.text(),
            language=self._language.text(),
            travel=self._travel.text(),
            message=self._message.toPlainText(),
        )

    @property
    def typed(self) -> tuple[str, ...]:
        """Return the texts that are typed."""
        return (self._language.text(), self._travel.text(), self._message.toPlainText())

    def show_offer(self, offer: AskOffer) -> None:
        """Offer chiefs; what is typed stays."""
        self._to.show_choices([Choice(None, tab_words.CHOOSE), *offer.chiefs])
        self._to_field.show_problem("" if offer.chiefs else words.ASK_NOBODY)
        if self._type.key is None:
            self._type.choose(offer.case_type)

    def choose(self, chief: object) -> None:
        """Choose whom to ask: the one beside whose line the form was opened."""
        self._to.choose(chief)

    def asked(self) -> None:
        """Close the form and forget what is in it."""
        self.close_line()
        for pick in (self._to, self._type):
            pick.setCurrentIndex(0)
        for line in (self._hours, self._weeks, self._language, self._travel, self._from.editor):
            line.clear()
        self._from.show_value(None)
        self._message.clear()

    @override
    def submit(self) -> None:
        self.given.emit(self.form)


def _beside(theme: Theme, name: str, *fields: tuple[QWidget, Share]) -> Filled:
    """Return *fields* beside each other; below each other where the width ends."""
    row = Filled(theme, name, gap=14)
    for field, share in fields:
        row.add(field, share)
    return row
