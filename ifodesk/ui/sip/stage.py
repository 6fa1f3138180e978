"""Where the steps of one plan are shown, one at a time; each is made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.parts.naming import named
from ifodesk.ui.sip.extra_state import Step
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.signed_view import SignedPanel
from ifodesk.ui.sip.state import Place, PlanState, SignedState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import Base
from ifodesk.ui.tabs.fields import AnyField
from ifodesk.ui.tabs.panes import Scrolled

BESIDE = 900
"""From this width on (pixels at 100 %) the version that was signed stands beside the plan, else in its place."""
Make = Callable[[], StepPane]


class Stage(QWidget):
    """The steps of one plan."""

    signed_closed = Signal()

    def __init__(self, tools: Tools, make: Mapping[Step, Make]) -> None:
        super().__init__()
        named(self, "sip_stage")
        self._tools = tools
        self._make = make
        self._panes: dict[Step, StepPane] = {}
        self._areas: dict[Step, Scrolled] = {}
        self._insides: dict[Step, Column] = {}
        self._step = Step.PLAN
        self._signed = SignedPanel(tools.theme)
        self._signed.closed.connect(self.signed_closed)
        self._stack = named(QStackedWidget(), "sip_steps_stack")
        row = Row(tools.theme, self, gap=12)
        row.addWidget(self._stack, 3)
        row.addWidget(self._signed, 2)

    @property
    def pane(self) -> StepPane | None:
        """Return the step that is shown."""
        return self._panes.get(self._step)

    @property
    def inside(self) -> Column | None:
        """Return the column that scrolls with the step that is shown."""
        return self._insides.get(self._step)

    def get(self, step: Step) -> StepPane | None:
        """Return a step; None when nobody has gone to it."""
        return self._panes.get(step)

    def show_plan(self, plan: PlanState, step: Step, signed: SignedState | None) -> None:
        """Show *step* of *plan*; what is being typed stays."""
        if step is not self._step and (former := self.pane) is not None:
            former.flush()
        self._step = step
        if step not in self._panes:
            self._panes[step] = self._make[step]()
            self._panes[step].show_plan(plan)  # before it is on screen: each row is then laid out once
            self._place(step)
        else:
            self._panes[step].show_plan(plan)
        self._stack.setCurrentWidget(self._areas[step])
        self._signed.show_state(signed if step is Step.PLAN else None)
        self._make_room()

    def fields_of(self, base: Base) -> Iterator[AnyField]:
        """Yield the fields that show what *base* is about."""
        place = Place(base.entity, base.name)
        for pane in self._panes.values():
            if (field := pane.field(place)) is not None:
                yield field

    def focus_place(self, place: Place) -> None:
        """Put the focus where something is filled in, if that is on the step that is shown."""
        if self.pane is not None:
            self.pane.reveal(place)
        if self.pane is not None and (field := self.pane.field(place)) is not None:
            field.go_on()
            area = self._areas[self._step]
            area.ensureWidgetVisible(field)
            QTimer.singleShot(0, field, lambda: area.ensureWidgetVisible(field))  # by then it has its place

    def flush(self) -> None:
        """Save now what is typed."""
        for pane in self._panes.values():
            pane.flush()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return any(pane.unsaved for pane in self._panes.values())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _place(self, step: Step) -> None:
        inside = named(QWidget(), f"sip_inside_{step}")
        self._insides[step] = Column(self._tools.theme, inside, gap=8)
        self._insides[step].addWidget(self._panes[step], 1)
        self._areas[step] = Scrolled(f"sip_scrolled_{step}", inside)
        self._stack.addWidget(self._areas[step])

    def _make_room(self) -> None:
        narrow = self.width() < self._tools.theme.px(BESIDE)
        self._stack.setVisible(not narrow or self._signed.isHidden())
