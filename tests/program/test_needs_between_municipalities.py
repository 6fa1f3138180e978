"""What of a child another municipality's device ever holds, and one place that two take without network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ifodesk.domain.entities.case import Case, CaseType, Party
from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.placement import Gate, Placement, PlacementDuty, Proposal
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer, NeutralReason
from ifodesk.domain.home_codes import HomeKind as FosterKind
from ifodesk.domain.home_figures import Ended
from ifodesk.domain.home_questions import Reply, Tally
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching import need as matching
from ifodesk.domain.matching.need import Child, Demand
from ifodesk.domain.matching.terms import AgeBand, Criterion, HomeKind, Sex, Weight
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.claims import ReadContests, ReadLostPlaces, ReservePlace, SettleClaims
from ifodesk.usecases.home_questions import CountAnswers, ReadAnswers
from ifodesk.usecases.homes_group import WriteCallNote
from ifodesk.usecases.inquiries import AnswerInquiry
from ifodesk.usecases.need_matching import AskAbout
from ifodesk.usecases.needs import NoteNeed, SendStep1
from ifodesk.usecases.placements import ChangeDuty, ChangePlacement, EndPlacement, ReadPlacement, StartPlacement
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import ChangeProposal, PassGate, Propose, StartProposal
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.sharing import Terms
from ifodesk.usecases.sharing_jav import ALOUD
from ifodesk.usecases.step2 import SendStep2
from ifodesk.usecases.urgent_notes import UrgentText, WriteUrgentNote
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.program.region import Region, cells_of, region_of_two
from tests.program.team import Desk
from tests.usecases.home_desk import Homes

pytestmark = pytest.mark.slow

CHILD = ("Alma Hemligsson", "201701012384")
STEP_2 = ("Volgsjöskolan", "sydsamiska", "girl")
NEVER = ("Fredrika", "traumavana")
"""Whom to keep away from and what the home must know: stays in the case."""
REASONS = ("Nära mormor i Volgsele", "Mamma samtycker")
"""Stay on the child's case, whoever the home belongs to."""
COST = 987_654_321
"""Kronor per day: with the placement, for the two municipalities only. So are the reasons that come later."""
LATER = ("Väntar på rummet i Stensele", "Hunden i hemmet flyttade")
OTHER = ("Bo Hemligsson", "201501022384")
SCHOOL = "Skansholmens skola"
URGENT = ("Ring om Bosse i natt", "Hämtad med polis")
PLACED = "Pia Placerare"
"""Who does a thing during the placement: for the two municipalities only."""
WANTED = matching.Need(
    "",
    (Child(AgeBand.MIDDLE, 9, Sex.GIRL),),
    frozenset({HomeKind.FOSTER}),
    date(2026, 12, 14),
    "Vilhelmina",
    (
        Demand(Criterion.SCHOOL, Weight.STRONG, STEP_2[0]),
        Demand(Criterion.LANGUAGE, Weight.HARD, STEP_2[1]),
        Demand(Criterion.FAR, Weight.HARD, NEVER[0], 50),
        Demand(Criterion.COURSE, Weight.SLIGHT, NEVER[1]),
        Demand(Criterion.NO_PETS, Weight.MIDDLE),
    ),
)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """Give Dorotea with Berit and Karin, Åsele with Ulla and Nils."""
    with region_of_two(tmp_path_factory.mktemp("needs")) as made:
        yield made


def home_with_a_place(region: Region, name: str) -> EntityId:
    """Return the entry of a home of Karin's with one place, known to everybody."""
    _, _, made = Homes(region.karin.session).pooled(name)
    ConfirmVacancy(region.karin.session)(made, 1)
    region.team.everybody_syncs(3)
    return made


def need_in_asele(region: Region, *child: str, wanted: matching.Need = WANTED) -> EntityId:
    """Return Nils's need for a child of Åsele, whole in its case."""
    session = region.nils.session
    number = child[1] if len(child) > 1 else ""
    case = OpenCase(session)(CaseType.CHILD_YOUTH, child[0], personal_number=number).case
    return NoteNeed(session)(case, wanted).id


def sent(region: Region, need: EntityId) -> Seen[NeedStep1]:
    """Return what stands in the group for a need of Nils's, known to everybody."""
    session = region.nils.session
    step1 = SendStep1(session)(session.records.get(Need, need)).id
    region.team.everybody_syncs(3)
    return session.records.get(NeedStep1, step1)


def proposed(region: Region, need: EntityId, entry: EntityId) -> EntityId:
    """Return Nils's proposal with every gate passed, laid before the committee."""
    session = region.nils.session
    made = StartProposal(session)(need, entry, kind=FosterKind.FOSTER).id
    seen = session.records.get(Proposal, made)
    ChangeProposal(session)(seen, replace(seen.value, reasons_for=REASONS[0]))
    for view in ReadProposal(session)(made).blocked:
        PassGate(session)(made, view.rule.code, note=REASONS[1], municipality=view.municipality)
    Propose(session)(session.records.get(Proposal, made))
    return made


