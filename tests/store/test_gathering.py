"""Saves that share a commit are written together, and nothing is seen of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.case import Note, Party, PartyRole
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.store.binding import Value
from ifodesk.store.database import Database
from ifodesk.store.projection.rebuild import rebuild
from ifodesk.store.queries.queries import COMPANIONS
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.seen import Write
from tests.store.dump import dump, shown
from tests.store.world import Seat, World

Together = Callable[[Seat], AbstractContextManager[None]]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    world = World(tmp_path)
    yield world.founder()
    world.close()


def work(seat: Seat, together: Together) -> None:
    """Make a case with a plan and notes, change what was just made, take some of it back."""
    records = seat.open.session.records
    case = seat.case()
    with together(seat):
        plan = seat.plan(case)
        goals = [seat.goal(plan, f"Mål {number}") for number in range(3)]
        for number, goal in enumerate(goals):
            seen = records.get(Goal, goal)
            records.save([Write(replace(seen.value, text=f"Bättre mål {number}", order=number), seen)])
        records.save([Write(Goal(id=goals[0], plan=plan, text="En gång till"))])
        records.save([Write(Goal(id=goals[0], plan=plan, text="Och en gång"))])
        fresh = Goal(id=seat.new_id(), plan=plan, text="Nytt")
        for one in (fresh, replace(fresh, text="Nytt igen", baseline="0"), replace(fresh, text=None, order=3), fresh):
            records.save([Write(one)])
        records.remove(records.get(Goal, goals[1]))
        seat.note(case, "Vi sågs i köket.")
        party = Party(id=seat.new_id(), case=case, role=PartyRole.RELATIVE, name="Åsa Holm", relation="sibling")
        made = records.save([Write(party)])
        records.undo(made.change)
        records.save([Write(Note(id=seat.new_id(), case=case, draft="Ett utkast")), Write(replace(party, name="Eva"))])


@pytest.mark.slow
def test_what_is_saved_together_is_what_is_saved_one_by_one(tmp_path: Path) -> None:
    dumps = []
    for name, together in (
        ("apart", lambda _: nullcontext()),
        ("together", lambda seat: seat.open.parts.records.bulk()),
    ):
        world = World(tmp_path / name)
        seat = world.founder()
        work(seat, together)
        now = shown(seat.core)
        rebuild(seat.core, COMPANIONS)
        assert shown(seat.core) == now
        seat.again()
        world.sync(seat)
        dumps.append(dump(seat.core))
        world.close()
    assert dumps[0] == dumps[1]


def test_whoever_reads_meanwhile_sees_what_was_saved(seat: Seat) -> None:
    case = seat.case()
    with seat.open.parts.records.bulk():
        plan = seat.plan(case)
        assert seat.open.session.records.get(InternalSip, plan).value.own_words == "Jag vill laga mat"
        goal = seat.goal(plan)
        assert [one.value.id for one in seat.open.session.records.children(Goal, plan)] == [goal]


def test_a_save_that_is_refused_takes_nothing_else_with_it(seat: Seat) -> None:
    case = seat.case()
    records = seat.open.session.records
    with seat.open.parts.records.bulk():
        plan = seat.plan(case)
        long = Goal(id=seat.new_id(), plan=plan, text="å" * 40_000)
        with pytest.raises(RuleError):
            records.save([Write(Goal(id=seat.new_id(), plan=plan, text="kort")), Write(long)])
        with pytest.raises(NotFoundError):
            records.save([Write(Goal(id=seat.new_id(), plan=EntityId(bytes(16)), text="utan plan"))])
        goal = seat.goal(plan)
    seat.again()
    assert [one.value.id for one in seat.open.session.records.children(Goal, plan)] == [goal]
    known = seat.core.database.one("SELECT count(*) FROM entity WHERE id NOT IN (SELECT entity FROM assertion)")
    assert known == (0,)


def test_a_commit_that_fails_leaves_nothing_half(seat: Seat) -> None:
    case = seat.case()
    before = dump(seat.core)
    with pytest.raises(ZeroDivisionError):
        _plan_and_fail(seat, case)
    assert dump(seat.core) == before
    plan = seat.plan(case)
    seat.again()
    assert seat.open.session.records.get(InternalSip, plan).value.case == case


def _plan_and_fail(seat: Seat, case: EntityId) -> None:
    with seat.core.database.durable():
        seat.plan(case)
        raise ZeroDivisionError


VALUES = st.one_of(st.none(), st.integers(-(1 << 63), (1 << 63) - 1), st.text(), st.binary())


@given(rows=st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=5), times=st.integers(1, 35))
def test_rows_are_the_same_however_they_are_bound_and_however_many_are_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Value, ...]], times: int
) -> None:
    rows *= times
    database = Database(tmp_path_factory.mktemp("bound") / "vault.db", bytes(32))
    with database.durable():
        database.write("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)")
        database.insert_many("t", ("id", "a", "b", "c"), [(at, *row) for at, row in enumerate(rows)])
    assert database.rows("SELECT a, b, c FROM t ORDER BY id") == rows
    database.close()


@pytest.mark.parametrize("many", [0, 1, 15, 16, 17, 50])
def test_plain_rows_are_written_in_their_order(tmp_path: Path, many: int) -> None:
    database = Database(tmp_path / "vault.db", bytes(32))
    rows = [(number % 7, f"ord {number}") for number in range(many)]
    with database.durable():
        database.write("CREATE TABLE t (a, b)")
        database.insert_plain("t", ("a", "b"), rows)
    assert database.rows("SELECT a, b FROM t ORDER BY rowid") == rows
    database.close()
