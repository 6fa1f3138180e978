"""Places in the pool that a placement left behind when it stopped half way: the disk was full, the computer went off.

A placement is written first, the place that it takes last: what reads free while a child lives there is made right by
whoever wrote it, after the next round of sync.
"""

from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.placement import Placement
from ifodesk.domain.entities.pool import Claim, ClaimState, PoolHome
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.changes import together
from ifodesk.usecases.pool_settling import NOTHING
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session


def finish_places(session: Session) -> Changed:
    """Take the places of own placements that go on and end those of placements that ended; return what changed."""
    me = session.directory.me().id
    mine = (seen.value for seen in session.records.all(Placement) if seen.value.made_by == me)
    return together(NOTHING, *(_finish(session, one) for one in mine))


def _finish(session: Session, placement: Placement) -> Changed:
    if placement.claim is None or placement.home is None or find(session.records, PoolHome, placement.home) is None:
        return NOTHING
    seen = find(session.records, Claim, placement.claim)
    claim = _claim(session, placement, placement.claim) if seen is None else seen.value
    goes_on = placement.last_on is None
    if goes_on and claim.state is ClaimState.RESERVED:
        return _save(session, _taken(claim, placement), seen)
    if not goes_on and seen is not None and claim.state is ClaimState.TAKEN:
        return _save(session, replace(claim, state=ClaimState.ENDED, ended_on=placement.last_on), seen)
    return NOTHING


def _taken(claim: Claim, placement: Placement) -> Claim:
    return replace(claim, state=ClaimState.TAKEN, from_on=placement.first_on, places=placement.places)


def _claim(session: Session, placement: Placement, claim: EntityId) -> Claim:
    """Return the place of a placement that was never written."""
    return Claim(
        id=claim,
        home=placement.home,
        municipality=placement.municipality,
        places=placement.places,
        state=ClaimState.RESERVED,
        made_by=placement.made_by,
        made_at=session.clock.now(),
    )


def _save(session: Session, claim: Claim, seen: Seen[Claim] | None) -> Changed:
    return session.records.save([Write(claim, seen)]).changed
