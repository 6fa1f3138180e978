"""Own ties: on the person's own devices only, with a recovery of nobody else's, and gone when the person leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.own import KnownHits, OwnTie
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.disqualification_answers import AnswerForMyself
from ifodesk.usecases.own_ties import AddOwnTie, ReviewOwnTies
from ifodesk.usecases.parties import AddParty
from tests.program.region import cells_of, region_of_two
from tests.program.team import Team, dorotea

KARIN, PER, BERIT = "Karin Norberg", "Per Lind", "Berit Ask"
TIE, NOTE = "Hilding Hemligsläkt", "kusin på mammas sida"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with dorotea(tmp_path_factory.mktemp("group"), KARIN, PER) as made:
        yield made


def test_ties_and_what_they_hit_stay_with_the_person_and_go_when_the_person_leaves(team: Team) -> None:
    karin, berit = team.desks[KARIN], team.desks[BERIT]
    AddOwnTie(karin.session)(relation="cousin", name=TIE, comment=NOTE)
    ReviewOwnTies(karin.session)()
    case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
    AddParty(karin.session)(case, role=PartyRole.RELATIVE, name=TIE)
    AnswerForMyself(karin.session)(case, Answer.NO_HINDER, comment="Känner till, inte jäv")
    team.everybody_syncs(3)
    assert NOTE.encode() in cells_of(karin)
    for name in (BERIT, team.desks[PER].name):
        other = team.desks[name]
        assert not [*other.session.records.all(OwnTie), *other.session.records.all(KnownHits)]
        assert NOTE.encode() not in cells_of(other)
        assert b"cousin" not in cells_of(other)

    assert berit.session.group.remove(karin.id).in_force
    team.everybody_syncs(3)
    assert not [*karin.session.records.all(OwnTie), *karin.session.records.all(KnownHits)]
    for word in (NOTE, TIE, "cousin", "Känner till, inte jäv"):
        assert word.encode() not in cells_of(karin), word
    karin.lock()
    karin.unlock()
    assert NOTE.encode() not in cells_of(karin)


def test_ties_stay_when_the_whole_municipality_leaves_the_group(tmp_path: Path) -> None:
    with region_of_two(tmp_path) as region:
        AddOwnTie(region.nils.session)(relation="cousin", name=TIE)
        region.team.everybody_syncs(2)
        region.ulla.session.group.leave()
        region.team.everybody_syncs(3)
        assert [seen.value.name for seen in region.nils.session.records.all(OwnTie)] == [TIE]
