"""The feedback as the client reads it on the screen: in the words of the paper, with nothing to write in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.asi.feedback_state import PARTS, AreaText, FeedbackState
from ifodesk.ui.asi.profile import ProfileView
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import interview_paper_words as paper
from ifodesk.words import screen_words_asi_after as words

_TITLES = dict(
    zip(
        PARTS,
        (paper.STRENGTHS, paper.PROBLEMS, paper.OWN_WORDS, paper.HELP_WANTED, paper.DIFFERING),
        strict=True,
    )
)


class ClientView(QWidget):
    """The profile, and area by area what is written. That an answer is doubted is not told here, as on the paper."""

    back_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_client", accessible=paper.FEEDBACK)
        self._theme = theme
        self._shown: FeedbackState | None = None
        self._profile = ProfileView(theme)
        self._areas = Column(theme, gap=10)
        self._back = Push(theme, words.CLIENT_BACK, "asi_client_back", look="link", icon=Icon.BACK, keys="Esc")
        self._back.clicked.connect(lambda _checked=False: self.back_clicked.emit())
        column = Column(theme, self, gap=14)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading(paper.FEEDBACK, "asi_client_title"))
        column.addWidget(label(paper.FEEDBACK_BELOW, "asi_client_below", look="quiet", wrap=True))
        column.addWidget(heading(paper.PROFILE, "asi_client_profile_title", level=2))
        column.addWidget(label(paper.PROFILE_NOTE, "asi_client_note", look="small", wrap=True))
        column.addWidget(self._profile)
        column.addLayout(self._areas)
        column.addWidget(label(paper.YOUR_RIGHT, "asi_client_right", look="small", wrap=True))
        column.addStretch(1)
        self.hide()

    def show_state(self, state: FeedbackState) -> None:
        """Show *state*."""
        if state == self._shown:
            return
        self._shown = state
        self._profile.show_lines([replace(line, doubted=False) for line in state.profile])
        clear(self._areas)
        for area in state.areas:
            self._show_area(area)
        self._section(paper.COMMENT_BY_CLIENT, "comment", (state.comment,))
        self._section(words.CORRECTIONS.format(count=len(state.corrections)), "corrections", state.corrections)

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus()

    def _show_area(self, area: AreaText) -> None:
        said = [(part, text) for part, text in zip(PARTS, area.texts, strict=True) if text.strip()]
        if said:
            self._areas.addWidget(heading(area.title, f"asi_client_{area.area}", level=2))
        for part, text in said:
            name = f"asi_client_{area.area}_{part}"
            self._areas.addWidget(label(_TITLES[part], f"{name}_title", look="quiet"))
            self._areas.addWidget(label(text, name, wrap=True))

    def _section(self, title: str, name: str, texts: tuple[str, ...]) -> None:
        if any(text.strip() for text in texts):
            self._areas.addWidget(heading(title, f"asi_client_{name}_title", level=2))
            for at, text in enumerate(texts):
                self._areas.addWidget(label(text, f"asi_client_{name}_{at}", wrap=True))
