"""A lost passphrase: cases are opened again to the new device, and the recovery is rehearsed once a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.own_settings import own_settings, set_own
from ifodesk.usecases.ports import Role
from ifodesk.usecases.saving import words_or_none
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session

REHEARSE_EVERY: Final = timedelta(days=365)
_VOUCH: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.RECOVERY_HOLDER})
_KEY: Final = "rehearsal "


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One rehearsal of the recovery, as it was written down."""

    held_on: date
    told: str
    """Who took part and how it went."""


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Open one case to the recovered device of somebody who reads it, after the words were compared."""

    session: Session

    def __call__(self, case: EntityId, member: MemberId) -> Changed:
        """Let the person in anew; everybody who reads the case can see it.

        Raises ``RuleError``: not_recovered, not_a_reader. Raises ``NotFoundError``.
        """
        if not self.session.group.is_recovered(member):
            raise RuleError(Refusal.NOT_RECOVERED)
        return self.session.group.reopen(case, member)


@dataclass(frozen=True, slots=True)
class ReopenAll:
    """Open every case that the signed-in person shares with somebody whose device was recovered."""

    session: Session

    def __call__(self, member: MemberId) -> tuple[EntityId, ...]:
        """Return the cases that were opened."""
        cases = shut_cases(self.session, member)
        for case in cases:
            ReopenCase(self.session)(case, member)
        return cases


def vouching(session: Session) -> tuple[MemberId, ...]:
    """Return who can certify a device for somebody who has lost the passphrase, here or in another municipality."""
    people = (*session.group.colleagues(), *session.group.helpers())
    return tuple(one.member.id for one in people if any(held.role in _VOUCH for held in one.roles))


def is_here_by_recovery(session: Session) -> bool:
    """Return whether the computer in use was certified by two others: own ties of a former one are not on it."""
    me = session.directory.me().id
    mine = (device for one in session.group.colleagues() if one.member.id == me for device in one.devices)
    return any(device.this and not device.own_key for device in mine)


def shut_cases(session: Session, member: MemberId) -> tuple[EntityId, ...]:
    """Return the cases that both read, and whose keys somebody's recovered device has not been given yet."""
    return tuple(seen.value.id for seen in session.records.all(Case) if session.group.is_shut_to(seen.value.id, member))


@dataclass(frozen=True, slots=True)
class KeepRehearsal:
    """Write down that the recovery was rehearsed."""

    session: Session

    def __call__(self, held_on: date, told: str) -> Saved:
        """Keep it among the municipality's settings. Raises ``RuleError``: in_the_future, reason_needed."""
        text = words_or_none(told)
        if held_on > self.session.clock.today():
            raise RuleError(Refusal.IN_THE_FUTURE)
        if text is None:
            raise RuleError(Refusal.REASON_NEEDED)
        return set_own(self.session, f"{_KEY}{held_on.isoformat()}", text)


def rehearsals(session: Session) -> tuple[Rehearsal, ...]:
    """Return the rehearsals that were kept, newest first."""
    seen = own_settings(session)
    values = {} if seen is None else dict(seen.value.values)
    found = [_read(key, told) for key, told in values.items() if key.startswith(_KEY)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.held_on, reverse=True))


def rehearsal_due(session: Session, today: date) -> bool:
    """Return whether the recovery was last rehearsed a year ago or never."""
    kept = rehearsals(session)
    return not kept or kept[0].held_on + REHEARSE_EVERY <= today


def _read(key: str, told: str) -> Rehearsal | None:
    try:
        return Rehearsal(date.fromisoformat(key.removeprefix(_KEY)), told)
    except ValueError:
        return None
