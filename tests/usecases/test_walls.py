"""Walls: who may be shut out, who reviews, who takes a wall down, and the one act that cannot wait."""

from __future__ import annotations

import pytest

from ifodesk.domain.entities.access import DelayAct, Wall
from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.keep_only import KeepOnly, may_review_only
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.walls import (
    BuildWall,
    EndDelayAct,
    LiftWall,
    OpenDelayAct,
    ReportDelayAct,
    may_review,
)
from ifodesk.usecases.who_may_read import may_be_let_in
from tests.ui.fakes import EVA, KARIN, LISA, PER
from tests.usecases.desk import Desk, desk, refused


def read_by_per() -> tuple[Desk, EntityId]:
    at = desk()
    case = at.open_case()
    LetIn(at.session)(case, PER)
    return at, case


def test_a_wall_shuts_out_and_notes_why_and_who_reviews() -> None:
    at, case = read_by_per()
    changed = BuildWall(at.session)(case, [PER], reviewer=LISA, reason="Granne till familjen")
    assert "readers" in changed.kinds
    assert set(at.session.readers.readers(case)) == {KARIN, LISA}
    (noted,) = at.session.records.children(Wall, case)
    assert (noted.value.member, noted.value.reviewer, noted.value.reason) == (PER, LISA, "Granne till familjen")


def test_who_is_behind_a_wall_is_not_let_in_by_mistake_even_if_never_a_reader() -> None:
    at = desk()
    case = at.open_case()
    BuildWall(at.session)(case, [PER], reviewer=LISA)
    assert may_be_let_in(at.session, case) == ()
    with refused(Refusal.WALLED):
        LetIn(at.session)(case, PER)


def test_a_wall_takes_the_person_out_of_their_places_in_the_case() -> None:
    at = desk()
    case = at.open_case()
    assert at.session.records.get(Case, case).value.chief == LISA
    BuildWall(at.session)(case, [LISA], reviewer=PER)
    assert at.session.records.get(Case, case).value.chief is None
    assert set(at.session.readers.readers(case)) == {KARIN, PER}


def test_a_wall_against_the_chief_is_reviewed_by_somebody_else() -> None:
    at = desk()
    case = at.open_case()
    assert [one.id for one in may_review(at.session, case, [PER])] == [LISA]
    assert [one.id for one in may_review(at.session, case, [LISA])] == [PER]
    with refused(Refusal.OTHER_MUNICIPALITY):
        BuildWall(at.session)(case, [LISA], reviewer=EVA)


@pytest.mark.parametrize(
    "excluded,reviewer,code",
    [
        ([], LISA, Refusal.NOBODY_TO_WALL),
        ([KARIN], LISA, Refusal.WALL_ONESELF),
        ([MemberId(b"?" * 16)], LISA, Refusal.NOT_A_MEMBER),
        ([PER], PER, Refusal.REVIEWER_OUTSIDE),
        ([EVA], KARIN, Refusal.REVIEWER_IS_FOUNDER),
        ([EVA], PER, Refusal.REVIEWER_NOT_TRUSTED),
        ([PER], MemberId(b"?" * 16), Refusal.NOT_A_MEMBER),
    ],
)
def test_a_wall_that_must_not_be(excluded: list[MemberId], reviewer: MemberId, code: Refusal) -> None:
    at, case = read_by_per()
    with refused(code):
        BuildWall(at.session)(case, excluded, reviewer=reviewer)
    assert PER in at.session.readers.readers(case)


def test_a_group_with_an_older_table_of_rights_is_told_so_before_anything_happens() -> None:
    at, case = read_by_per()
    at.world.records.forbidden.add("wall")
    with refused(Refusal.OLDER_GROUP):
        BuildWall(at.session)(case, [PER], reviewer=LISA)
    assert PER in at.session.readers.readers(case)


