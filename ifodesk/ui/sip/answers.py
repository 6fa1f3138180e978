"""The short questions to the client, on screen. Nobody has to answer."""

from __future__ import annotations

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.sip.extra_state import AnswerState
from ifodesk.ui.sip.rows import Piece, text_field
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.base import FieldState
from ifodesk.ui.tabs.fields import EditedKind, EditedText
from ifodesk.ui.tabs.filled import Filled, Share


class Answers(Piece):
    """All questions of one follow-up."""

    def __init__(self, tools: Tools, follow_up: EntityId, states: tuple[AnswerState, ...]) -> None:
        name = f"sip_answers_{follow_up.hex()}"
        super().__init__(tools, name, follow_up)
        line = Filled(tools.theme, f"{name}_line")
        self._widgets: dict[str, EditedText | EditedKind] = {}
        for state in states:
            widget: EditedText | EditedKind
            if state.choices:
                widget = EditedKind(tools.theme, f"{name}_{state.code}", state.question, state.choices)
            else:
                widget = text_field(tools, f"{name}_{state.code}", state.question)
            self.keep(f"experience:{state.code}", widget)
            self._widgets[state.code] = widget
            line.add(widget, Share(280))
        Column(tools.theme, self).addWidget(line)

    def show_states(self, states: tuple[AnswerState, ...]) -> None:
        """Show the answers; what is being typed stays."""
        for state in states:
            widget = self._widgets.get(state.code)
            if isinstance(widget, EditedText):
                widget.show_state(state.answer)
            elif widget is not None:
                widget.show_state(FieldState(state.answer.value, state.answer.base))
