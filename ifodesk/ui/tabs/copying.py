"""Copying texts for the record system. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.municipality_basics import basics
from ifodesk.usecases.session import Session
from ifodesk.usecases.transfers import CopyToRecord, MarkAllTransferred
from ifodesk.words import screen_words_transfer as words
from ifodesk.words.record_words import plain_text

MARK_COPIED = "mark_copied"
"""Code of the button that marks what was copied."""


def record_system(session: Session) -> str:
    """Return what the record system is called in the reader's municipality, or a word for it. Store lane."""
    return basics(session).record_system or words.RECORD_SYSTEM


@dataclass(slots=True)
class Copying:
    """Copies documents as plain text and, when the person has pasted them, marks them all in one change."""

    work: ScreenWork
    to_clipboard: Callable[[str], None]
    show: Callable[[Notice | None], None]
    _case: EntityId | None = None
    _copied: tuple[EntityId, ...] = ()

    def copy(self, case: EntityId, documents: Sequence[EntityId]) -> None:
        """Put *documents* on the clipboard and say what to do next."""
        wanted = tuple(documents)
        session = self.work.session

        def read() -> tuple[str, str]:
            return plain_text(CopyToRecord(session)(case, wanted)), record_system(session)

        def done(found: tuple[str, str]) -> None:
            text, system = found
            self._case, self._copied = case, wanted
            self.to_clipboard(text)
            mark = Deed(MARK_COPIED, words.mark(len(wanted)), main=True)
            self.show(Notice(words.copied(len(wanted), system), NoticeKind.GOOD, (mark,)))

        self.work.run(read, done)

    def mark(self) -> None:
        """Mark what was copied last as transferred, today, by me. Does nothing when nothing was copied."""
        case, copied = self._case, self._copied
        if case is None or not copied:
            return
        self.forget()
        session = self.work.session
        self.work.save(
            lambda: MarkAllTransferred(session)(case, copied),
            done=lambda _saved: self.show(Notice(words.marked(len(copied)), NoticeKind.GOOD)),
        )

    def forget(self) -> None:
        """Forget what was copied (not what lies on the clipboard)."""
        self._case, self._copied = None, ()
