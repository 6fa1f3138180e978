"""Copying texts for the record system. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.transfers import CopyToRecord, MarkAllTransferred
from ifodesk.words import screen_words_transfer as words
from ifodesk.words.record_words import plain_text

MARK_COPIED = "mark_copied"
"""Code of the button that marks what was copied."""


@dataclass(slots=True)
class Copying:
    """Copies documents as plain text and, when the person has pasted them, marks them all in one change."""

    work: ScreenWork
    to_clipboard: Callable[[str], None]
    show: Callable[[Notice | None], None]
    _case: EntityId | None = None
    _copied: tuple[EntityId, ...] = ()

    def copy(self, case: EntityId, documents: Sequence[EntityId], *, system: str) -> None:
        """Put *documents* on the clipboard and say what to do next; *system*: what the record system is called here."""
        wanted = tuple(documents)
        session = self.work.session

        def done(text: str) -> None:
            self._case, self._copied = case, wanted
            self.to_clipboard(text)
            mark = Deed(MARK_COPIED, words.MARK_COPIED, main=True)
            self.show(Notice(words.copied(len(wanted), system), NoticeKind.GOOD, (mark,)))

        self.work.run(lambda: plain_text(CopyToRecord(session)(case, wanted)), done)

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
