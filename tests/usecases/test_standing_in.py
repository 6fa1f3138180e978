"""Who can instead, gathered: colleagues by unit, answers, what they have on the desk; the others by road and hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.disqualification import Answer, DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.lending import ChiefRequest, Reply, StandInProfile
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.standing_in import Ranked, StandInPlace, Unable
from ifodesk.usecases.cases import Allot, OpenCase
from ifodesk.usecases.chief_requests import AskChief, ReplyToChief, RequestTerms
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import NoteOralAnswer
from ifodesk.usecases.disqualification_matters import HandOver
from ifodesk.usecases.disqualification_raising import RaiseDisqualification
from ifodesk.usecases.disqualification_rulings import Decide, RulingForm
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.stand_in_profiles import SaveProfile, profile_of
from ifodesk.usecases.standing_in import WhoCanInstead
from ifodesk.usecases.units import AddUnit
from ifodesk.usecases.walls import BuildWall
from ifodesk.usecases.who_may_read import may_be_let_in
from ifodesk.words.standing_in_words import board_only_text, line
from tests.program.region import Region, region_of_two
from tests.program.team import MORNING
from tests.ui.fakes import EVA, KARIN, LISA, NOW, PER
from tests.usecases.desk import Desk, desk, refused

NOBODY = EntityId(bytes(16))
PROFILE = StandInProfile(
    id=NOBODY, placed=3, investigations=2, others=6, free="fre", languages="umesamiska", has_degree=True
)


def said(at: Desk, found: Ranked) -> str:
    return line(found, at.session.clock.now())


def test_a_colleague_stands_there_with_answer_desk_and_free_days() -> None:
    at = desk()
    case = at.open_case()
    SaveProfile(at.sit_down(PER).session)(replace(PROFILE, member=PER))
    karin = at.sit_down(KARIN)
    NoteOralAnswer(karin.session)(case, PER, Answer.NO_HINDER, at=NOW - timedelta(minutes=32))
    view = WhoCanInstead(karin.session)(case)
    assert [one.candidate.name for one in view.ranked] == ["Per Lundmark", "Lisa Berglund", "Åsele"]
    text = said(karin, view.ranked[0])
    for part in ("egen kommun", "inget hinder (frågad muntligt", "3 placerade, 2 utredningar, 6 övriga", "ledig fre"):
        assert part in text
    assert "umesamiska" in text
    assert said(karin, view.ranked[1]).startswith("egen kommun · inte svarat · kontrollera examen")
    assert "ärende" in said(karin, view.ranked[1])


def test_the_same_unit_comes_before_the_rest_of_the_municipality() -> None:
    at = desk()
    lisa = at.sit_down(LISA)
    AddUnit(lisa.session)("Barn och unga", members=[KARIN, LISA])
    karin = at.sit_down(KARIN)
    case = karin.open_case()
    NoteOralAnswer(karin.session)(case, PER, Answer.NO_HINDER, at=NOW)
    view = WhoCanInstead(karin.session)(case)
    assert [one.candidate.place for one in view.ranked][:2] == [StandInPlace.OWN_UNIT, StandInPlace.OWN_MUNICIPALITY]
    assert view.ranked[0].candidate.member == LISA


def test_whoever_cannot_is_told_apart_with_why() -> None:
    at = desk()
    case = at.open_case()
    NoteOralAnswer(at.session)(case, PER, Answer.HINDER, at=NOW)
    BuildWall(at.session)(case, [LISA], reviewer=PER)
    view = WhoCanInstead(at.session)(case)
    assert {one.candidate.member: one.unable for one in view.unable} == {
        PER: (Unable.HINDER,),
        LISA: (Unable.WALLED,),
    }
    assert "har svarat hinder" in said(at, next(one for one in view.unable if one.candidate.member == PER))


def ruled(at: Desk, case: EntityId, who: MemberId) -> Desk:
    """Let Lisa, who decides, raise and rule that somebody has jäv. No wall stands yet."""
    lisa = at.sit_down(LISA)
    matter = RaiseDisqualification(lisa.session)(case, who, circumstances="Bror till klientens mamma.").id
    seen = lisa.session.records.get(DisqualificationMatter, matter)
    Decide(lisa.session)(seen, RulingForm(Outcome.JAV, ground=Ground.PARTY_OR_AFFECTED, reasons="Nära släkt."))
    return lisa


def test_whoever_is_ruled_to_have_jav_is_never_ranked_though_no_wall_stands_and_inget_hinder_was_said() -> None:
    at = desk()
    case = at.open_case()
    NoteOralAnswer(at.session)(case, PER, Answer.NO_HINDER, at=NOW)
    lisa = ruled(at, case, PER)
    view = WhoCanInstead(lisa.session)(case)
    assert PER not in {one.candidate.member for one in view.ranked}
    (per,) = [one for one in view.unable if one.candidate.member == PER]
    assert per.unable == (Unable.RULED_JAV,)
    assert "jäv är beslutat" in said(lisa, per)


def test_whoever_is_ruled_to_have_jav_is_not_let_in_or_allotted_the_case() -> None:
    at = desk()
    case = at.open_case()
    lisa = ruled(at, case, PER)
    assert PER not in {one.id for one in may_be_let_in(lisa.session, case)}
    with refused(Refusal.RULED_JAV):
        LetIn(lisa.session)(case, PER)
    with refused(Refusal.RULED_JAV):
        Allot(lisa.session)(case, PER)


def test_whose_jav_is_raised_and_not_decided_waits_beside_the_list() -> None:
    at = desk()
    case = at.open_case()
    lisa = at.sit_down(LISA)
    RaiseDisqualification(lisa.session)(case, PER, circumstances="Granne till mamman.")
    (per,) = [one for one in WhoCanInstead(lisa.session)(case).unable if one.candidate.member == PER]
    assert said(lisa, per).endswith("jäv är anmält och inte avgjort än")


def test_whoever_handed_over_does_not_come_back_by_the_list() -> None:
    at = desk()
    case = at.open_case()
    lisa = at.sit_down(LISA)
    RaiseDisqualification(lisa.session)(case, KARIN, circumstances="Moster till klienten.")
    HandOver(lisa.session)(case, PER, concerned=KARIN)
    (karin,) = [one for one in WhoCanInstead(lisa.session)(case).unable if one.candidate.member == KARIN]
    assert Unable.STEPPED_ASIDE in karin.unable


def test_whoever_steps_aside_is_not_in_the_list_and_another_handler_may_be() -> None:
    at = desk()
    case = at.open_case()
    assert KARIN not in {one.candidate.member for one in WhoCanInstead(at.session)(case).ranked}
    named = {one.candidate.member for one in WhoCanInstead(at.session)(case, replaced=PER).ranked}
    assert (KARIN in named, PER in named) == (True, False)


def test_nobody_elsewhere_is_named_only_the_municipality_with_its_road() -> None:
    at = desk()
    view = WhoCanInstead(at.session)(at.open_case())
    (asele,) = [one for one in view.ranked if one.candidate.place is StandInPlace.OTHER_MUNICIPALITY]
    assert (asele.candidate.member, asele.candidate.name) == (None, "Åsele")
    assert "49 km" in said(at, asele)
    assert EVA not in {one.candidate.member for one in (*view.ranked, *view.unable)}


def test_what_stays_with_the_own_board_is_told() -> None:
    at = desk()
    text = board_only_text(WhoCanInstead(at.session)(at.open_case()).board_only)
    assert "Vård i familjehem eller jourhem" in text
    assert "30 kap. 8 § (kontrollera)" in text
    assert board_only_text(()) == ""


class TestProfile:
    def test_it_is_read_by_the_person_and_the_chief_only(self) -> None:
        at = desk()
        SaveProfile(at.session)(replace(PROFILE, member=KARIN))
        seen = profile_of(at.session, KARIN)
        assert seen is not None
        assert set(at.session.readers.readers(seen.value.id)) == {KARIN, LISA}
        assert seen.value.counted_on == NOW.date()

    def test_it_is_one_per_person_and_the_chief_may_write_it(self) -> None:
        at = desk()
        SaveProfile(at.session)(replace(PROFILE, member=KARIN))
        lisa = at.sit_down(LISA)
        SaveProfile(lisa.session)(replace(PROFILE, member=KARIN, works_alone=True, placed=4))
        (seen,) = lisa.session.records.all(StandInProfile)
        assert (seen.value.works_alone, seen.value.placed) == (True, 4)

    def test_without_figures_no_day_stands_there(self) -> None:
        at = desk()
        SaveProfile(at.session)(StandInProfile(id=NOBODY, member=KARIN, free="fre"))
        seen = profile_of(at.session, KARIN)
        assert seen is not None
        assert seen.value.counted_on is None

    def test_some_are_not_saved(self) -> None:
        at = desk()
        with refused(Refusal.ONLY_A_CHIEF):
            SaveProfile(at.session)(replace(PROFILE, member=PER))
        with refused(Refusal.OTHER_MUNICIPALITY):
            SaveProfile(at.session)(replace(PROFILE, member=EVA))
        with refused(Refusal.COUNT_OUT_OF_RANGE):
            SaveProfile(at.session)(replace(PROFILE, member=KARIN, placed=501))
        with refused(Refusal.NOT_A_MEMBER):
            SaveProfile(at.session)(PROFILE)


@pytest.fixture
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region_of_two(tmp_path_factory.mktemp("region")) as made:
        yield made


@pytest.mark.slow
def test_an_offered_person_stands_there_by_name_with_the_hours_that_were_offered(region: Region) -> None:
    berit, ulla = region.berit, region.ulla
    case = OpenCase(berit.session)(CaseType.CHILD_YOUTH, "Alma Hemlighetsson").case
    starts = MORNING.date() + timedelta(days=1)
    terms = RequestTerms(case_type=CaseType.CHILD_YOUTH, hours_per_week=8, starts_on=starts)
    request = AskChief(berit.session)(ulla.id, terms, case=case).id
    now = berit.session.clock.now()
    (asele,) = [one for one in WhoCanInstead(berit.session)(case).ranked if one.candidate.municipality == "2463"]
    assert "chefen frågad" in line(asele, now)
    region.team.everybody_syncs()
    seen = ulla.session.records.get(ChiefRequest, request)
    ReplyToChief(ulla.session)(seen, Reply.TALK)
    region.team.everybody_syncs()
    (asele,) = [one for one in WhoCanInstead(berit.session)(case).ranked if one.candidate.municipality == "2463"]
    assert "chefen vill prata" in line(asele, now)
    seen = ulla.session.records.get(ChiefRequest, request)
    ReplyToChief(ulla.session)(seen, Reply.YES, offered=region.nils.id, hours=6, starts_on=starts)
    region.team.everybody_syncs()
    (nils,) = [one for one in WhoCanInstead(berit.session)(case).ranked if one.candidate.municipality == "2463"]
    assert (nils.candidate.member, nils.candidate.offered_hours) == (region.nils.id, 6)
    assert "erbjuds 6 tim i veckan" in line(nils, now)
