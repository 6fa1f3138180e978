"""Who holds a place that more than one municipality has reserved, until the home's own unit has settled it.

Two laptops without network may reserve the same place; after sync both devices say the same, whatever came first:
what the home's unit has settled, then the home's own municipality, then who has the home's recorded yes, then the lower
hash of the reservation's id. No clock takes part. Nobody is thrown out: who waits is told, and the unit decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from ifodesk.domain.entities.pool import Claim, ClaimState

HELD: Final = frozenset({ClaimState.RESERVED, ClaimState.TAKEN})
"""A child lives there, or is on its way."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The reservations of a home."""

    holds: tuple[Claim, ...]
    """Provisionally, in the order of the rule; those settled first."""
    waits: tuple[Claim, ...]
    """For whom there is no place left."""

    @property
    def contested(self) -> bool:
        """Whether the home's own unit has something to settle."""
        return bool(self.waits)


def contest(claims: Iterable[Claim], home_municipality: str | None, free: int | None) -> Contest:
    """Return who holds a place and who waits. The order in which claims come never matters.

    Args:
        claims: Every claim on the home; only reservations take part.
        home_municipality: SCB code of the home's own.
        free: How many places reservations may share; None: nobody has said, so the first holds alone.
    """
    holds: list[Claim] = []
    waits: list[Claim] = []
    left = free
    for one in sorted(_reserved(claims), key=lambda claim: _rank(claim, home_municipality)):
        size = one.places or 1
        if one.settled_at is not None or (not holds if left is None else size <= left):
            holds.append(one)
            left = None if left is None else left - size
        else:
            waits.append(one)
    return Contest(tuple(holds), tuple(waits))


def _reserved(claims: Iterable[Claim]) -> list[Claim]:
    return [one for one in claims if one.state is ClaimState.RESERVED]


def _rank(claim: Claim, home_municipality: str | None) -> tuple[bool, bool, bool, bytes]:
    own = home_municipality is not None and claim.municipality == home_municipality
    digest = blake2b(claim.id, digest_size=16, person=b"ifodesk claim").digest()
    return claim.settled_at is None, not own, claim.yes_on is None, digest
