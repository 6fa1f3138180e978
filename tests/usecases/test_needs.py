"""A need in the case, graded to the group, matched, and told to the one municipality whose home is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ifodesk.domain import home_codes
from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer
from ifodesk.domain.home_need import matching_need
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching import need as matching
from ifodesk.domain.matching.need import Child, Demand
from ifodesk.domain.matching.terms import AgeBand, Criterion, Group, HomeKind, Sex, Weight
from ifodesk.usecases.claims import ReservePlace
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.inquiries import AnswerInquiry, AskHome
from ifodesk.usecases.need_matching import AskAbout, MatchNeed
from ifodesk.usecases.needs import (
    ChangeNeed,
    EndNeed,
    NoteNeed,
    PreviewStep1,
    SendStep1,
    finish_needs,
    group_needs,
    needs_of,
)
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.proposals import StartProposal
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.shares import shares_of
from ifodesk.usecases.sharing import Terms
from ifodesk.usecases.sharing_jav import ALOUD
from ifodesk.usecases.step2 import PreviewStep2, SendStep2
from ifodesk.usecases.unfinished import finish_what_was_begun
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.ui.fakes import EVA, KARIN, PER
from tests.usecases.desk import Desk, desk, refused
from tests.usecases.home_desk import Homes

SIBLINGS = matching.Need(
    "",
    (Child(AgeBand.MIDDLE, 9, Sex.GIRL), Child(AgeBand.MIDDLE, 6, Sex.BOY)),
    frozenset({HomeKind.FOSTER}),
    date(2026, 12, 14),
    "Vilhelmina",
    (Demand(Criterion.SCHOOL, Weight.STRONG, "Volgsjöskolan"), Demand(Criterion.OWN_ROOM, Weight.MIDDLE)),
    exact=True,
)


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def case(at: Desk) -> EntityId:
    return at.open_case()


@pytest.fixture
def need(at: Desk, case: EntityId) -> EntityId:
    return NoteNeed(at.session)(case, SIBLINGS).id


def seen(at: Desk, need: EntityId) -> Seen[Need]:
    return at.session.records.get(Need, need)


def terms(at: Desk) -> Terms:
    ends = at.session.clock.today() + timedelta(days=60)
    return Terms(
        basis="osl_26_9", detail="Barn under 18 år behöver ett hem", scope="Behovet", ends_on=ends, asked=ALOUD
    )


def asele_home(at: Desk) -> EntityId:
    """Return the entry of a home of Eva's municipality."""
    eva = at.sit_down(EVA)
    _, _, entry = Homes(eva.session).pooled("Udden")
    ConfirmVacancy(eva.session)(entry, 2)
    at.sit_down(KARIN)
    return entry


def test_before_sending_it_is_shown_what_goes_and_how_few_fit(at: Desk, need: EntityId) -> None:
    preview = PreviewStep1(at.session)(need)
    assert (dict(preview.step1.bands), preview.step1.month) == ({"6-12": 2}, date(2026, 12, 1))
    assert [one.criterion for one in preview.need.demands] == [Criterion.OWN_ROOM]
    assert [one.criterion for one in preview.kept_back] == [Criterion.SCHOOL]
    assert preview.fitting is not None
    assert preview.fitting.municipality == "2425"
    assert group_needs(at.session) == ()


def test_what_is_sent_is_what_was_shown_and_again_it_is_renewed(at: Desk, need: EntityId) -> None:
    preview = PreviewStep1(at.session)(need)
    sent = SendStep1(at.session)(seen(at, need)).id
    (first,) = group_needs(at.session)
    assert matching_need(first.value) is not None
    assert first.value.bands == preview.step1.bands
    assert seen(at, need).value.step1 == sent
    ChangeNeed(at.session)(seen(at, need), matching.Need("", SIBLINGS.children[:1], SIBLINGS.kinds, SIBLINGS.month))
    assert [one.value.bands for one in group_needs(at.session)] == [{"6-12": 2}]
    assert SendStep1(at.session)(seen(at, need)).id == sent
    assert [one.value.bands for one in group_needs(at.session)] == [{"6-12": 1}]


