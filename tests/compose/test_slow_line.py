"""A thousand changes over 1 Mbit/s, 300 ms away, where one answer in twenty breaks off.

The wire runs `FASTER` times as fast as that and so do the pauses, so that the test takes seconds. How long it would
have taken is reckoned from what went over it, in the line's own time: a busy computer changes nothing of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from ifodesk.compose.hub_opening import open_hub
from ifodesk.compose.hubs import Known
from ifodesk.domain.entities.case import CaseType, Note
from ifodesk.domain.ids import EntityId
from ifodesk.sync.address import parse_address
from ifodesk.sync.remote import Traits
from ifodesk.sync.round import SyncRound
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.notes import FinishNote, StartNote
from ifodesk.usecases.ports import Cancel, Progress
from ifodesk.usecases.sync_ports import RoundOutcome, RoundState
from tests.compose.test_server_sync import found_group, join
from tests.program.team import Desk, Team
from tests.sync.line_time import LineTime
from tests.sync.places import Place, place_at
from tests.sync.wires import Wire, wire_to

pytestmark = [pytest.mark.servers, pytest.mark.slow]

FASTER = 4
BITS_PER_SECOND = 1_000_000
DELAY_SECONDS = 0.3
CASES = 40
LIMIT_SECONDS = 10


@pytest.fixture(params=["rclone_s3", "apache_dav"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    found = place_at(request.param, request)
    yield found
    found.close()


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path)
    yield found
    for desk in found.desks.values():
        desk.lock()


@dataclass
class Carried:
    """One round over the wire."""

    outcome: RoundOutcome
    told: list[Progress]


def use(desk: Desk, place: Place) -> None:
    """Have a desk sync with the place, which was tried out before."""
    once = place.name == "apache_dav"
    desk.opened.hubs.add(place.address, place.credentials, Traits(creates_once=once, whole_puts=True))


def server_of(place: Place) -> tuple[str, int]:
    host, _, port = place.address.place.split("/")[2].partition(":")
    return host, int(port)


def has_carried(wire: Wire, way: str, count: int) -> bool:
    """Return whether so many bytes went one way."""
    carried: int = getattr(wire, way)
    return carried > count


def slow(place: Place, cut: float = 0.0) -> Wire:
    """Return a wire as far and slow as the line, and faster by the factor of the test."""
    line = LineTime(BITS_PER_SECOND, DELAY_SECONDS)
    return Wire(server_of(place), BITS_PER_SECOND * FASTER, DELAY_SECONDS / FASTER, cut=cut, line=line)


def briefly(line: LineTime, milliseconds: int) -> None:
    """Wait as long as it takes on the faster wire."""
    line.paused(milliseconds / 1000)
    Event().wait(milliseconds / 1000 / FASTER)


def over(wire: Wire, desk: Desk, place: Place, cancel: Cancel = lambda: False) -> Carried:
    """Run a round of *desk* over the wire."""
    there = place.address.place.split("/")[2]
    known = desk.opened.hubs.all()[0]
    address = parse_address(place.address.text.replace(there, f"127.0.0.1:{wire.port}"))
    line = wire.line or LineTime(BITS_PER_SECOND, DELAY_SECONDS)
    met = Known(known.number, address, known.traits, known.heads)
    opened = open_hub(met, place.credentials, cancel, pause=partial(briefly, line))
    told: list[Progress] = []
    one = SyncRound(
        opened.hub,
        desk.opened.parts.inbox.facing(known.number),
        desk.opened.parts.outbox.facing(known.number),
        now_ms=int(desk.session.clock.now().timestamp() * 1000),
        cancelled=cancel,
        many=opened.many,
    )
    for step in one.steps():
        told.append(step.progress)
        line.step()
        step.run()
    opened.close()
    return Carried(one.outcome, told)


def a_thousand_changes(desk: Desk) -> list[EntityId]:
    """Write 40 cases with twelve notes each: 1 000 saves."""
    cases = []
    for number in range(CASES):
        case = OpenCase(desk.session)(CaseType.ADULT, f"Bo Testsson {number}").case
        for note in range(12):
            made = StartNote(desk.session)(case, title=f"Hembesök {note}", text="Vi talade om hur det går. " * 4)
            FinishNote(desk.session)(desk.session.records.get(Note, made.id))
        cases.append(case)
    return cases


def beyond_the_bytes(wire: Wire) -> float:
    """Return how many seconds it took beyond those that the bytes need on this line: first they come, then they go."""
    assert wire.line is not None
    return wire.line.elapsed - (wire.down_bytes + wire.up_bytes) * 8 / BITS_PER_SECOND


def test_a_thousand_changes_pass_a_slow_line_in_little_more_than_their_bytes_need(team: Team, place: Place) -> None:
    chief = found_group(team)
    use(chief, place)
    team.name_chief_for_new_cases(chief)
    worker = join(team, chief)
    use(worker, place)
    team.everybody_syncs()
    cases = a_thousand_changes(worker)

    for desk in (worker, chief):
        with wire_to(slow(place, cut=0.05)) as wire:
            carried = over(wire, desk, place)
            assert carried.outcome.state is RoundState.IN_STEP
            assert wire.cuts > 0
            assert 0 < beyond_the_bytes(wire) < LIMIT_SECONDS
            done = [one.done for one in carried.told if one.what == ("send" if desk is worker else "fetch")]
            assert done == sorted(done)
    assert {row.id for row in chief.session.queries.cases()} >= set(cases)


@pytest.mark.parametrize("place", ["rclone_s3"], indirect=True)
def test_a_round_that_is_stopped_keeps_what_came_and_the_next_goes_on_from_there(team: Team, place: Place) -> None:
    chief = found_group(team)
    use(chief, place)
    team.name_chief_for_new_cases(chief)
    worker = join(team, chief)
    use(worker, place)
    team.everybody_syncs()
    cases = {OpenCase(worker.session)(CaseType.ADULT, f"Bo Testsson {number}").case for number in range(CASES)}

    with wire_to(slow(place)) as wire:
        for desk, way in ((worker, "up_bytes"), (chief, "down_bytes")):
            stopped = over(wire, desk, place, partial(has_carried, wire, way, getattr(wire, way) + 150_000))
            assert (stopped.outcome.state, stopped.outcome.problem) == (RoundState.CANCELLED, None)
            whole = over(wire, desk, place)
            assert whole.outcome.state is RoundState.IN_STEP
            got = stopped.outcome.fetched + stopped.outcome.sent
            assert got > 0
            assert whole.outcome.fetched + whole.outcome.sent >= len(cases) - got
    assert {row.id for row in chief.session.queries.cases()} >= cases
