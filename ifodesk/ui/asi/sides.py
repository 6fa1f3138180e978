"""What stands round the questions: head, sections, foot, the comment, and the cover over all of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.asi.state import InterviewState, SectionState, Stage, Way
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import SavedLabel, heading, label
from ifodesk.ui.tabs.panes import Scrolled
from ifodesk.words import screen_words_asi as words

_SIDE, _LINE = 210, 52
"""Width of the list of sections and height of one, pixels at 100 %. Hidden in a talk: it says nothing to the client."""


class Head(QWidget):
    """The section, how far it has come, and what can be done with the screen."""

    way_clicked = Signal()
    cover_clicked = Signal()
    pause_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_head")
        self._title = heading("", "asi_title")
        self._place = label("", "asi_place", look="quiet")
        self._saved = SavedLabel("asi_saved")
        self._way = Push(theme, words.TO_FORM, "asi_way", look="link")
        self._cover = Push(theme, words.COVER, "asi_cover", look="link", keys="F5")
        pause = Push(theme, words.PAUSE, "asi_pause", keys="Esc")
        self._way.clicked.connect(lambda _checked=False: self.way_clicked.emit())
        self._cover.clicked.connect(lambda _checked=False: self.cover_clicked.emit())
        pause.clicked.connect(lambda _checked=False: self.pause_clicked.emit())
        row = Row(theme, self, gap=14)
        row.addWidget(self._title)
        row.addWidget(self._place)
        row.addStretch(1)
        for part in (self._saved, self._way, self._cover, pause):
            row.addWidget(part)

    def show_state(self, state: InterviewState) -> None:
        """Show where the interview is. The time of the last save is for the form: a talk has no clock."""
        self._title.setText(state.title)
        self._place.setText(state.place)
        self._saved.show_text(state.saved if state.way is Way.FORM else "")
        self._way.show_text(words.TO_FORM if state.way is Way.TALK else words.TO_TALK)


class SectionList(QWidget):
    """The sections with what is answered in each; a click goes there."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_sections", accessible=words.SECTIONS)
        self._theme = theme
        self._shown: tuple[SectionState, ...] = ()
        self._places: list[QWidget] = []
        inside = named(QWidget(), "asi_sections_inside")
        self._column = Column(theme, inside, gap=2)
        self._column.addStretch(1)
        Column(theme, self, gap=0).addWidget(Scrolled("asi_sections_scrolled", inside))
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_sections(self, sections: Sequence[SectionState]) -> None:
        """Show them; none hides the list."""
        if tuple(sections) == self._shown:
            return
        self._shown = tuple(sections)
        self.setVisible(bool(sections))
        self._places.clear()
        clear(self._column)
        for section in sections:
            button = Push(
                self._theme,
                section.title,
                f"asi_section_{section.id}",
                look="rail",
                icon=Icon.CHECK if section.share >= 1 else Icon.HALF if section.share > 0 else Icon.RING,
                accessible=f"{section.title}, {section.progress}",
                below=section.progress,
            )
            button.setCheckable(True)
            button.setChecked(section.current)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, key=section.id: self.chosen.emit(key))
            place = named(QWidget(), f"asi_section_{section.id}_place")  # a button alone would be squeezed
            Column(self._theme, place, gap=0).addWidget(button)
            self._column.addWidget(place)
            self._places.append(place)
        self._column.addStretch(1)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(_SIDE))
        for place in self._places:
            place.setMinimumHeight(self._theme.px(_LINE))


class Bottom(QWidget):
    """Back, on, and in between a calm word that something waits for the interviewer alone."""

    moved = Signal(bool)
    notes_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_bottom")
        back = Push(theme, words.BACK, "asi_back", icon=Icon.BACK, keys="PgUp")
        self._next = Push(theme, words.NEXT, "asi_next", look="main", keys="Return")
        self._notes = Push(theme, "", "asi_notes_button", look="link", keys="Ctrl+M")
        for button in (back, self._next, self._notes):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        back.clicked.connect(lambda _checked=False: self.moved.emit(False))  # noqa: FBT003 - a signal's only value
        self._next.clicked.connect(lambda _checked=False: self.moved.emit(True))  # noqa: FBT003 - as above
        self._notes.clicked.connect(lambda _checked=False: self.notes_clicked.emit())
        row = Row(theme, self, gap=14)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._notes)
        row.addStretch(1)
        row.addWidget(self._next)

    def show_state(self, state: InterviewState) -> None:
        """Show what waits; while something else stands in the middle there is nowhere to go from here."""
        self.setVisible(state.stage is Stage.ASKING)
        self._notes.show_text(words.NOTES.format(count=state.notes) if state.notes else words.NOTES_NOW)


class Cover(QWidget):
    """Hides everything: no name, no question, no clock. No passphrase: the talk goes on in a minute."""

    lifted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_covered", look="page", accessible=words.COVERED_TITLE)
        self._lift = Push(theme, words.UNCOVER, "asi_uncover", look="main", keys="F5")
        self._lift.clicked.connect(lambda _checked=False: self.lifted.emit())
        row = Row(theme, gap=0)
        row.addStretch(1)
        row.addWidget(self._lift)
        row.addStretch(1)
        column = Column(theme, self, gap=14)
        column.addStretch(1)
        for text in (
            heading(words.COVERED_TITLE, "asi_covered_title"),
            label(words.COVERED_TEXT, "asi_covered_text", look="quiet"),
        ):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        column.addLayout(row)
        column.addStretch(1)
        self.hide()

    def take_focus(self) -> None:
        """Put the focus on the way back."""
        self._lift.setFocus()
