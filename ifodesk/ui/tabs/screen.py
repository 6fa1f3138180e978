"""One screen's way to the store lane. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from ifodesk.ui.tabs.base import Base, FieldEdit, FieldSaver, Written
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.usecases.undo import UndoStack
from ifodesk.words.error_words import sentence

MOST_UNSHOWN = 3
"""So many answers in a row may be old when they come, and are not shown."""

T = TypeVar("T")
R = TypeVar("R", bound="Saved | Made | Changed | None")


class FieldPage(Protocol):
    """Hears how the saving of a field goes."""

    def field_saved(self, edited: Base, base: Base) -> None:
        """What was typed on *edited* is saved; the field stands on *base* now."""
        ...

    def field_failed(self, edited: Base) -> None:
        """What was typed on *edited* could not be saved. It stays in its field and is tried again."""
        ...


@dataclass(slots=True)
class ScreenWork:
    """Runs reads and saves, tells the others, remembers what can be undone, and drops answers that come too late.

    An answer is too late when the screen shows another case by then (``renew`` was called).
    """

    session: Session
    jobs: Jobs
    problem: Callable[[str], None]
    """Shows one sentence."""
    _undo: UndoStack = field(init=False)
    _turn: int = 0
    _reading: bool = False
    _next: Callable[[], None] | None = None
    """What was asked for while a read was under way: the newest, with what it was asked for then."""
    _unshown: int = 0

    def __post_init__(self) -> None:
        self._undo = UndoStack(self.session.records)

    def renew(self) -> None:
        """The screen shows something else: what was asked for is not wanted any more, what was done is not undone."""
        self._turn += 1
        self._reading, self._next, self._unshown = False, None, 0
        self._undo.clear()

    def leave(self) -> None:
        """Another screen is shown: what was done here is undone no more."""
        self._undo.clear()

    def read(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        """Run *work* and show its answer. Of what is asked for while one is under way the newest is run afterwards.

        An answer that is old when it comes is not shown; but after some of them one is: while a great sync tells of
        changes faster than they can be read, the page must not stay as it was, or empty.
        """
        if self._reading:
            self._next = lambda: self.read(work, show)
            return
        self._reading = True
        turn = self._turn

        def ended(tell: Callable[[], None]) -> None:
            if turn != self._turn:
                return
            self._reading = False
            following, self._next = self._next, None
            self._unshown = self._unshown + 1 if following and self._unshown < MOST_UNSHOWN else 0
            try:
                if not self._unshown:
                    tell()
            finally:
                if following and turn == self._turn:
                    following()

        self.jobs.run(
            work,
            done=lambda answer: ended(lambda: show(answer)),
            failed=lambda error: ended(lambda: self.fail(error)),
        )

    def save(
        self,
        work: Callable[[], R],
        done: Callable[[R], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a use case that saves (None: nothing needed saving), tell the listeners, and remember it for undo.

        A failed save is told whatever the screen shows by then: something a person did is not in the vault.
        """
        turn = self._turn

        def saved(answer: R) -> None:
            self._remember(answer, current=turn == self._turn)
            if done is not None and turn == self._turn:
                done(answer)

        self.jobs.run(work, done=saved, failed=failed or self.fail)

    def write(self, saver: FieldSaver, edit: FieldEdit, page: FieldPage, *, undoable: bool = True) -> None:
        """Save what was typed in a field and tell the page how it went."""
        turn = self._turn

        def done(written: Written) -> None:
            if turn == self._turn:
                page.field_saved(edit.base, written.base)
            self._keep(written.saved, current=undoable and turn == self._turn)

        def failed(error: Exception) -> None:
            page.field_failed(edit.base)
            self.fail(error)

        self.jobs.run(lambda: saver(edit), done=done, failed=failed)

    def run(self, work: Callable[[], T], done: Callable[[T], None], *, lane: str = "store") -> None:
        """Run anything else, on any lane."""
        turn = self._turn
        self.jobs.run(
            work,
            done=lambda answer: done(answer) if turn == self._turn else None,
            failed=lambda error: self.fail(error) if turn == self._turn else None,
            lane=lane,
        )

    def undo(self, done: Callable[[bool], None]) -> None:
        """Undo what was done last on this screen; *done* hears whether there was anything."""

        def told(saved: Saved | None) -> None:
            if saved is not None:
                self.jobs.tell(saved.changed)
            done(saved is not None)

        self.run(self._undo.undo, told)

    def fail(self, error: Exception) -> None:
        """Show the sentence of an error that a person can meet; anything else is a fault and goes on to the window."""
        if not isinstance(error, IfodeskError):
            raise error
        self.problem(sentence(error))

    def _remember(self, answer: Saved | Made | Changed | None, *, current: bool) -> None:
        match answer:
            case None:
                pass
            case Changed():
                self.jobs.tell(answer)
            case Made():
                self._keep(answer.saved, current=current)
            case Saved():
                self._keep(answer, current=current)

    def _keep(self, saved: Saved, *, current: bool) -> None:
        if current and saved.change:  # 0: nothing differed, so there is nothing to undo
            self._undo.push(saved)
        self.jobs.tell(saved.changed)
