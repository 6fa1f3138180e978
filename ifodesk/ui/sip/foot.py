"""The line that always stands under the plan: what is missing, what was skipped, adopt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named, restyle
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip.extra_state import Step
from ifodesk.ui.sip.state import GapState, Place, PlanState, StepMark, StepState
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words

MARK = {
    StepMark.DONE: (Icon.CHECK, Tone.GOOD),
    StepMark.NOW: (Icon.DOT, Tone.ACCENT),
    StepMark.SKIPPED: (Icon.DASH, Tone.QUIET),
    StepMark.OPEN: (Icon.RING, Tone.QUIET),
}


class Links(QWidget):
    """A heading and links that break into lines."""

    place_clicked = Signal(Place)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        self._theme = theme
        self._flow = Flow(theme, self, gap=2)
        self._shown: tuple[str, tuple[GapState, ...]] = ("", ())

    def show_links(self, text: str, gaps: Sequence[GapState]) -> None:
        """Show *text* and a link per gap."""
        if (text, tuple(gaps)) == self._shown:
            return
        self._shown = (text, tuple(gaps))
        clear(self._flow)
        self.setVisible(bool(text))
        head = label(text, f"{self.objectName()}_text", look="quiet")
        self._flow.addWidget(head)
        for number, gap in enumerate(gaps):
            link = Push(self._theme, gap.text, f"{self.objectName()}_{number}", look="link")
            link.clicked.connect(lambda _checked=False, place=gap.place: self.place_clicked.emit(place))
            self._flow.addWidget(link)
            head.setMinimumHeight(link.sizeHint().height())
        self.updateGeometry()


class Steps(QWidget):
    """The steps of the process with a mark each; a link shows the step. Where one is stands out in bold."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_steps", accessible=words.STEPS)
        self._flow = Flow(theme, self, gap=4)
        self._marks: dict[Step, Mark] = {}
        self._links: dict[Step, Push] = {}
        self._places: list[QWidget] = []
        for step in Step:
            name = f"sip_step_{step}"
            place = named(QWidget(), name)
            row = Row(theme, place, gap=2)
            self._marks[step] = Mark(theme, Icon.RING, f"{name}_mark", tone=Tone.QUIET)
            self._links[step] = Push(theme, step_words.STEP[step], f"{name}_link", look="link")
            self._links[step].clicked.connect(lambda _checked=False, to=step: self.chosen.emit(to))
            row.addWidget(self._marks[step])
            row.addWidget(self._links[step])
            self._flow.addWidget(place)
            self._places.append(place)

    def show_steps(self, steps: tuple[StepState, ...], here: Step) -> None:
        """Show how far each step is, and which one is shown; a part of a plan has none."""
        for place in self._places:
            place.setVisible(bool(steps))
        for state in steps:
            icon, tone = MARK[state.mark]
            mark, title = step_words.STEP_MARK[state.mark], step_words.STEP[state.step]
            self._marks[state.step].show_icon(icon, tone, mark)
            spoken = step_words.STEP_HERE if state.step is here else step_words.STEP_SPOKEN
            link = self._links[state.step]
            link.setAccessibleName(spoken.format(title=title, mark=mark))
            restyle(link, "here" if state.step is here else "link")


class Foot(QFrame):
    """Gaps, points for the first follow-up, and the button that adopts."""

    place_clicked = Signal(Place)
    adopt_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_foot", look="card")
        self._mark = Mark(theme, Icon.RING, "sip_foot_mark", side=18)
        self._gaps = Links(theme, "sip_gaps")
        self._points = Links(theme, "sip_points")
        self._gaps.place_clicked.connect(self.place_clicked)
        self._points.place_clicked.connect(self.place_clicked)
        self._adopt = Push(theme, words.ADOPT, "sip_adopt", look="main", keys="Ctrl+Return")
        self._adopt.clicked.connect(lambda _checked=False: self.adopt_clicked.emit())
        said = named(QWidget(), "sip_foot_said")
        texts = Column(theme, gap=2)
        texts.addWidget(self._gaps)
        texts.addWidget(self._points)
        beside = Row(theme, said, gap=10)
        beside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(texts, 1)
        row = Row(theme, self, gap=10, edges=(12, 6, 12, 6))
        row.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._adopt, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_plan(self, plan: PlanState, *, points: bool) -> None:
        """Show what *plan* lacks; *points*: what was skipped too."""
        icon, tone = (Icon.CHECK, Tone.GOOD) if plan.whole else (Icon.RING, Tone.WARN)
        self._mark.show_icon(icon, tone, "")
        self._gaps.show_links(plan.gaps_text, plan.gaps)
        self._points.show_links(plan.points_text if points else "", plan.points if points else ())
        self._adopt.setEnabled(plan.can_adopt)
        self._adopt.setVisible(not plan.is_part)
        self.setVisible(not plan.closed)