def test_a_sending_that_stopped_half_way_is_finished_by_sending_again(
    at: Desk, need: EntityId, monkeypatch: pytest.MonkeyPatch
) -> None:
    records, saves = at.session.records, []
    save = records.save

    def fails_second(*args: object, **more: object) -> object:
        saves.append(args)
        if len(saves) == 2:
            code = "disk_full"
            raise WorldError(code)
        return save(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "save", fails_second)
    with pytest.raises(WorldError):
        SendStep1(at.session)(seen(at, need))
    assert group_needs(at.session) == ()
    SendStep1(at.session)(seen(at, need))
    assert [one.value.id for one in group_needs(at.session)] == [seen(at, need).value.step1]


def test_nobody_looks_any_more_and_why_stays_in_the_case(at: Desk, case: EntityId, need: EntityId) -> None:
    SendStep1(at.session)(seen(at, need))
    with refused(Refusal.REASON_NEEDED):
        EndNeed(at.session)(seen(at, need), " ")
    EndNeed(at.session)(seen(at, need), "Mormor tar emot dem")
    assert group_needs(at.session) == ()
    assert [one.value.end_reason for one in needs_of(at.session, case)] == ["Mormor tar emot dem"]
    with refused(Refusal.ALREADY_ENDED):
        SendStep1(at.session)(seen(at, need))
    with refused(Refusal.ALREADY_ENDED):
        ChangeNeed(at.session)(seen(at, need), SIBLINGS)


def test_what_was_asked_and_reserved_for_a_need_is_given_back_with_it(at: Desk, need: EntityId) -> None:
    entry = asele_home(at)
    SendStep1(at.session)(seen(at, need))
    told = group_needs(at.session)[0]
    AskAbout(at.session)(told, entry)
    made = ReservePlace(at.session)(entry, need=told.value.id).id
    other = ReservePlace(at.session)(entry).id
    (line,) = [one for one in ReadPool(at.session)() if one.home.value.id == entry]
    assert len(line.asked_now) == 1
    EndNeed(at.session)(seen(at, need), "Mormor tar emot dem")
    (line,) = [one for one in ReadPool(at.session)() if one.home.value.id == entry]
    assert line.asked_now == ()
    states = {one.value.id: one.value.state for one in line.claims}
    assert states == {made: ClaimState.RELEASED, other: ClaimState.RESERVED}


