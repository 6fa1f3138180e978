"""Reads the tab Placering. Store lane, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.home_need import matching_need
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.case_state import CaseRead, NeedView
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.need_matching import MatchNeed
from ifodesk.usecases.needs import PreviewStep1, Step1Preview, needs_of
from ifodesk.usecases.placement_prices import placement_levels
from ifodesk.usecases.placements import ReadPlacement, placements_of
from ifodesk.usecases.pool import PoolLine, ReadPool
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import proposals_of
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What of the tab is unfolded."""

    sending: EntityId | None = None
    """The need whose sending is looked at."""
    matching: EntityId | None = None
    """The need whose homes are shown."""


def read_case(session: Session, case: EntityId, unfolded: Unfolded) -> CaseRead:
    """Return everything of one moment. Raises ``NotFoundError`` for a case that is not read here."""
    needs = tuple(NeedView(seen, matching_need(seen.value)) for seen in needs_of(session, case))
    shown = next((one for one in needs if one.seen.value.id == unfolded.matching and one.wanted is not None), None)
    found = None if shown is None else MatchNeed(session)(shown.seen.value)
    lines = found.lines if found is not None else {line.home.value.id.hex(): line for line in ReadPool(session)()}
    directory, mine = session.directory, session.directory.me().municipality
    step1 = None if shown is None else shown.seen.value.step1
    return CaseRead(
        case=case,
        needs=needs,
        preview=_preview(session, unfolded.sending),
        matched=None if found is None else found.matched,
        proposals=tuple(ReadProposal(session)(seen.value.id) for seen in proposals_of(session, case)),
        placements=tuple(ReadPlacement(session)(seen.value.id) for seen in placements_of(session, case)),
        law=session.placement_law,
        levels=placement_levels(session),
        people=directory.members(),
        lines=lines,
        asked={key: _about(line, mine, step1) for key, line in lines.items()},
        gazetteer=session.gazetteer,
        names={one.id: one.name for one in directory.members()},
        mine=mine,
        today=session.clock.today(),
    )


def _about(line: PoolLine, mine: str, step1: EntityId | None) -> PoolLine:
    """Return a home without what the own municipality asked it for another child."""
    kept = (one for one in line.inquiries if one.value.municipality != mine or one.value.need in {None, step1})
    return replace(line, inquiries=tuple(kept))


def _preview(session: Session, need: EntityId | None) -> Step1Preview | None:
    """Return what would be sent; None for a need that lacks something."""
    if need is None:
        return None
    try:
        return PreviewStep1(session)(need)
    except RuleError:
        return None
