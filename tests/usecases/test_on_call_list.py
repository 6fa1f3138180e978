"""A place for tonight out of the pool, and the printed list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.home_codes import HomeKind, as_codes
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.terms import AgeBand
from ifodesk.domain.matching.tonight import Tonight
from ifodesk.usecases.homes import ChangeHome
from ifodesk.usecases.on_call_list import FindTonight, PrepareOnCallList
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.pool_stops import StopPlacements
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.usecases.desk import Desk, desk
from tests.usecases.home_desk import Homes


@pytest.fixture
def at() -> Desk:
    return desk()


def enter(at: Desk, name: str, kind: HomeKind = HomeKind.EMERGENCY, place: str = "Borgafjäll") -> EntityId:
    """Return the entry of a home that takes children of 6-12."""
    my = Homes(at.session)
    home, adult = my.add(name, kind)
    seen = my.seen(home)
    full = replace(seen.value, phone="070-174 06 05", place=place, bands=as_codes({"6-12"}), wishes="Gärna syskon")
    ChangeHome(at.session)(seen, full)
    my.assess(home, adult)
    my.waive(adult)
    return EnterPool(at.session)(home).entry


def asked(at: Desk, near: str = "Dorotea") -> Tonight:
    return Tonight(AgeBand.MIDDLE, 1, at.session.clock.today() + timedelta(3), near)


def test_whom_to_ring_tonight_with_what_the_pool_knows(at: Desk) -> None:
    first, unclear = enter(at, "Forsen"), enter(at, "Udden")
    enter(at, "Lärkan", HomeKind.FOSTER)
    ConfirmVacancy(at.session)(first, 2)
    found = FindTonight(at.session)(asked(at))
    assert [one.home.name for one in found.answer.now] == ["Forsen", "Udden"]
    assert [len(one.unknown) for one in found.answer.now] == [0, 1]
    assert found.lines[unclear.hex()].home.value.phone == "070-174 06 05"
    assert [one.home.name for one in FindTonight(at.session)(asked(at, "Norsjö")).answer.later] == ["Forsen", "Udden"]


def test_the_list_is_of_emergency_homes_that_take_placements_and_holds_neutral_fields_only(at: Desk) -> None:
    full, stopped = enter(at, "Forsen"), enter(at, "Udden")
    enter(at, "Lärkan", HomeKind.FOSTER)
    enter(at, "Myran")
    ConfirmVacancy(at.session)(full, 2)
    ConfirmVacancy(at.session)(stopped, 1)
    StopPlacements(at.session)(stopped)
    paper = PrepareOnCallList(at.session)("Dorotea")
    assert [(row.home, row.places, row.old) for row in paper.rows] == [("Forsen", 2, False), ("Myran", None, True)]
    assert paper.rows[0].road is not None
    assert "Gärna syskon" not in repr(paper)
    assert paper.number.startswith("2026-")
    assert PrepareOnCallList(at.session)().number != paper.number
    assert PrepareOnCallList(at.session)().rows[0].road is None
