"""The step Samtycke on screen: to take part, and to lift secrecy, kept apart; below them who shares what."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip.consents import ConsentPart
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.sip.state import PlanState
from ifodesk.ui.sip.tools import Tools


class ConsentPane(StepPane):
    """Consents with everything that belongs to them."""

    added = Signal(object)
    withdrawn = Signal(object)
    paper_wanted = Signal(object)
    paper_chosen = Signal(object, object)

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "sip_consent_pane", plan)
        self._advice = label("", "sip_consent_advice", look="small", wrap=True)
        self._parts = tuple(ConsentPart(tools, kind, whole=True) for kind in ConsentKind)
        self.column.addWidget(self._advice)
        for part in self._parts:
            part.edited.connect(self.edited)
            part.removed.connect(self.removed)
            part.added.connect(self.added)
            part.withdrawn.connect(self.withdrawn)
            part.paper_wanted.connect(self.paper_wanted)
            part.paper_chosen.connect(self.paper_chosen)
            part.asked.connect(self.asked)
            self.column.addWidget(part)
        self.column.addStretch(1)

    def add_part(self, panel: QWidget) -> None:
        """Put a panel below the consents: who shares what."""
        self.column.insertWidget(self.column.count() - 1, panel)

    @override
    def show_plan(self, plan: PlanState) -> None:
        self._advice.setText(plan.extra.advice)
        self._advice.setVisible(bool(plan.extra.advice))
        participation, waivers = self._parts
        participation.show_states(plan.participation)
        waivers.show_states(plan.waivers)

    @override
    def pieces(self) -> Iterator[Piece]:
        for part in self._parts:
            yield from part.rows
