"""The notice of a tab, as a message bar."""

from __future__ import annotations

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.message import Action, Message, MessageBar, MessageKind
from ifodesk.ui.tabs.notice import Notice


class NoticeBar(MessageBar):
    """Shows a ``Notice``. A main button in it takes the focus, so that one key does what the notice offers."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._noticed: Notice | None = None

    def show_notice(self, notice: Notice | None) -> None:
        """Show *notice*, or nothing."""
        if notice == self._noticed:
            return
        self._noticed = notice
        if notice is None:
            self.show_message(None)
            return
        actions = tuple(Action(deed.code, deed.text, main=deed.main) for deed in notice.deeds)
        self.show_message(Message(notice.text, MessageKind(notice.kind), actions))
        main = next((deed for deed in notice.deeds if deed.main), None)
        if main is not None and (button := self.findChild(Push, f"{self.objectName()}_{main.code}")) is not None:
            button.show()  # now, not with the next event: else it could not take the focus
            button.setFocus()
