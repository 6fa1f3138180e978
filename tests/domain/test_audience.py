from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.audience import Asked, Closed, divided, people_of, staying, why_closed
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.waiver import WaiverAnswer, WaiverNeed, WaiverReason

TODAY = date(2026, 11, 26)
GOAL, OTHER = EntityId(b"g" * 16), EntityId(b"h" * 16)
ANNA, BO, CARIN = (MemberId(letter * 16) for letter in (b"a", b"b", b"c"))
SUPPORT = Unit(id=EntityId(b"u" * 16), name="Ekonomiskt bistånd", members=frozenset({ANNA, BO}))
WORK = Unit(id=EntityId(b"w" * 16), name="Arbetsmarknad", members=frozenset({BO, CARIN}))
NEEDED = WaiverAnswer(WaiverNeed.NEEDED, WaiverReason.OTHER_BOARD)
UNCLEAR = WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.BOARD_UNSAID)
NOT_NEEDED = WaiverAnswer(WaiverNeed.NOT_NEEDED, WaiverReason.SAME_BRANCH)

PART = Consent(
    id=EntityId(b"1" * 16),
    kind=ConsentKind.PARTICIPATION,
    given_by="Alma",
    given_on=TODAY,
    form=AgreementForm.ORAL,
)
WAIVER = replace(PART, id=EntityId(b"2" * 16), kind=ConsentKind.SECRECY_WAIVER, unit=SUPPORT.id)


def closed(*consents: Consent, waiver: WaiverAnswer = NEEDED, goal: EntityId | None = GOAL, on: date = TODAY) -> object:
    return why_closed(Asked(SUPPORT, waiver, goal), consents, on)


def test_nothing_is_seen_without_consent_to_take_part() -> None:
    assert closed(WAIVER) is Closed.NO_PARTICIPATION
    assert closed(waiver=NOT_NEEDED) is Closed.NO_PARTICIPATION


def test_consent_to_take_part_is_enough_where_no_waiver_is_needed() -> None:
    assert closed(PART, waiver=NOT_NEEDED) is None


@pytest.mark.parametrize("waiver", [NEEDED, UNCLEAR])
def test_a_waiver_is_asked_for_where_it_is_needed_and_where_that_is_unclear(waiver: WaiverAnswer) -> None:
    assert closed(PART, waiver=waiver) is Closed.NO_WAIVER
    assert closed(PART, WAIVER, waiver=waiver) is None


def test_a_waiver_to_another_unit_opens_nothing() -> None:
    assert closed(PART, replace(WAIVER, unit=WORK.id)) is Closed.NO_WAIVER


def test_a_waiver_that_was_written_out_counts_for_the_unit_of_that_name_only() -> None:
    assert closed(PART, replace(WAIVER, unit=None, receiver="ekonomiskt  Bistånd")) is None
    assert closed(PART, replace(WAIVER, unit=None, receiver="Skolan")) is Closed.NO_WAIVER


def test_a_waiver_for_one_goal_does_not_open_another() -> None:
    limited = replace(WAIVER, goals=frozenset({OTHER}))
    assert closed(PART, limited) is Closed.NOT_THIS_GOAL
    assert closed(PART, limited, goal=OTHER) is None
    assert closed(PART, limited, goal=None) is None
    assert closed(PART, limited, waiver=NOT_NEEDED) is Closed.NOT_THIS_GOAL


@pytest.mark.parametrize(
    "change,why",
    [
        ({"withdrawn_on": TODAY}, Closed.WITHDRAWN),
        ({"form": AgreementForm.DECLINES}, Closed.DECLINED),
        ({"valid_until": TODAY - timedelta(days=1)}, Closed.RAN_OUT),
        ({"given_by": " "}, Closed.NO_WAIVER),
    ],
)
def test_a_waiver_that_is_over_says_why_even_where_none_is_needed(change: dict[str, object], why: Closed) -> None:
    over = replace(WAIVER, **change)  # type: ignore[arg-type] # fields by name
    assert closed(PART, over) is why
    assert closed(PART, over, waiver=NOT_NEEDED) is why
    assert closed(PART, over, replace(WAIVER, id=OTHER)) is None


def test_a_consent_holds_through_its_last_day() -> None:
    last = replace(WAIVER, valid_until=TODAY)
    assert closed(PART, last) is None
    assert closed(PART, last, on=TODAY + timedelta(days=1)) is Closed.RAN_OUT


def test_who_says_no_to_one_unit_has_not_said_no_to_the_others() -> None:
    no = replace(PART, id=OTHER, unit=SUPPORT.id, form=AgreementForm.DECLINES)
    assert closed(PART, no, waiver=NOT_NEEDED) is Closed.DECLINED
    assert why_closed(Asked(WORK, NOT_NEEDED, GOAL), [PART, no], TODAY) is None


def test_a_unit_that_ended_sees_nothing() -> None:
    ended = replace(SUPPORT, ended_on=TODAY)
    assert why_closed(Asked(ended, NOT_NEEDED, None), [PART], TODAY) is Closed.UNIT_ENDED


def test_somebody_of_a_unit_that_may_and_one_that_may_not_cannot_keep_them_apart() -> None:
    (bo,) = divided([SUPPORT], [WORK])
    assert (bo.member, bo.may, bo.may_not, bo.others) == (BO, (SUPPORT.id,), (WORK.id,), (ANNA,))
    assert divided([SUPPORT, WORK], []) == ()


def test_who_stays_when_a_unit_is_taken_out_reads_by_another_unit() -> None:
    members = {SUPPORT.id: SUPPORT.members, WORK.id: WORK.members}
    assert staying(SUPPORT.id, {SUPPORT.id, WORK.id}, members) == {BO}
    assert staying(SUPPORT.id, {SUPPORT.id}, members) == frozenset()
    assert people_of([SUPPORT, WORK], without={BO}) == {ANNA, CARIN}


_CONSENTS = st.lists(
    st.builds(
        Consent,
        id=st.just(EntityId(b"c" * 16)),
        kind=st.sampled_from([None, *ConsentKind]),
        given_by=st.sampled_from([None, "Alma"]),
        given_on=st.one_of(st.none(), st.just(TODAY)),
        form=st.sampled_from([None, *AgreementForm]),
        valid_until=st.sampled_from([None, TODAY - timedelta(days=1), TODAY]),
        withdrawn_on=st.sampled_from([None, TODAY]),
        unit=st.sampled_from([None, SUPPORT.id, WORK.id]),
        goals=st.sampled_from([frozenset(), frozenset({GOAL}), frozenset({OTHER})]),
    ),
    max_size=5,
)


@given(_CONSENTS, st.sampled_from([NEEDED, UNCLEAR, NOT_NEEDED]))
def test_what_is_open_has_a_standing_consent_and_withdrawing_all_closes_it(
    consents: list[Consent], waiver: WaiverAnswer
) -> None:
    asked = Asked(SUPPORT, waiver, GOAL)
    if why_closed(asked, consents, TODAY) is None:
        assert any(one.kind is ConsentKind.PARTICIPATION and one.withdrawn_on is None for one in consents)
        if waiver.asked_for:
            assert any(one.kind is ConsentKind.SECRECY_WAIVER and one.unit == SUPPORT.id for one in consents)
    assert why_closed(asked, [replace(one, withdrawn_on=TODAY) for one in consents], TODAY) is not None