def test_only_named_people_stay() -> None:
    at, case = read_by_per()
    KeepOnly(at.session)(case, [], reviewer=LISA)
    assert set(at.session.readers.readers(case)) == {KARIN, LISA}
    with refused(Refusal.NOBODY_TO_WALL):
        KeepOnly(at.session)(case, [LISA], reviewer=LISA)


def test_only_shuts_out_who_does_not_read_yet_too_and_a_chief_lets_them_in() -> None:
    at = desk()
    case = at.open_case()
    KeepOnly(at.session)(case, [], reviewer=LISA, reason="Skyddade uppgifter")
    assert at.session.readers.walled(case) == (PER,)
    with refused(Refusal.WALLED):
        LetIn(at.session)(case, PER)
    lisa = at.sit_down(LISA)
    LiftWall(lisa.session)(case, PER, reason="tar över")
    assert PER in at.session.readers.readers(case)


def test_whoever_reviews_only_stays_a_chief_without_being_kept_another_one_when_no_chief_is() -> None:
    at, case = read_by_per()
    assert [one.id for one in may_review_only(at.session, case, ())] == [LISA]
    assert [one.id for one in may_review_only(at.session, case, [PER])] == [LISA, PER]
    assert [one.id for one in may_review_only(at.session, case, [PER, LISA])] == [LISA]
    KeepOnly(at.session)(case, [PER], reviewer=PER)
    assert set(at.session.readers.readers(case)) == {KARIN, PER}


def test_a_chief_takes_a_wall_down_with_a_reason() -> None:
    at, case = read_by_per()
    BuildWall(at.session)(case, [PER], reviewer=LISA)
    with refused(Refusal.ONLY_A_CHIEF):
        LiftWall(at.session)(case, PER, reason="fel person")
    lisa = at.sit_down(LISA)
    with refused(Refusal.REASON_NEEDED):
        LiftWall(lisa.session)(case, PER, reason=" ")
    LiftWall(lisa.session)(case, PER, reason="fel person")
    assert PER in at.session.readers.readers(case)
    (noted,) = at.session.records.children(Wall, case)
    assert (noted.value.lift_reason, noted.value.lifted_at is None) == ("fel person", False)
    with refused(Refusal.NO_WALL):
        LiftWall(lisa.session)(case, PER, reason="igen")


def test_an_act_that_cannot_wait_opens_a_place_of_its_own_and_never_the_file() -> None:
    at = desk()
    case = at.open_case()
    BuildWall(at.session)(case, [PER], reviewer=LISA)
    act = OpenDelayAct(at.session)(case, PER, act="Hämta barnet på skolan kl. 14", reason="Ingen annan i tjänst").id
    assert PER not in at.session.readers.readers(case)
    assert set(at.session.readers.readers(act)) == {KARIN, LISA, PER}
    seen = at.session.records.get(DelayAct, act)
    ReportDelayAct(at.session)(seen, "Barnet är hos mormor")
    EndDelayAct(at.session)(at.session.records.get(DelayAct, act))
    ended = at.session.records.get(DelayAct, act)
    assert ended.value.report == "Barnet är hos mormor"
    assert PER not in at.session.readers.readers(act)
    with refused(Refusal.ALREADY_ENDED):
        EndDelayAct(at.session)(ended)
    with refused(Refusal.ALREADY_ENDED):
        ReportDelayAct(at.session)(ended, "mer")


def test_an_act_that_cannot_wait_needs_a_reason_and_somebody_outside() -> None:
    at = desk()
    case = at.open_case()
    with refused(Refusal.ALREADY_READS):
        OpenDelayAct(at.session)(case, LISA, act="x", reason="y")
    with refused(Refusal.REASON_NEEDED):
        OpenDelayAct(at.session)(case, PER, act="x", reason=" ")
    with pytest.raises(NotFoundError):
        OpenDelayAct(at.session)(EntityId(b"?" * 16), PER, act="x", reason="y")
