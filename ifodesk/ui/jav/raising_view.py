"""The forms that open a matter, on the tab Jäv."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import AskLine, Unfolding
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_matter as words
from ifodesk.words import screen_words_tabs as tab_words


class RaiseForm(GiveForm):
    """Whose jäv, and what was noticed. The form stays open until it is told to close."""

    given = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "jav_raise", words.RAISE_NOW)
        self._who = Pick(theme, "jav_raise_who")
        self._why = named(TextArea(theme, lines=2, most=6), "jav_raise_why")
        self.fill(
            heading(words.RAISE_TITLE, "jav_raise_title", level=2),
            label(words.RAISE_TEXT, "jav_raise_text", look="small", wrap=True),
            Field(theme, "jav_raise_who_field", words.RAISE_WHO, self._who),
            Field(theme, "jav_raise_why_field", words.RAISE_WHY, self._why),
        )
        self.setFocusProxy(self._who)

    @property
    def typed(self) -> tuple[str, ...]:
        """Return the texts that are typed."""
        return (self._why.toPlainText(),)

    def show_people(self, people: tuple[Choice, ...]) -> None:
        """Offer *people*; who is chosen stays chosen."""
        self._who.show_choices([Choice(None, tab_words.CHOOSE), *people])

    @override
    def submit(self) -> None:
        self.given.emit(self._who.key, self._why.toPlainText())

    def clear(self) -> None:
        """Forget what is filled in."""
        self._who.setCurrentIndex(0)
        self._why.clear()


class RaisingPanel(QWidget):
    """Two buttons, each with its form."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_raising")
        self.form = kept_by_page(RaiseForm(theme))
        self.wish = AskLine(theme, "jav_wish", words.WISH_ASK, words.WISH_NOW, hint=words.WISH_HINT, needed=True)
        self._buttons = named(QWidget(), "jav_raising_buttons")
        flow = Flow(theme, self._buttons, gap=10)
        for name, text, icon, form in (
            ("jav_raise_open", words.RAISE, Icon.SCALES, self.form),
            ("jav_wish_open", words.WISH, Icon.NOTE, self.wish),
        ):
            button = Push(theme, text, name, look="link", icon=icon)
            button.clicked.connect(lambda _checked=False, form=form: self._open(form))
            flow.addWidget(button)
        column = Column(theme, self, gap=6)
        for part in (self._buttons, self.form, self.wish):
            column.addWidget(part)

    def show_people(self, people: tuple[Choice, ...] | None) -> None:
        """Offer those whose jäv can be raised; None: no case is shown."""
        self._buttons.setVisible(people is not None)
        if people is None:
            self.close_forms()
        else:
            self.form.show_people(people)

    def close_forms(self) -> None:
        """Close the forms and forget what is in them."""
        self.form.close_line()
        self.form.clear()
        self.wish.close_line()

    def _open(self, form: Unfolding) -> None:
        for other in (self.form, self.wish):
            if other is not form:
                other.close_line()
        form.open_line()
