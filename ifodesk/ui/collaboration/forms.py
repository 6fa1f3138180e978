"""The forms of Samverkan: a question, an answer, a process map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ifodesk.ui.collaboration.state import Found, MapForm
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.saving_text import PAUSE_MS, TextArea
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_collaboration as words


class AskForm(GiveForm):
    """To which area, and the question; what may give somebody away shows while one types."""

    given = Signal(object, str, bool)
    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "collaboration_ask", words.ASK_NOW)
        self._area = Pick(theme, "ask_area")
        self.text = named(TextArea(theme, lines=3, most=10), "ask_question")
        self._must_go = label("", "ask_must_go", look="late", wrap=True)
        self._found = label("", "ask_found", look="strong", wrap=True)
        self._anyway = Check(theme, words.ASK_ANYWAY, "ask_anyway")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.text.toPlainText()))
        self.text.textChanged.connect(self._pause.start)
        self.text.left.connect(lambda: self.typed.emit(self.text.toPlainText()))
        self.fill(
            heading(words.ASK_TITLE, "ask_title", level=2),
            label(words.ASK_TEXT, "ask_text", wrap=True),
            Field(theme, "ask_area_field", words.ASK_AREA, self._area),
            Field(theme, "ask_question_field", words.ASK_QUESTION, self.text),
            self._must_go,
            self._found,
            self._anyway,
        )
        self.setFocusProxy(self._area)
        self.show_found(Found())

    def show_areas(self, areas: Sequence[Choice]) -> None:
        """Offer the areas."""
        if self._area.count() != len(areas):
            self._area.show_choices(areas)

    def show_found(self, found: Found) -> None:
        """Show what the question may give away."""
        for part, said in ((self._must_go, found.must_go), (self._found, found.may_point_out)):
            part.setText(said)
            part.setVisible(bool(said))
        self._anyway.setVisible(bool(found.may_point_out) and not found.must_go)

    @override
    def submit(self) -> None:
        self._pause.stop()
        self.typed.emit(self.text.toPlainText())
        self.given.emit(self._area.key, self.text.toPlainText(), self._anyway.isChecked())

    @override
    def close_line(self) -> None:
        super().close_line()
        self._pause.stop()
        self.text.clear()
        self._anyway.setChecked(False)
        self._pause.stop()
        self.show_found(Found())


class AnswerForm(GiveForm):
    """The answer to one question."""

    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "collaboration_answer", words.ANSWER_NOW)
        self.text = named(TextArea(theme, lines=3, most=10), "answer_text")
        self.fill(Field(theme, "answer_field", words.ANSWER_TEXT, self.text))
        self.setFocusProxy(self.text)

    @override
    def submit(self) -> None:
        self.given.emit(self.text.toPlainText())

    @override
    def close_line(self) -> None:
        super().close_line()
        self.text.clear()


class ProcessMapForm(GiveForm):
    """A process map, step by step."""

    given = Signal(MapForm)
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "collaboration_map", words.MAP_SAVE)
        self._shown: MapForm | None = None
        self._title = named(QLineEdit(), "map_title")
        self.text = named(TextArea(theme, lines=8, most=24), "map_text")
        self._end = Push(theme, words.MAP_END, "map_end", look="link")
        self._end.clicked.connect(lambda _checked=False: self.ended.emit())
        self.fill(
            Field(theme, "map_title_field", words.MAP_TITLE, self._title),
            Field(theme, "map_text_field", words.MAP_TEXT, self.text),
            self._end,
        )
        self.setFocusProxy(self._title)

    @property
    def changed(self) -> bool:
        """Return whether something is typed that is not saved."""
        shown = self._shown or MapForm()
        return (self._title.text(), self.text.toPlainText()) != (shown.title, shown.text)

    def show_form(self, form: MapForm | None) -> None:
        """Show a map; what is typed stays while it is open."""
        if form is None or self.is_open:
            return
        self._shown = form
        self._title.setText(form.title)
        self.text.setPlainText(form.text)
        self._end.setVisible(form.id is not None)

    @override
    def submit(self) -> None:
        shown = self._shown or MapForm()
        self.given.emit(replace(shown, title=self._title.text(), text=self.text.toPlainText()))

    @override
    def close_line(self) -> None:
        super().close_line()
        self._shown = None
        self._title.clear()
        self.text.clear()
