"""Keeps what is half typed as loose notes when the window locks or a form is left, each text once. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from ifodesk.ui.parts.shapes import Message, MessageKind
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.words import error_words
from ifodesk.words import screen_words_shell as words


class HalfTypedKeeper:
    """One per unlocked window."""

    def __init__(self, session: Session, jobs: Jobs, tell: Callable[[Message], None]) -> None:
        self._session = session
        self._jobs = jobs
        self._tell = tell
        self._kept: set[str] = set()
        self._failed: Exception | None = None

    @property
    def unsaved(self) -> bool:
        """Return whether something half typed could not be kept the last time."""
        return self._failed is not None

    def locking(self, texts: Iterable[str]) -> None:
        """Keep each of *texts* in the own compartment, unless a lock that came to nothing kept it already."""

        def failed(error: Exception) -> None:
            self._failed = error

        self._failed = None
        for text in texts:
            self._keep(text, words.HALF_TYPED, done=lambda: None, failed=failed)

    def left(self, texts: Iterable[str]) -> None:
        """Keep each of *texts*, whose form closed when another place was shown, and say where it is now.

        What cannot be kept is shown whole, to be copied.
        """
        for text in texts:
            self._keep(
                text,
                words.HALF_TYPED_LEFT,
                done=lambda: self._tell(Message(words.HALF_TYPED_KEPT, MessageKind.INFO)),
                failed=partial(self._lost, text),
            )

    def _lost(self, text: str, error: Exception) -> None:
        why = error_words.sentence(error)
        self._tell(Message(words.HALF_TYPED_LOST.format(why=why, text=text), MessageKind.PROBLEM))

    def _keep(self, text: str, note: str, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        if text in self._kept:
            return
        self._kept.add(text)

        def saved(made: Made) -> None:
            self._jobs.tell(made.saved.changed)
            done()

        def not_saved(error: Exception) -> None:
            self._kept.discard(text)
            failed(error)

        self._jobs.run(lambda: SaveLooseNote(self._session)(note.format(text=text)), done=saved, failed=not_saved)
