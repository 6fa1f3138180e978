"""One step of a plan on screen: what every one of them shares."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.sip.extra_state import Act, Ask
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.sip.state import Place, PlanState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.fields import AnyField


class StepPane(QWidget):
    """A new one is made for another plan, so that no field can show one plan's text in another."""

    edited = Signal(FieldEdit)
    asked = Signal(Ask)
    grown = Signal()
    """Something was unfolded: the tab order is put right."""
    removed = Signal(object)
    """Id of a piece that is to be taken out of the plan."""

    def __init__(self, tools: Tools, name: str, plan: EntityId) -> None:
        super().__init__()
        named(self, name)
        self.plan = plan
        self.tools = tools
        self.column = Column(tools.theme, self, gap=16, edges=(0, 0, 10, 12))

    def show_plan(self, plan: PlanState) -> None:
        """Show the plan; what is being typed stays."""
        raise NotImplementedError

    def pieces(self) -> Iterator[Piece]:
        """Yield everything with fields."""
        raise NotImplementedError

    def reveal(self, place: Place) -> None:
        """Unfold where *place* is filled in, if it is folded."""

    def focus_first(self) -> None:
        """Put the focus at the beginning."""
        first = next(self.fields(), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> Iterator[AnyField]:
        """Yield every field."""
        for piece in self.pieces():
            yield from piece.fields.values()

    def field(self, place: Place) -> AnyField | None:
        """Return the field of *place*; None when it is not on screen."""
        for piece in self.pieces():
            if piece.entity == place.entity and place.field in piece.fields:
                return piece.fields[place.field]
        return None

    def flush(self) -> None:
        """Save now what is typed."""
        for field in self.fields():
            field.flush()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be saved."""
        return any(field.unsaved for field in self.fields())

    def adopt(self, piece: Piece) -> None:
        """Let the signals of *piece* go up from here."""
        piece.edited.connect(self.edited)
        piece.removed.connect(self.removed)

    def act_button(self, text: str, name: str, act: Act, entity: EntityId | None = None) -> Push:
        """Return a quiet button that asks for *act*."""
        button = Push(self.tools.theme, text, name, look="link")
        button.clicked.connect(lambda _checked=False: self.asked.emit(Ask(act, entity)))
        return button
