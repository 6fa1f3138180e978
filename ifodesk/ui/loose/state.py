"""What the loose note shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.ui.parts.shapes import Choice


@dataclass(frozen=True, slots=True)
class LooseState:
    """One moment of the note."""

    text: str = ""
    token: object = None
    """What the text was read as; the field hands it back with each edit."""
    cases: tuple[Choice, ...] = ()
    saved: str = ""
    problem: str = ""
    is_new: bool = True
    """True until the first letters are saved."""


class LooseScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_state(self, state: LooseState) -> None:
        """Show *state*; what is typed stays."""
        ...

    def confirmed(self, token: object) -> None:
        """What was typed last is saved."""
        ...

    def failed(self) -> None:
        """What was typed last could not be saved; it stays and is tried again."""
        ...

    def finish(self) -> None:
        """Close: the note is filed or thrown away, and nothing of it is to be saved any more."""
        ...
