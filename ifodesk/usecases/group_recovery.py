"""A lost passphrase: cases are opened again to the new device, and the recovery is rehearsed once a year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.saving import words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session

REHEARSE_EVERY: Final = timedelta(days=365)
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


def own_settings(session: Session) -> Seen[MunicipalitySettings] | None:
    """Return the settings of the signed-in person's municipality; None when nothing was ever set."""
    wanted = session.group.settings_id()
    return next((seen for seen in session.records.all(MunicipalitySettings) if seen.value.id == wanted), None)


def set_own(session: Session, key: str, text: str) -> Saved:
    """Save one setting of the signed-in person's municipality; the first makes the settings."""
    seen = own_settings(session)
    value = MunicipalitySettings(id=session.group.settings_id()) if seen is None else seen.value
    writes: list[Write[object]] = [Write(replace(value, values={**value.values, key: text}), seen)]
    return session.records.save(writes, home=None if seen else MUNICIPALITY)


def _read(key: str, told: str) -> Rehearsal | None:
    try:
        return Rehearsal(date.fromisoformat(key.removeprefix(_KEY)), told)
    except ValueError:
        return None
