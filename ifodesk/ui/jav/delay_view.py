"""The form of one act that cannot wait, on the tab Jäv."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.ui.jav.delay import DelayForm
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.saving_text import TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_delay as words
from ifodesk.words import screen_words_tabs as tab_words


class DelayFormView(GiveForm):
    """Who, what, why not somebody else."""

    given = Signal(object)
    """A `DelayForm`. The form stays open until it is told to close."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "jav_delay", words.GIVE)
        self._who = Pick(theme, "jav_delay_who")
        self._who_field = Field(theme, "jav_delay_who_field", words.WHO, self._who)
        self._act = named(TextArea(theme, lines=3, most=8), "jav_delay_act")
        self._reason = named(TextArea(theme, lines=2, most=5), "jav_delay_reason")
        self._nobody = label(words.NOBODY, "jav_delay_nobody", look="quiet", wrap=True)
        self.fill(
            heading(words.TITLE, "jav_delay_title", level=2),
            label(words.TEXT, "jav_delay_text", look="small", wrap=True),
            self._who_field,
            self._nobody,
            Field(theme, "jav_delay_act_field", words.ACT, self._act),
            Field(theme, "jav_delay_reason_field", words.REASON, self._reason),
        )
        self.setFocusProxy(self._who)

    @property
    def typed(self) -> tuple[str, ...]:
        """Return the texts that are typed."""
        return (self._act.toPlainText(), self._reason.toPlainText())

    def show_people(self, people: tuple[Choice, ...]) -> None:
        """Offer *people*; who is chosen stays chosen."""
        self._who.show_choices([Choice(None, tab_words.CHOOSE), *people])
        self._who_field.setVisible(bool(people))
        self._nobody.setVisible(not people)
        self.give.setEnabled(bool(people))

    @override
    def submit(self) -> None:
        form = DelayForm(self._who.key, self._act.toPlainText(), self._reason.toPlainText())
        self.given.emit(form)

    def clear(self) -> None:
        """Forget what is filled in."""
        self._who.setCurrentIndex(0)
        self._act.clear()
        self._reason.clear()


class DelayPanel(QWidget):
    """The button and the form that it opens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_delay_part")
        self.form = kept_by_page(DelayFormView(theme))
        self._open = Push(theme, words.OPEN, "jav_delay_open", look="link", icon=Icon.WARNING)
        self._open.clicked.connect(lambda _checked=False: self.form.open_line())
        column = Column(theme, self, gap=6)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)

    def show_people(self, people: tuple[Choice, ...] | None) -> None:
        """Offer those who do not read the case; None: no case is shown."""
        self._open.setVisible(people is not None)
        if people is None:
            self.close_form()
        else:
            self.form.show_people(people)

    def close_form(self) -> None:
        """Close the form and forget what is in it."""
        self.form.close_line()
        self.form.clear()