@pytest.mark.parametrize("whole", [1, 2, 3])
def test_an_end_that_stopped_half_way_is_finished_after_the_next_round(
    at: Desk, need: EntityId, whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = asele_home(at)
    SendStep1(at.session)(seen(at, need))
    made = ReservePlace(at.session)(entry, need=group_needs(at.session)[0].value.id).id
    other = ReservePlace(at.session)(entry).id
    records, saves = at.session.records, []
    save = records.save

    def stops(*args: object, **more: object) -> object:
        saves.append(args)
        if len(saves) > whole:
            code = "disk_full"
            raise WorldError(code)
        return save(*args, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(records, "save", stops)
        if whole < 3:
            with pytest.raises(WorldError):
                EndNeed(at.session)(seen(at, need), "Mormor tar emot dem")
        else:
            EndNeed(at.session)(seen(at, need), "Mormor tar emot dem")
    finish_what_was_begun(at.session)
    assert group_needs(at.session) == ()
    states = {one.value.id: one.value.state for one in at.session.records.children(Claim, entry)}
    assert states == {made: ClaimState.RELEASED, other: ClaimState.RESERVED}
    assert finish_needs(at.session).kinds == frozenset()


def test_a_place_that_a_proposal_counts_on_stays_when_the_need_ends(at: Desk, need: EntityId) -> None:
    entry = asele_home(at)
    SendStep1(at.session)(seen(at, need))
    ReservePlace(at.session)(entry, need=group_needs(at.session)[0].value.id)
    StartProposal(at.session)(need, entry, kind=home_codes.HomeKind.FOSTER)
    EndNeed(at.session)(seen(at, need), "Förslaget är lagt")
    assert [one.value.state for one in at.session.records.children(Claim, entry)] == [ClaimState.RESERVED]


def test_a_home_that_said_no_or_was_asked_about_another_child_opens_no_step_2(at: Desk, need: EntityId) -> None:
    entry = asele_home(at)
    SendStep1(at.session)(seen(at, need))
    AskHome(at.session)(entry, need=EntityId(b"another need 123"))
    with refused(Refusal.HOME_NOT_ASKED):
        SendStep2(at.session)(need, entry, [EVA], terms(at))
    asked = AskAbout(at.session)(group_needs(at.session)[0], entry).id
    AnswerInquiry(at.session)(at.session.records.get(Inquiry, asked), InquiryAnswer.NO)
    with refused(Refusal.HOME_NOT_ASKED):
        SendStep2(at.session)(need, entry, [EVA], terms(at))
    AskHome(at.session)(entry)
    SendStep2(at.session)(need, entry, [EVA], terms(at))


def test_an_area_that_is_no_known_town_is_refused(at: Desk, case: EntityId) -> None:
    odd = matching.Need("", SIBLINGS.children, SIBLINGS.kinds, SIBLINGS.month, "Volgsjöskolan")
    with refused(Refusal.AREA_UNKNOWN):
        NoteNeed(at.session)(case, odd)


def test_a_need_is_matched_alone_and_together_and_a_home_is_asked_in_one_call(at: Desk, need: EntityId) -> None:
    entry = asele_home(at)
    SendStep1(at.session)(seen(at, need))
    (step1,) = group_needs(at.session)
    found = MatchNeed(at.session)(step1.value)
    (home,) = (*found.matched.fits, *found.matched.maybe)
    assert (home.home.name, home.group, found.lines[home.home.id].home.value.id) == ("Udden", Group.MAYBE, entry)
    assert MatchNeed(at.session)(step1.value, without=entry).matched.maybe == ()
    asked = at.session.records.get(Inquiry, AskAbout(at.session)(step1, entry).id).value
    assert (asked.places, asked.need, sorted(asked.told)) == (
        2,
        step1.value.id,
        ["area", "bands", "kinds", "month", "own_room"],
    )


def test_step_2_goes_only_to_the_municipality_whose_home_was_asked(at: Desk, need: EntityId) -> None:
    entry = asele_home(at)
    with refused(Refusal.HOME_NOT_ASKED):
        SendStep2(at.session)(need, entry, [EVA], terms(at))
    SendStep1(at.session)(seen(at, need))
    AskAbout(at.session)(group_needs(at.session)[0], entry)
    with refused(Refusal.HOME_ELSEWHERE):
        SendStep2(at.session)(need, entry, [PER], terms(at))
    preview = PreviewStep2(at.session)(need)
    assert preview.kept_back == ()
    shared = SendStep2(at.session)(need, entry, [EVA], terms(at)).id
    (told,) = needs_of(at.session, shared)
    assert told.value.case == shared
    assert dict(told.value.ages) == {"1": 9, "2": 6}
    assert told.value.values["school"] == "Volgsjöskolan"
    assert (told.value.step1, told.value.sent_at) == (None, None)
    assert SendStep2(at.session)(need, entry, [EVA], terms(at)).id == shared


def test_step_2_without_a_legal_basis_is_refused(at: Desk, case: EntityId, need: EntityId) -> None:
    entry = asele_home(at)
    SendStep1(at.session)(seen(at, need))
    AskAbout(at.session)(group_needs(at.session)[0], entry)
    never = Terms(basis="osl_10_27", detail="x", scope="Behovet", ends_on=at.session.clock.today())
    with refused(Refusal.BASIS_NEVER):
        SendStep2(at.session)(need, entry, [EVA], never)
    assert shares_of(at.session, case) == ()
    own = Homes(at.session).pooled("Lärkan")[2]
    with refused(Refusal.SAME_MUNICIPALITY):
        SendStep2(at.session)(need, own, [PER], terms(at))


def test_a_need_that_lacks_children_cannot_be_sent(at: Desk, need: EntityId) -> None:
    value = seen(at, need)
    at.session.records.remove(value)
    odd = Need(id=EntityId(b"o" * 16), case=value.value.case)
    at.session.records.save([Write(odd)])
    with refused(Refusal.NEED_LACKING):
        SendStep1(at.session)(seen(at, odd.id))
    assert at.session.records.all(NeedStep1) == ()
