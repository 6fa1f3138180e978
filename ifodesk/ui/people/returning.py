"""Coming back after a long time: what was never sent goes to a chief, then this computer begins anew. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ifodesk.domain.ids import MemberId
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.people.acts import Acts
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.usecases.ports import LEADERS
from ifodesk.usecases.session import Session
from ifodesk.usecases.starting_over import StartingOver, UnsentCount
from ifodesk.words import screen_words_returning as words


@dataclass(frozen=True, slots=True)
class OverState:
    """What the form shows."""

    people: tuple[Choice, ...] = ()
    told: str = ""
    """How much was never sent, once somebody is chosen."""
    written: str = ""
    may_begin: bool = False
    """Whether it is known what would stay behind: then the person may say yes to it."""


class OverScreen(Protocol):
    """The form, as far as the presenter knows it."""

    def show_over(self, state: OverState) -> None:
        """Show *state*; what is typed stays."""
        ...


class StartingOverPresenter:
    """The side of the person who comes back."""

    def __init__(self, view: OverScreen, acts: Acts, navigator: Navigator, unsent: StartingOver) -> None:
        self._view = view
        self._acts = acts
        self._navigator = navigator
        self._unsent = unsent
        self._state = OverState()
        self._to: MemberId | None = None

    def asked(self) -> None:
        """Open the form with those who can go through the work."""
        self._to = None
        self._acts.work.run(lambda: reviewers(self._acts.session), self._opened)

    def chosen(self, to: object) -> None:
        """Tell how much *to* would get to read."""
        self._to = MemberId(to) if isinstance(to, bytes) else None
        self._show(OverState(people=self._state.people))
        if (who := self._to) is not None:
            self._acts.work.run(lambda: self._unsent.count(who), lambda found: self._counted(who, found))

    def file_given(self, path: str) -> None:
        """Write the file."""
        to = self._to
        if to is None:
            self._acts.problem(words.NO_TO)
        elif not path:
            self._acts.problem(words.NO_FILE)
        else:
            self._acts.work.run(
                lambda: self._unsent.write(to, Path(path)), lambda found: self._written(to, found, path)
            )

    def begin_clicked(self) -> None:
        """Lock, and put the vault aside: the person has seen what stays behind."""
        if self._state.may_begin:
            self._navigator.start_over()

    def drop(self) -> None:
        """Forget everything."""
        self._to = None
        self._show(OverState())

    def _opened(self, people: tuple[Choice, ...]) -> None:
        # with nobody to hand it to there is nothing to wait for: the vault that is put aside keeps it all
        self._show(OverState(people, told="" if people else words.NOBODY, may_begin=not people))
        self._acts.view.open_form("over")

    def _counted(self, to: MemberId, found: UnsentCount) -> None:
        if to == self._to:
            told = words.told(found.fields, found.left_out, self._name(to))
            self._show(replace(self._state, told=told, may_begin=True))

    def _written(self, to: MemberId, found: UnsentCount, path: str) -> None:
        name = self._name(to)
        told = words.told(found.fields, found.left_out, name)
        text = words.WRITTEN.format(count=words.lines(found.fields), path=path, name=name)
        self._show(replace(self._state, told=told, written=text, may_begin=True))

    def _name(self, to: MemberId) -> str:
        return next((one.text for one in self._state.people if one.key == to), "")

    def _show(self, state: OverState) -> None:
        self._state = state
        self._view.show_over(state)


def reviewers(session: Session) -> tuple[Choice, ...]:
    """Return the other leaders of one's own municipality. Store lane."""
    me = session.directory.me()
    people = session.directory.members(me.municipality)
    return tuple(Choice(one.id, one.name) for one in people if one.id != me.id and one.active and one.roles & LEADERS)
