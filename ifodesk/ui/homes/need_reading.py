"""Reads how the pool answers a need. Store lane, no Qt."""

from __future__ import annotations

from ifodesk.domain.child_population import fitting
from ifodesk.domain.matching.joint import joint
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.need import Need
from ifodesk.ui.homes.need_making import NeedRead
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
