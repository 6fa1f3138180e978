"""What of a reservation counts: each field by whose device it was signed, whatever the fields claim.

Everybody in the pool can write in it. A place is reserved, and a home's yes noted, by somebody of the municipality that
it is for; it is settled by somebody of the home's. What does not count is kept, left out when it is read, and told with
who wrote it. A place stays spoken for when in doubt, so that nobody's child is promised it twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session

_NOBODY: Final = frozenset[MemberId]()


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A reservation as it counts, and who wrote what does not."""

    claim: Seen[Claim] | None
    """None: nobody of the municipality that it is for has made it."""
    doubted: frozenset[MemberId]


class ClaimTruth:
    """Reads reservations as they count. It looks up all writers once: make a new one for each reading."""

    def __init__(self, session: Session) -> None:
        """Look nothing up before there is a reservation."""
        self._session = session

    def told(self, seen: Seen[Claim]) -> ToldClaim:
        """Return a reservation without a state, a yes or a settlement that does not count."""
        value, writers = seen.value, self._of_claims.get(seen.value.id, {})
        makers = self._outside(writers.get("municipality", _NOBODY), value.municipality)
        if makers:
            return ToldClaim(None, makers)
        yes = self._outside(writers.get("yes_on", _NOBODY), value.municipality)
        state = self._outside(writers.get("state", _NOBODY), value.municipality)
        settled = writers.get("settled_at", _NOBODY)
        if state or settled:  # what is left is for the home's own unit: it is looked up for these alone
            home = self._home_code(value.home)
            state, settled = self._outside(state, home), self._outside(settled, home)
        if yes:
            value = replace(value, yes_on=None)
        if state:
            value = replace(value, state=ClaimState.RESERVED)
        if settled:
            value = replace(value, settled_by=None, settled_at=None)
        return ToldClaim(replace(seen, value=value), yes | state | settled)

    def counted(self, claims: Iterable[Seen[Claim]]) -> tuple[Seen[Claim], ...]:
        """Return those that count, as they count."""
        found = (self.told(seen).claim for seen in claims)
        return tuple(seen for seen in found if seen is not None)

    @cached_property
    def _of_claims(self) -> Mapping[EntityId, Mapping[str, frozenset[MemberId]]]:
        return self._session.log.writers(Claim, ("municipality", "state", "yes_on", "settled_at"))

    @cached_property
    def _homes(self) -> Mapping[EntityId, str | None]:
        """The municipality of each home in the pool, where somebody of it wrote that."""
        writers = self._session.log.writers(PoolHome, ("municipality",))
        homes = (seen.value for seen in self._session.records.all(PoolHome))
        return {
            one.id: one.municipality
            for one in homes
            if not self._outside(writers.get(one.id, {}).get("municipality", _NOBODY), one.municipality)
        }

    def _home_code(self, home: EntityId | None) -> str | None:
        return None if home is None else self._homes.get(home)

    def _outside(self, members: Collection[MemberId], municipality: str | None) -> frozenset[MemberId]:
        directory = self._session.directory
        return frozenset(one for one in members if directory.member(one).municipality != municipality)


def claims_at(session: Session, entry: EntityId) -> tuple[Seen[Claim], ...]:
    """Return the reservations of a home in the pool, as they count, oldest first."""
    return ClaimTruth(session).counted(session.records.children(Claim, entry))
