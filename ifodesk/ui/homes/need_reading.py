"""Reads how the pool answers a need. Store lane, no Qt."""

from __future__ import annotations

from ifodesk.domain.child_population import fitting
from ifodesk.domain.home_need import matching_need
from ifodesk.domain.matching.joint import joint
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.need import Need
from ifodesk.ui.homes.need_making import GroupNeed, NeedRead
from ifodesk.usecases.needs import group_needs
from ifodesk.usecases.on_call_list import around
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.pool_matching import as_match_home
from ifodesk.usecases.session import Session


def read_needs(session: Session, needs: tuple[Need, ...], shown: str) -> NeedRead:
    """Return how every home of the pool answers the need called *shown*, and what is best for all. Store lane."""
    lines = {line.home.value.id.hex(): line for line in ReadPool(session)()}
    homes = [as_match_home(line) for line in lines.values()]
    today, mine, here = session.clock.today(), session.directory.me().municipality, around(session)
    need = next((one for one in needs if one.id == shown), needs[0])
    several = len(needs) > 1 or len(need.children) > 1
    return NeedRead(
        needs,
        match(need, homes, here),
        joint(needs, homes, here) if several else None,
        lines,
        session.gazetteer,
        fitting(session.child_population, mine, need),
        mine,
        today,
    )


def read_group_needs(session: Session) -> tuple[GroupNeed, ...]:
    """Return the graded needs of the eight that are open, oldest first. Store lane."""
    names = session.gazetteer.names
    found = ((seen.value, matching_need(seen.value)) for seen in group_needs(session))
    return tuple(
        GroupNeed(value.id.hex(), names.get(value.municipality or "", ""), need)
        for value, need in found
        if need is not None
    )
