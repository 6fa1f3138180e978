"""Somebody is back after a long time: the chief reads what was never sent, and decides on it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line
from ifodesk.ui.people.acts import Acts
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.starting_over import HandedOver, StartingOver, UnsentLine
from ifodesk.words import screen_words_returning as words

KEEP = "keep"


@dataclass(frozen=True, slots=True)
class ReturnedState:
    """What the form shows."""

    title: str = ""
    told: str = ""
    groups: tuple[Group, ...] = ()
    """One for each case, with what was written in it."""


class ReturnedScreen(Protocol):
    """The form, as far as the presenter knows it."""

    def show_returned(self, state: ReturnedState) -> None:
        """Show *state*; what is typed stays."""
        ...


class ReturnedPresenter:
    """The chief's side."""

    def __init__(self, view: ReturnedScreen, acts: Acts, unsent: StartingOver) -> None:
        self._view = view
        self._acts = acts
        self._unsent = unsent
        self._name = ""
        self._read: HandedOver | None = None

    def asked(self, name: str) -> None:
        """Open the form about the person called *name*."""
        self._name, self._read = name, None
        self._show("")
        self._acts.view.open_form("returned")

    def file_chosen(self, path: str) -> None:
        """Show what a file holds; nothing of it is entered anywhere."""
        self._read = None
        self._show("")
        if path:
            self._acts.work.run(lambda: self._unsent.read(Path(path)), self._opened)

    def acted(self, key: str, code: str) -> None:
        """Keep what was written in one case as a loose note, in the chief's own compartment."""
        read = self._read
        if code != KEEP or read is None:
            return
        lines = _by_case(read).get(key, [])
        text = words.NOTE.format(
            author=read.author, case=key or words.NO_CASE, text="\n".join(line.text for line in lines)
        )
        self._acts.work.save(
            lambda: SaveLooseNote(self._acts.session)(text), done=lambda _made: self._acts.say(words.KEPT)
        )

    def drop(self) -> None:
        """Forget what was read."""
        self._name, self._read = "", None
        self._view.show_returned(ReturnedState())

    def _opened(self, read: HandedOver) -> None:
        if read.author != self._name:
            self._show(words.OTHERS.format(author=read.author, name=self._name))
            return
        self._read = read
        self._show("" if read.lines else words.NOTHING_IN_IT)

    def _show(self, told: str) -> None:
        groups = () if self._read is None else tuple(_groups(self._read))
        self._view.show_returned(ReturnedState(words.BACK_TITLE.format(name=self._name), told, groups))


def _groups(read: HandedOver) -> Iterator[Group]:
    keep = (Action(KEEP, words.KEEP),)
    for case, lines in _by_case(read).items():
        shown = tuple(
            Line(f"{case}-{at}", line.text, icon=Icon.DOT, opens=False) for at, line in enumerate(lines, start=1)
        )
        yield Group(case, f"{case or words.NO_CASE} ({len(lines)})", shown, actions=keep)


def _by_case(read: HandedOver) -> dict[str, list[UnsentLine]]:
    found: dict[str, list[UnsentLine]] = {}
    for line in read.lines:
        found.setdefault(line.case, []).append(line)
    return found
