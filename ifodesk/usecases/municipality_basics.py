"""What a municipality settles once before its first case: who reads every new case, and what its record system is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_leader
from ifodesk.usecases.own_settings import change_settings, own_settings
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.saving import words_or_none
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session

_READS_ALL: Final = frozenset({Role.CHIEF, Role.DEPUTY_CHIEF})


@dataclass(frozen=True, slots=True)
class Basics:
    """What is settled now."""

    chief: MemberId | None
    """Reads every new case besides its author. None: nobody is named, or who was has left."""
    record_system: str
    """What the record system is called here; empty when nobody has said."""
    seen: Seen[MunicipalitySettings] | None = field(default=None, compare=False)
    """What it was read from; None: nothing was ever set."""


@dataclass(frozen=True, slots=True)
class NameChiefForNewCases:
    """Name the chief who reads every new case. Cases that are open already stay as they are."""

    session: Session

    def __call__(self, chief: MemberId) -> Saved:
        """Save who it is. Raises ``RuleError``: only_a_chief, not_a_chief_here."""
        check_leader(self.session)
        if chief not in {one.id for one in chiefs_here(self.session)}:
            raise RuleError(Refusal.NOT_A_CHIEF_HERE)
        return change_settings(self.session, lambda value: replace(value, chief_for_new_cases=chief))


@dataclass(frozen=True, slots=True)
class NameRecordSystem:
    """Say what the municipality's record system is called; the screens use the name."""

    session: Session

    def __call__(self, name: str, base: Seen[MunicipalitySettings] | None = None) -> Saved:
        """Save the name on top of *base*, what was seen; None: of what stands. An empty one takes it away.

        Raises ``RuleError`` only_a_chief.
        """
        check_leader(self.session)
        return change_settings(self.session, lambda value: replace(value, record_system=words_or_none(name)), base)


def basics(session: Session) -> Basics:
    """Return what is settled in the signed-in person's municipality."""
    seen = own_settings(session)
    if seen is None:
        return Basics(None, "")
    chief = seen.value.chief_for_new_cases
    here = chief is not None and session.directory.member(chief).active
    return Basics(chief if here else None, seen.value.record_system or "", seen)


def chiefs_here(session: Session) -> tuple[Member, ...]:
    """Return the people of the signed-in person's municipality who are chief or deputy chief, by name."""
    directory = session.directory
    people = directory.members(directory.me().municipality)
    return tuple(one for one in people if one.active and one.roles & _READS_ALL)