def held(desk: Desk, *texts: str) -> list[str]:
    """Return which of the texts stand anywhere in a vault, decrypted."""
    cells = cells_of(desk)
    return [text for text in texts if text.encode() in cells]


def test_step_by_step_nobody_holds_more_of_the_child_than_was_told(region: Region) -> None:
    """Step 1 to all, step 2 to the one who was named, an answer to all: raw tables searched after each."""
    entry, need = home_with_a_place(region, "Lärkan"), need_in_asele(region, *CHILD)
    nils, karin = region.nils.session, region.karin.session
    step1 = sent(region, need)
    for desk in (region.karin, region.berit):
        told = desk.session.records.get(NeedStep1, step1.value.id).value
        assert (dict(told.bands), told.area) == ({"6-12": 1}, "Vilhelmina")
        assert [*desk.session.records.all(Need), *desk.session.records.all(Party)] == []
        assert held(desk, *CHILD, *STEP_2, *NEVER) == []
        assert bytes(need) not in cells_of(desk)
    assert held(region.nils, *CHILD, *STEP_2, *NEVER) == [*CHILD, *STEP_2, *NEVER]

    asked = AskAbout(nils)(step1, entry).id
    region.team.everybody_syncs(2)
    assert held(region.karin, *CHILD, *STEP_2, *NEVER) == []

    ends = nils.clock.today() + timedelta(days=60)
    terms = Terms(basis="osl_26_9", detail="Barn under 18 år", scope="Behovet", ends_on=ends, asked=ALOUD)
    shared = SendStep2(nils)(need, entry, [region.karin.id], terms).id
    region.team.everybody_syncs(3)
    (second,) = karin.records.children(Need, shared)
    assert dict(second.value.ages) == {"1": 9}
    assert held(region.karin, *STEP_2) == [*STEP_2]
    assert held(region.karin, *CHILD, *NEVER) == []
    assert karin.records.get(Case, shared).value.municipality == "2463"
    assert held(region.berit, *CHILD, *STEP_2, *NEVER) == []

    AnswerInquiry(nils)(nils.records.get(Inquiry, asked), InquiryAnswer.YES)
    region.team.everybody_syncs(2)
    assert region.berit.session.records.get(Inquiry, asked).value.answer is InquiryAnswer.YES
    assert held(region.berit, *CHILD, *STEP_2, *NEVER) == []

    proposal = proposed(region, need, entry)
    region.team.everybody_syncs(2)
    assert held(region.karin, *CHILD, *NEVER, *REASONS) == held(region.berit, *CHILD, *STEP_2, *NEVER, *REASONS) == []
    assert [*karin.records.all(Proposal), *karin.records.all(Gate), *karin.records.all(Placement)] == []

    PassGate(nils)(proposal, "decision", choice="committee")
    placed = StartPlacement(nils)(proposal).id
    duty = nils.records.children(PlacementDuty, placed)[0]
    ChangeDuty(nils)(duty, "2463", person=PLACED, often="varje vecka")
    region.team.everybody_syncs(3)
    both = ReadPlacement(karin)(placed)
    assert (both.placement.value.municipality, both.placement.value.case, both.placing) == ("2463", shared, False)
    assert held(region.karin, PLACED) == [PLACED]
    assert held(region.karin, *CHILD, *NEVER, *REASONS) == []
    assert held(region.berit, *CHILD, *STEP_2, *NEVER, *REASONS, PLACED) == []
    assert bytes(placed) not in cells_of(region.berit)
    (claim,) = [seen.value for seen in region.berit.session.records.all(Claim) if seen.value.home == entry]
    assert (claim.state, claim.places, claim.municipality) == (ClaimState.TAKEN, 1, "2463")
    of_the_placement(region, placed, claim.id)


def of_the_placement(region: Region, placed: EntityId, claim: EntityId) -> None:
    """What is written about a placement while it goes on and when it ends stays with the two municipalities."""
    nils = region.nils.session
    seen = nils.records.get(Placement, placed)
    ChangePlacement(nils)(seen, replace(seen.value, cost_per_day=COST, longer_reason=LATER[0]))
    region.team.everybody_syncs(3)
    assert held(region.karin, str(COST), LATER[0]) == [str(COST), LATER[0]]
    EndPlacement(nils)(nils.records.get(Placement, placed), Ended.BY_HOME, reason=LATER[1])
    region.team.everybody_syncs(3)
    assert region.karin.session.records.get(Placement, placed).value.end_reason == LATER[1]
    assert held(region.berit, *CHILD, *STEP_2, *NEVER, *REASONS, PLACED, str(COST), *LATER, Ended.BY_HOME.value) == []
    assert region.berit.session.records.get(Claim, claim).value.state is ClaimState.ENDED


