"""The step Behov on screen: why, who proposed it, and the rare no with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.extra_state import Act, Ask
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.sip.state import PlanState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.words import screen_words_sip_steps as words


class NeedPane(StepPane):
    """Everything here may be skipped."""

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "sip_need_pane", plan)
        theme = tools.theme
        self._form = Form(tools, "sip_need_form", plan, forms.NEED)
        self.adopt(self._form)
        self._refused = label("", "sip_refused", look="late", wrap=True)
        self._refuse = Push(theme, words.REFUSE, "sip_refuse", look="link")
        self._line = AskLine(
            theme, "sip_refusal", words.REFUSE_REASON, words.REFUSE_NOW, hint=words.REFUSE_HINT, needed=True
        )
        self._refuse.clicked.connect(lambda _checked=False: self._line.open_line())
        self._line.given.connect(lambda reason: self.asked.emit(Ask(Act.REFUSE, text=reason)))
        self._again = self.act_button(words.RECONSIDER, "sip_reconsider", Act.RECONSIDER)
        self.column.addWidget(heading(words.NEED_TITLE, "sip_need_title", level=2))
        self.column.addWidget(label(words.NEED_ABOUT, "sip_need_about", look="small", wrap=True))
        self.column.addWidget(self._form)
        self.column.addWidget(self._refused)
        for part in (self._refuse, self._again):
            self.column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._line)
        self.column.addStretch(1)

    @override
    def show_plan(self, plan: PlanState) -> None:
        extra = plan.extra
        self._form.show_state(extra.need)
        self._refused.setText(extra.refused)
        self._refused.setVisible(bool(extra.refused))
        self._again.setVisible(bool(extra.refused))
        self._refuse.setVisible(not extra.refused and not plan.versions and not plan.closed)

    @override
    def pieces(self) -> Iterator[Piece]:
        yield self._form
