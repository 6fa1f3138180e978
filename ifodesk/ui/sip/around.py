"""What few plans need, in one place that unfolds: other plans, crisis, interpreter, god man, travel."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, Ask, ExtraState
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.form_state import FormState
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import screen_words_sip_steps as words


class Around(QWidget):
    """Made when it is first unfolded."""

    def __init__(self, pane: StepPane) -> None:
        super().__init__()
        named(self, "sip_around_inside")
        theme = pane.tools.theme
        self._pane = pane
        self.form = Form(pane.tools, "sip_around_form", pane.plan, forms.AROUND)
        pane.adopt(self.form)
        self.plans: Keyed[FormState, Form] = Keyed(
            theme, "sip_other_plans", key=lambda state: state.id, make=self._make, show=Form.show_state
        )
        add = Push(theme, words.OTHER_PLAN_ADD, "sip_other_plan_add", look="link", icon=Icon.PLUS)
        add.clicked.connect(lambda _checked=False: pane.asked.emit(Ask(Act.ADD_OTHER_PLAN)))
        column = Column(theme, self, gap=8)
        column.addWidget(self.form)
        column.addWidget(label(words.OTHER_PLANS, "sip_other_plans_title", look="strong"))
        column.addWidget(self.plans)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, extra: ExtraState) -> None:
        """Show it; what is being typed stays."""
        self.form.show_state(extra.around)
        self.plans.show_states(extra.other_plans)

    def pieces(self) -> Iterator[Piece]:
        """Yield everything with fields."""
        yield self.form
        yield from self.plans

    def _make(self, state: FormState) -> Form:
        name = f"sip_other_plan_{state.id.hex()}"
        form = Form(self._pane.tools, name, state.id, forms.OTHER_PLAN, remove=words.OTHER_PLAN_REMOVE)
        self._pane.adopt(form)
        return form