def test_a_reservation_a_question_a_call_and_an_urgent_note_tell_the_others_nothing_of_the_child(
    region: Region,
) -> None:
    """Whatever is done before the second step: no name, no age, no school, and no id of the need or its case."""
    school = Demand(Criterion.SCHOOL, Weight.STRONG, SCHOOL)
    entry, need = (
        home_with_a_place(region, "Myran"),
        need_in_asele(region, *OTHER, wanted=replace(WANTED, demands=(school,))),
    )
    nils = region.nils.session
    case = nils.records.get(Need, need).value.case
    step1 = sent(region, need)
    ReservePlace(nils)(entry, need=step1.value.id, from_on=WANTED.month)
    asked = AskAbout(nils)(step1, entry).id
    AnswerInquiry(nils)(nils.records.get(Inquiry, asked), InquiryAnswer.NO, reason=NeutralReason.DISTANCE)
    WriteCallNote(nils)(URGENT[0], region.ulla.id, urgent=True)
    WriteUrgentNote(nils)(UrgentText(about=OTHER[0], act=URGENT[1], reason="Ensam i tjänst"), [region.ulla.id])
    region.team.everybody_syncs(3)
    assert held(region.ulla, OTHER[0], *URGENT) == [OTHER[0], *URGENT]
    assert held(region.nils, SCHOOL) == [SCHOOL]
    for desk in (region.karin, region.berit):
        assert desk.session.records.get(Inquiry, asked).value.answer is InquiryAnswer.NO
        assert held(desk, *OTHER, SCHOOL, *URGENT) == []
        cells = cells_of(desk)
        assert bytes(need) not in cells
        assert case is not None
        assert bytes(case) not in cells


def test_what_homes_answered_reaches_nobody_as_counts_of_few(region: Region) -> None:
    """The yearly questions: what was typed stands in no vault, not even in the one where it was counted."""
    told = {"support": Tally(20, 6, 5), "again": Tally(26, 3, 2), "relief": Tally(29, 1, 1)}
    CountAnswers(region.berit.session)(2026, 33, 31, told)
    region.team.everybody_syncs(2)
    for desk in (region.berit, region.karin, region.ulla, region.nils):
        read = ReadAnswers(desk.session)(2026)
        assert read is not None
        assert read.figures is not None
        assert read.figures.questions["support"][Reply.NO,] == 5
        assert held(desk, '"partly+no+blank":5') != []
        assert held(desk, '"partly":3', '"no":2', '"partly":1', '"yes":29', '"asked":33') == []


def test_two_laptops_take_one_place_offline_and_agree_and_the_unit_settles_it(region: Region) -> None:
    entry, other = home_with_a_place(region, "Björken"), home_with_a_place(region, "Udden")
    step1 = sent(region, need_in_asele(region, "Bo Testsson")).value.id
    nils, karin = region.nils.session, region.karin.session
    theirs = ReservePlace(nils)(entry, need=step1, yes_on=nils.clock.today()).id
    own = ReservePlace(karin)(entry).id  # neither has heard of the other's
    assert not [*ReadContests(nils)(), *ReadContests(karin)()]
    region.team.everybody_syncs(3)
    for desk, waits in ((region.nils, True), (region.ulla, True), (region.karin, False), (region.berit, False)):
        (found,) = ReadContests(desk.session)()
        assert [one.id for one in found.contest.holds] == [own]
        assert [one.id for one in found.contest.waits] == [theirs]
        assert found.mine_waits is waits
        assert desk.session.log.conflicts() == ()

    SettleClaims(karin)(entry, [own])
    region.team.everybody_syncs(3)
    for desk in (region.nils, region.ulla):
        (lost,) = ReadLostPlaces(desk.session)()
        assert (lost.home, lost.claim.value.id) == ("Björken", theirs)
        assert lost.next is not None
        answers = (*lost.next.matched.fits, *lost.next.matched.maybe, *lost.next.matched.excluded)
        assert other.hex() in {one.home.id for one in answers}
        assert entry.hex() not in {one.home.id for one in answers}
    assert not [*ReadContests(nils)(), *ReadLostPlaces(karin)()]


def test_two_chiefs_who_count_one_year_offline_are_told_and_everybody_shows_the_same(region: Region) -> None:
    CountAnswers(region.berit.session)(2025, 36, 29, {"support": Tally(20, 9, 0)})
    CountAnswers(region.ulla.session)(2025, 36, 30, {"support": Tally(21, 9, 0)})
    region.team.everybody_syncs(3)
    for desk in (region.berit, region.karin, region.ulla, region.nils):
        read = ReadAnswers(desk.session)(2025)
        assert read is not None
        assert read.figures is not None
        assert (read.figures.returned, read.counted_by, read.also) == (29, "2425", ("2463",))
        assert desk.session.log.conflicts() == ()
