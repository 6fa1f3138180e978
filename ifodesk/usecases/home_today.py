"""What homes and the pool ask of the signed-in person: lines for Idag. Pure reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.home_timeline import LineState
from ifodesk.usecases.home_import import unfinished
from ifodesk.usecases.home_requirements import ReadLacking
from ifodesk.usecases.homes_group import open_call_notes
from ifodesk.usecases.pool import ReadPool, to_confirm
from ifodesk.usecases.pool_stops import red_notices
from ifodesk.usecases.session import Session


class HomeTaskKind(StrEnum):
    """What is asked."""

    RING_HOME = "ring_home"
    """A home where the own municipality has a child takes no new placements: ring its municipality today."""
    CALL_NOTE = "call_note"
    """Something came on the on-call telephone for this person."""
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
        return self.kind in {HomeTaskKind.RING_HOME, HomeTaskKind.CALL_NOTE}


def home_tasks(session: Session) -> tuple[HomeTask, ...]:
    """Return what is asked, what cannot wait first."""
    return (*_urgent(session), *_counted(session))


def _urgent(session: Session) -> Iterator[HomeTask]:
    me = session.directory.me()
    for notice in red_notices(session):
        if notice.value.municipality == me.municipality:
            yield HomeTask(HomeTaskKind.RING_HOME, name=notice.value.home_name or "")
    notes = sum(seen.value.to == me.id for seen in open_call_notes(session))
    if notes:
        yield HomeTask(HomeTaskKind.CALL_NOTE, notes)


def _counted(session: Session) -> Iterator[HomeTask]:
    states = [line.state for home, line in ReadLacking(session)() if home.handler == session.directory.me().id]
    counts = (
        (HomeTaskKind.IMPORT_STOPPED, len(unfinished(session))),
        (HomeTaskKind.RUN_OUT, sum(state in {LineState.EXPIRED, LineState.NOT_CLEAR} for state in states)),
        (HomeTaskKind.RUNS_OUT, states.count(LineState.SOON)),
        (HomeTaskKind.TO_CONFIRM, len(_own_to_confirm(session))),
    )
    return (HomeTask(kind, count) for kind, count in counts if count)


def _own_to_confirm(session: Session) -> list[object]:
    """Return the homes to confirm of whom the signed-in person is the worker."""
    me = session.directory.me().id
    lines = to_confirm(ReadPool(session)(), session.clock.today())
    return [line for line in lines if line.home.value.contact == me]
