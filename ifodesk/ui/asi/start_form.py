"""What a new interview needs: an instrument, whether it is the first, and how it is written down."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ifodesk.ui.asi.list_state import ListState
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_asi_after as words


class StartForm(Unfolding):
    """Unfolds in the list. Enter begins."""

    given = Signal(object, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "asi_start")
        self._picks = tuple(Pick(theme, f"asi_start_{name}") for name in ("instrument", "kind", "way"))
        for pick, title in zip(self._picks, (words.INSTRUMENT, words.KIND, words.WAY), strict=True):
            pick.setAccessibleName(title)
            self.column.addWidget(Field(theme, f"{pick.objectName()}_field", title, pick))
        give = Push(theme, words.START, "asi_start_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        cancel = Push(theme, words.CANCEL, "asi_start_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        row = Row(theme, gap=10)
        row.addWidget(give)
        row.addWidget(cancel)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setFocusProxy(give)

    def show_choices(self, state: ListState) -> None:
        """Offer what there is."""
        if self.is_open and self._picks[0].key is not None:
            return
        for pick, choices in zip(self._picks, (state.instruments, state.kinds, state.ways), strict=True):
            pick.show_choices(choices)

    def _give(self) -> None:
        self.given.emit(*(pick.key for pick in self._picks))
        self.close_line()
