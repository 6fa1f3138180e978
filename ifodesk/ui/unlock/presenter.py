"""Unlocks the vault. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ifodesk.ui.unlock.state import UnlockState, UnlockView
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.passphrases import SHORTEST
from ifodesk.words import screen_words_unlock as words

if TYPE_CHECKING:
    from pathlib import Path

    from ifodesk.usecases.ports import Jobs
    from ifodesk.usecases.session import Door, Session


class UnlockPresenter:
    """Asks the door on the work lane; key derivation is slow on purpose."""

    def __init__(
        self,
        view: UnlockView,
        door: Door,
        jobs: Jobs,
        opened: Callable[[Session], None],
        *,
        groupless: Callable[[], None],
        put_aside: Callable[[Path], None],
        elsewhere: Callable[[Path], None],
        one_more: Callable[[Path], None],
    ) -> None:
        """Say what becomes of it.

        Args:
            view: The screen.
            door: The way into the vault.
            jobs: Runs what is slow.
            opened: Called with the session.
            groupless: Called when the vault still waits for its welcome to a group.
            elsewhere: Called with another vault that is to be opened instead.
            one_more: Called with where one more vault is to be made, for another municipality.
            put_aside: Called with where the vault is now, when the person starts anew on this computer.
        """
        self._view = view
        self._door = door
        self._jobs = jobs
        self._opened = opened
        self._groupless = groupless
        self._aside = put_aside
        self._elsewhere = elsewhere
        self._one_more = one_more
        self._others: tuple[Path, ...] = ()
        self._free: Path | None = None
        self._state = UnlockState()

    def start(self) -> None:
        """Show whose vault it is."""
        try:
            beside = self._door.beside()
            self._others = (*(one.folder for one in beside), *self._door.others())
            self._free = self._door.free_beside()
            state = UnlockState(
                hint=self._door.hint(),
                filled=self._door.practice_passphrase() or "",
                key_ring=self._door.needs_os_secret(),
                others=(
                    *(words.beside(one.hint, one.folder.name) for one in beside),
                    *(words.other(one.name) for one in self._others[len(beside) :]),
                ),
                can_add=self._free is not None,
            )
        except IfodeskError as error:
            state = UnlockState(problem=_sentence(error))
        self._show(state)

    def unlock_clicked(self, passphrase: str) -> None:
        """Open by passphrase."""
        if not passphrase:
            self._problem(words.EMPTY)
        else:
            self._open(lambda: self._door.unlock(passphrase))

    def code_clicked(self, code: str, new: str, again: str) -> None:
        """Open by recovery code and set a new passphrase."""
        if not code.strip():
            self._problem(words.CODE_EMPTY)
        elif len(new) < SHORTEST:
            self._problem(words.TOO_SHORT)
        elif new != again:
            self._problem(words.DIFFERENT)
        else:
            self._open(lambda: self._door.unlock_by_code(code, new))

    def way_changed(self, *, by_code: bool) -> None:
        """Ask for the code instead of the passphrase, or the other way round."""
        self._view.forget()
        self._show(replace(self._state, by_code=by_code, over=False, problem=""))

    def other_clicked(self, number: int) -> None:
        """Open another vault instead."""
        if not self._state.working:
            self._view.forget()
            self._elsewhere(self._others[number])

    def add_clicked(self) -> None:
        """Make one more vault, for another municipality; this one stays as it is."""
        if self._free is not None and not self._state.working:
            self._view.forget()
            self._one_more(self._free)

    def over_changed(self, *, on: bool) -> None:
        """Ask whether this computer is to start anew, or for the passphrase again."""
        self._view.forget()
        self._show(replace(self._state, over=on, by_code=False, problem=""))

    def over_clicked(self) -> None:
        """Put the vault aside; nothing in it is touched."""
        if not self._state.working:
            self._show(replace(self._state, working=True, problem=""))
            self._jobs.run(self._door.put_aside, done=self._put_aside, failed=self._failed, lane="work")

    def _put_aside(self, there: Path) -> None:
        self._show(replace(self._state, working=False, over=False))
        self._aside(there)

    def _open(self, work: Callable[[], Session]) -> None:
        if self._state.working:
            return
        self._show(replace(self._state, working=True, problem=""))
        self._jobs.run(work, done=self._done, failed=self._failed, lane="work")

    def _done(self, session: Session) -> None:
        self._view.forget()
        self._show(replace(self._state, working=False, by_code=False))
        self._opened(session)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, IfodeskError) and error.code == "no_group":
            self._view.forget()
            self._show(replace(self._state, working=False))
            self._groupless()
        else:
            self._show(replace(self._state, working=False, problem=_sentence(error)))

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: UnlockState) -> None:
        self._state = state
        self._view.show_state(state)


def _sentence(error: Exception) -> str:
    from ifodesk.words.error_words import sentence  # not before it is needed: the window is to show at once

    return sentence(error)
