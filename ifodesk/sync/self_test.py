"""What a hub can: tried out once, when it is set up, with small files of its own under ``tmp/``.

No safety rests on the answers. They choose between a quick way and a slow one, and tell people what to expect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from secrets import token_hex
from typing import Final, final

from ifodesk.sync.dav_listing import SETTLED_SECONDS
from ifodesk.sync.hub import (
    HubError,
    HubObjectError,
    HubObjectMissingError,
    HubOddAnswerError,
    HubReadOnlyError,
    HubUnavailableError,
)
from ifodesk.sync.names import is_head
from ifodesk.sync.remote import NoConditionError, Remote, Traits
from ifodesk.sync.retry import Patience, Pause

_FIRST: Final = b"ifodesk self-test 1\n" * 50
_SECOND: Final = b"ifodesk self-test 2\n" * 50
_LARGE: Final = bytes(200_000)
_LOOK_AFTER_MS: Final = 500


class Ability(StrEnum):
    """What is tried."""

    WRITES = "writes"
    LISTS_AT_ONCE = "lists_at_once"
    CREATES_ONCE = "creates_once"
    WHOLE_PUTS = "whole_puts"
    GIVES_PARTS = "gives_parts"
    TELLS_CHANGES = "tells_changes"
    KEEPS_VERSIONS = "keeps_versions"
    REMOVES = "removes"
    NO_COPIES = "no_copies"
    """Nothing but heads lies where the heads lie: no ``… (1)`` of a sync client."""


class Answer(StrEnum):
    """What came out."""

    YES = "yes"
    NO = "no"
    REFUSES = "refuses"
    """It says that it does not know how; where it pretends to, the answer is no."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One ability and what came out."""

    ability: Ability
    answer: Answer


def traits_of(findings: tuple[Finding, ...]) -> Traits:
    """Return what a hub is to be used by from now on."""
    answers = {found.ability: found.answer is Answer.YES for found in findings}
    return Traits(
        creates_once=answers.get(Ability.CREATES_ONCE),
        whole_puts=answers.get(Ability.WHOLE_PUTS),
        tells_changes=answers.get(Ability.TELLS_CHANGES),
    )


@final
class HubTest:
    """Tries one server or folder, which `prepare` has made ready."""

    def __init__(self, remote: Remote, patience: Patience, pause: Pause) -> None:
        """Take what speaks to the hub, how to try again, and what waits between writing and looking."""
        self._remote = remote
        self._patience = patience
        self._pause = pause
        self._path = f"tmp/self-test-{token_hex(8)}"
        self._half = f"{self._path}-half"

    def run(self) -> tuple[Finding, ...]:
        """Try everything and return what came out, `Ability.WRITES` first. Takes a few seconds over WebDAV.

        A hub that cannot be written to gives that one answer.

        Raises:
            HubUnavailableError: It cannot be reached, or may not be read.
        """
        heads = self._patience.call(lambda: self._remote.listing("h/"))
        copied = any(not is_head(entry.path) for entry in heads)
        try:
            self._write(_FIRST)
        except HubReadOnlyError:
            return (Finding(Ability.WRITES, Answer.NO),)
        return (Finding(Ability.WRITES, Answer.YES), *self._tried(), _found(Ability.NO_COPIES, holds=not copied))

    def _tried(self) -> Iterator[Finding]:
        yield _found(Ability.LISTS_AT_ONCE, holds=self._path in self._versions())
        yield Finding(Ability.CREATES_ONCE, self._creates_once())
        yield _found(Ability.WHOLE_PUTS, holds=not self._shows_halves())
        yield _found(Ability.GIVES_PARTS, holds=self._gives_parts())
        yield _found(Ability.TELLS_CHANGES, holds=self._tells_changes())
        yield _found(Ability.KEEPS_VERSIONS, holds=self._patience.call(self._keeps_versions))
        yield _found(Ability.REMOVES, holds=self._removes())

    def _creates_once(self) -> Answer:
        """Try to create what is there already; only the bytes that lie there afterwards count."""
        try:
            self._patience.call(lambda: self._remote.create(self._path, _SECOND, whole=False))
        except NoConditionError:
            return Answer.REFUSES
        return Answer.YES if self._read() == _FIRST else Answer.NO

    def _shows_halves(self) -> bool:
        """Break a writing off half way and look whether any of it can be seen."""
        try:
            self._remote.break_off(self._half, _LARGE)
        except HubUnavailableError:
            return True  # not known: the slower way is taken
        self._pause(_LOOK_AFTER_MS)
        return self._half in self._versions()

    def _gives_parts(self) -> bool:
        """Ask for what follows the first bytes, where those that are handed in are not the first bytes."""
        got = bytearray(b"?" * 100)
        try:
            self._write(_FIRST)
            self._remote.fetch(self._path, got, len(_FIRST))
        except HubError:
            return False
        return bytes(got) == b"?" * 100 + _FIRST[100:]

    def _tells_changes(self) -> bool:
        """Look whether the version stays as long as nothing changes, and no longer, at equal size."""
        if self._versions().get(self._path) is None:
            self._pause(SETTLED_SECONDS * 1000 + _LOOK_AFTER_MS)
        before = self._versions().get(self._path)
        if before is None or self._versions().get(self._path) != before:
            return False
        self._write(_SECOND)
        return self._versions().get(self._path) != before

    def _keeps_versions(self) -> bool:
        return self._remote.keeps_versions(self._path)

    def _removes(self) -> bool:
        try:
            for path in (self._half, self._path):
                self._patience.call(partial(self._remote.remove, path))
        except (HubUnavailableError, HubObjectError):
            return False
        return self._path not in self._versions()

    def _write(self, data: bytes) -> None:
        self._patience.call(lambda: self._remote.write(self._path, data, whole=False))

    def _read(self) -> bytes:
        got = bytearray()
        try:
            self._patience.call(lambda: self._remote.fetch(self._path, got, len(_LARGE)), got=lambda: len(got))
        except HubObjectMissingError:
            raise HubOddAnswerError from None  # it took the file, and does not have it
        return bytes(got)

    def _versions(self) -> dict[str, str | None]:
        return {entry.path: entry.version for entry in self._patience.call(lambda: self._remote.listing("tmp/"))}


def _found(ability: Ability, *, holds: bool) -> Finding:
    return Finding(ability, Answer.YES if holds else Answer.NO)
