"""Who may not read finds nothing; who is taken out sends the last words and keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.control import decode_control
from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.segment import open_outer
from ifodesk.domain.entities.case import Case, Note, Party
from ifodesk.domain.entities.sip import Goal
from ifodesk.store.upkeep import rekey_if_due
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.seen import Write
from tests.store.dump import dump
from tests.store.world import Seat, World, three

Trio = tuple[World, Seat, Seat, Seat]
NAME = "Rakel Testsson"


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def files_hold(seat: Seat, needle: bytes) -> bool:
    return any(needle in file.read_bytes() for file in seat.folder.iterdir())


def test_a_colleague_not_let_in_finds_nothing_with_every_key_held(trio: Trio) -> None:
    world, berit, karin, per = trio
    before = dump(per.core)
    case = karin.case(berit.me, name=NAME)
    karin.note(case, "hemligt")
    world.sync(rounds=3)
    for name, data in world.hub.everything().items():
        per.open.parts.inbox.receive(name, data)
    per.open.parts.inbox.settle()
    assert dump(per.core) == before
    for kind in (Case, Party, Note):
        assert per.open.session.records.all(kind) == ()
    with pytest.raises(NotFoundError):
        per.open.session.records.get(Case, case)
    assert per.open.session.sync.state().held == ()
    assert per.open.session.sync.state().missing == 0


def test_someone_let_in_later_reads_everything_from_the_beginning(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(berit.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    karin.open.session.readers.let_in(case, per.me)
    world.sync(rounds=2)
    assert per.seen_goal(goal).value == karin.seen_goal(goal).value
    assert set(per.open.session.readers.readers(case)) == {karin.me, berit.me, per.me}
    assert [line.what for line in per.open.session.log.history(case) if line.what == "let_in"] == ["let_in"]


def test_who_is_taken_out_loses_rows_and_keys_and_sends_the_last_words_to_be_held(trio: Trio) -> None:
    world, _berit, karin, per = trio
    case = karin.case(per.me, name=NAME)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    seen = per.seen_goal(goal)
    per.open.session.records.save([Write(replace(seen.value, text="skrivet efter muren"), seen)])
    karin.open.session.readers.exclude(case, per.me)
    world.sync(karin, per, karin)
    assert per.open.session.records.all(Goal) == ()
    assert case.hex() not in str(dump(per.core))
    assert len(per.core.compartments.all()) == 3
    for table in ("assertion", "live", "entity", "segment", "received"):
        rows = per.core.database.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 - constants
        assert rows[0][0] <= 2, table
    assert rekey_if_due(per.open.vault, per.core)
    assert karin.seen_goal(goal).value.text != "skrivet efter muren"
    assert [(one.state, one.author) for one in karin.open.session.sync.state().held] == [("held", per.me)]
    assert karin.open.session.readers.readers(case) == (karin.me,)


def test_nothing_written_after_the_wall_opens_with_the_old_keys(trio: Trio) -> None:
    world, _berit, karin, per = trio
    case = karin.case(per.me)
    goal = karin.goal(karin.plan(case))
    world.sync(rounds=2)
    compartment = per.core.compartments.all()[-1]
    old = per.core.compartments.epochs(compartment.row)
    karin.open.session.readers.exclude(case, per.me)
    seen = karin.seen_goal(goal)
    karin.open.session.records.save([Write(replace(seen.value, text="efter muren"), seen)])
    before = set(world.hub.objects)
    karin.round(world.hub)
    carried = 0
    for name in set(world.hub.objects) - before:
        try:
            segment = open_outer(world.hub.objects[name], per.core.identity.gid, compartment.cid, old)
        except (NoKeyError, BadBytes):
            continue
        assert len(segment.blobs) == 1
        carried += len(decode_control(segment.blobs[0]).records)
    assert carried == 2


def test_who_hands_over_and_leaves_by_oneself_leaves_no_trace(trio: Trio) -> None:
    world, berit, karin, _per = trio
    case = karin.case(berit.me, name=NAME)
    karin.note(case, "sista ordet")
    karin.open.session.readers.exclude(case, karin.me)
    with pytest.raises(NotFoundError):
        karin.open.session.records.get(Case, case)
    world.sync(rounds=2)
    assert [one.value.text for one in berit.open.session.records.all(Note)] == ["sista ordet"]
    assert berit.open.session.readers.readers(case) == (berit.me,)
    assert not files_hold(karin, case)
