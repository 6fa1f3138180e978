"""Reads how the pool answers a need. Store lane, no Qt."""

from __future__ import annotations

from ifodesk.domain.child_population import fitting
from ifodesk.domain.matching.match import match
from ifodesk.domain.matching.need import Need
from ifodesk.ui.homes.need_making import NeedRead
from ifodesk.usecases.on_call_list import around
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.pool_matching import as_match_home
from ifodesk.usecases.session import Session


def read_need(session: Session, need: Need) -> NeedRead:
    """Return how every home of the pool answers a need. Store lane."""
    lines = {line.home.value.id.hex(): line for line in ReadPool(session)()}
    today, mine = session.clock.today(), session.directory.me().municipality
    matched = match(need, [as_match_home(line) for line in lines.values()], around(session))
    told = fitting(session.child_population, mine, need)
    return NeedRead(matched, lines, session.gazetteer, told, mine, today)
