"""What homes and the pool ask of the signed-in person: lines for Idag. Pure reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.entities.placement import Gate, Proposal
from ifodesk.domain.home_timeline import LineState
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.claims import contest_of, is_lost
from ifodesk.usecases.home_import import unfinished
from ifodesk.usecases.home_requirements import ReadLacking
from ifodesk.usecases.homes_group import open_call_notes
from ifodesk.usecases.pool import PoolLine, ReadPool, to_confirm
from ifodesk.usecases.pool_stops import red_notices
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session


class HomeTaskKind(StrEnum):
    """What is asked."""

    RING_HOME = "ring_home"
    """A home where the own municipality has a child takes no new placements: ring its municipality today."""
    CALL_NOTE = "call_note"
    """Something came on the on-call telephone for this person."""
    SETTLE = "settle"
    """Two municipalities have reserved the same place in a home of this person's: say which one holds."""
    LOST_PLACE = "lost_place"
    """A place that this person reserved went to another: look at the next best homes."""
    CONSULT_AFTER = "consult_after"
    """Consultations that could not wait and are still to be done (SoL 2025:400 22 kap. 6 §)."""
    IMPORT_STOPPED = "import_stopped"
    """An import of homes stopped half way: take it back."""
    RUN_OUT = "run_out"
    """Checks of homes that have run out, or have to be judged."""
    RUNS_OUT = "runs_out"
    """Checks of homes that run out soon."""
    TO_CONFIRM = "to_confirm"
    """Own homes in the pool to ring and confirm."""


@dataclass(frozen=True, slots=True)
class HomeTask:
    """One line."""

    kind: HomeTaskKind
    count: int = 1
    name: str = ""
    """Of a home that is to be rung about: its name in the pool."""

    @property
    def urgent(self) -> bool:
        """Whether it is red until somebody has done it."""
        return self.kind in _URGENT


_URGENT = {HomeTaskKind.RING_HOME, HomeTaskKind.CALL_NOTE, HomeTaskKind.SETTLE, HomeTaskKind.CONSULT_AFTER}


def home_tasks(session: Session) -> tuple[HomeTask, ...]:
    """Return what is asked, what cannot wait first."""
    lines = ReadPool(session)()
    return (*_urgent(session), *_places(session, lines), *_counted(session, lines))


def _urgent(session: Session) -> Iterator[HomeTask]:
    me = session.directory.me()
    for notice in red_notices(session):
        if notice.value.municipality == me.municipality:
            yield HomeTask(HomeTaskKind.RING_HOME, name=notice.value.home_name or "")
    notes = sum(seen.value.to == me.id for seen in open_call_notes(session))
    if notes:
        yield HomeTask(HomeTaskKind.CALL_NOTE, notes)


def _places(session: Session, lines: tuple[PoolLine, ...]) -> Iterator[HomeTask]:
    me = session.directory.me().id
    for line in lines:
        name = line.home.value.name or ""
        if line.home.value.contact == me and contest_of(line).contested:
            yield HomeTask(HomeTaskKind.SETTLE, name=name)
        if any(one.value.made_by == me and is_lost(one.value) for one in line.claims):
            yield HomeTask(HomeTaskKind.LOST_PLACE, name=name)
    gates = (seen.value for seen in session.records.all(Gate))
    late = [one.proposal for one in gates if one.noted_by == me and one.could_not_wait and one.passed_on is None]
    waiting = sum(_goes_on(session, proposal) for proposal in late)
    if waiting:
        yield HomeTask(HomeTaskKind.CONSULT_AFTER, waiting)


def _goes_on(session: Session, proposal: EntityId | None) -> bool:
    seen = None if proposal is None else find(session.records, Proposal, proposal)
    return seen is not None and seen.value.withdrawn_on is None


def _counted(session: Session, lines: tuple[PoolLine, ...]) -> Iterator[HomeTask]:
    states = [line.state for home, line in ReadLacking(session)() if home.handler == session.directory.me().id]
    counts = (
        (HomeTaskKind.IMPORT_STOPPED, len(unfinished(session))),
        (HomeTaskKind.RUN_OUT, sum(state in {LineState.EXPIRED, LineState.NOT_CLEAR} for state in states)),
        (HomeTaskKind.RUNS_OUT, states.count(LineState.SOON)),
        (HomeTaskKind.TO_CONFIRM, len(_own_to_confirm(session, lines))),
    )
    return (HomeTask(kind, count) for kind, count in counts if count)


def _own_to_confirm(session: Session, lines: tuple[PoolLine, ...]) -> list[PoolLine]:
    """Return the homes to confirm of whom the signed-in person is the worker."""
    me = session.directory.me().id
    return [line for line in to_confirm(lines, session.clock.today()) if line.home.value.contact == me]
