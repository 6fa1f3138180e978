"""Keeps what is half typed as loose notes when the window locks, each text once. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.session import Session
from ifodesk.words.screen_words_shell import HALF_TYPED


class HalfTypedKeeper:
    """One per unlocked window."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs
        self._kept: set[str] = set()
        self._failed: Exception | None = None

    @property
    def unsaved(self) -> bool:
        """Return whether something half typed could not be kept the last time."""
        return self._failed is not None

    def keep(self, texts: Iterable[str]) -> None:
        """Keep each of *texts* in the own compartment, unless a lock that came to nothing kept it already."""
        self._failed = None
        for text in texts:
            if text not in self._kept:
                self._save(text)

    def _save(self, text: str) -> None:
        def saved(made: Made) -> None:
            self._kept.add(text)
            self._jobs.tell(made.saved.changed)

        self._jobs.run(
            lambda: SaveLooseNote(self._session)(HALF_TYPED.format(text=text)), done=saved, failed=self._not_kept
        )

    def _not_kept(self, error: Exception) -> None:
        self._failed = error
