"""What the colleagues of a practice municipality can stand in for, and the question to another chief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.lending import ChiefRequest, StandInProfile
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.ports import Member, Role
from ifodesk.workbench.practice.standing_in import fill
from tests.ui import fakes
from tests.ui.fakes import ASELE, EVA, KARIN, LISA, PER
from tests.usecases.desk import Desk, desk


@pytest.fixture
def chief(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Sit down as Lisa; Åsele has a chief too."""
    other = Member(MemberId(b"m" * 16), "Monica Wikdahl", "IFO-chef", ASELE, frozenset({Role.CHIEF}))
    monkeypatch.setattr(fakes, "MEMBERS", (*fakes.MEMBERS, other))
    return desk().sit_down(LISA)


def test_each_caseworker_of_the_own_municipality_has_a_desk_and_the_chief_reads_it(chief: Desk) -> None:
    fill(chief.session, 1)
    found = [seen.value for seen in chief.session.records.all(StandInProfile)]
    assert {one.member for one in found} == {KARIN, PER}
    assert all(one.counted_on is not None and one.investigations for one in found)
    assert EVA not in {one.member for one in found}


def test_the_chief_asks_another_one_without_a_case(chief: Desk) -> None:
    fill(chief.session, 1)
    (request,) = chief.session.records.all(ChiefRequest)
    assert (request.value.to_municipality, request.value.hours_per_week, request.value.reply) == (ASELE, 8, None)


def test_where_nobody_can_be_asked_nobody_is(chief: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fakes, "MEMBERS", [one for one in fakes.MEMBERS if one.municipality != ASELE])
    fill(chief.session, 1)
    assert chief.session.records.all(ChiefRequest) == ()


def test_the_same_seed_gives_the_same_desks(chief: Desk) -> None:
    fill(chief.session, 1)
    first = [replace(seen.value, id=LISA_ID) for seen in chief.session.records.all(StandInProfile)]
    fill(chief.session, 1)
    assert [replace(seen.value, id=LISA_ID) for seen in chief.session.records.all(StandInProfile)] == first


LISA_ID = EntityId(LISA)
