"""A home's file read whole: who lives there, what was checked, what they have waived, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.home import Home, HomeAdult, HomeWaiver, Requirement
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.home_law import HomeLaw
from ifodesk.domain.home_pool import PoolGate, gate
from ifodesk.domain.home_timeline import Timeline, timeline
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class HomeFile:
    """All that the home's own unit needs on one screen."""

    home: Seen[Home]
    adults: tuple[Seen[HomeAdult], ...]
    """Who has left too."""
    facts: tuple[Seen[Requirement], ...]
    waivers: tuple[Seen[HomeWaiver], ...]
    timeline: Timeline
    gate: PoolGate
    entry: Seen[PoolHome] | None
    """What stands in the pool."""


@dataclass(frozen=True, slots=True)
class ReadHome:
    """Read one home."""

    session: Session

    def __call__(self, home: EntityId) -> HomeFile:
        """Return the home's file. Raises ``NotFoundError`` for a home that this person does not read."""
        session, today = self.session, self.session.clock.today()
        seen = session.records.get(Home, home)
        adults = session.records.children(HomeAdult, home)
        facts = session.records.children(Requirement, home)
        waivers = session.records.children(HomeWaiver, home)
        entry = entry_of(session, seen.value)
        people = [one.value for one in adults]
        way = timeline(
            seen.value,
            people,
            [one.value for one in facts],
            home_law(session),
            today,
            in_pool=entry is not None,
            placed=entry is not None and _is_placed(session, entry.value.id),
        )
        may = gate(
            seen.value,
            people,
            [one.value for one in waivers],
            assessed=way.assessed,
            municipalities=pool_municipalities(session),
            on=today,
        )
        return HomeFile(seen, adults, facts, waivers, way, may, entry)


def homes(session: Session) -> tuple[Seen[Home], ...]:
    """Return the homes whose file the signed-in person reads, those that have ended last, in Swedish order of name."""
    found = session.records.all(Home)
    return tuple(sorted(found, key=lambda seen: (seen.value.ended_on is not None, swedish_key(seen.value.name or ""))))


def entry_of(session: Session, home: Home) -> Seen[PoolHome] | None:
    """Return what stands in the pool for a home; None when nothing does."""
    return None if home.pool is None else find(session.records, PoolHome, home.pool)


def home_law(session: Session) -> HomeLaw:
    """Return what is asked of homes, the municipality's own numbers first."""
    settings = own_settings(session)
    return session.home_law if settings is None else session.home_law.with_own(settings.value.values)


def pool_municipalities(session: Session) -> frozenset[str]:
    """Return the SCB codes of everybody who reads the pool: a waiver names all of them, or the home is not in it."""
    return frozenset(one.municipality for one in session.directory.members() if one.municipality)


def _is_placed(session: Session, entry: EntityId) -> bool:
    return any(one.value.state is ClaimState.TAKEN for one in session.records.children(Claim, entry))
