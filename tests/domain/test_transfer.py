from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.case import Transfer, TransferState
from ifodesk.domain.ids import EntityId
from ifodesk.domain.transfer import UNDO_DAYS, Obstacle, may_take_back, obstacle, transfer_id

TODAY = date(2026, 11, 26)
ids = st.binary(min_size=16, max_size=16).map(EntityId)


def transfer(
    state: TransferState, *, on: date | None = None, marked_on: date | None = None, reason: str | None = None
) -> Transfer:
    return Transfer(id=EntityId(b"t" * 16), state=state, on=on, marked_on=marked_on, reason=reason)


DONE = transfer(TransferState.TRANSFERRED, on=TODAY, marked_on=TODAY)
BACK = transfer(TransferState.NOT_TRANSFERRED)


@given(ids, ids)
def test_two_devices_make_the_same_state_of_one_document_and_never_of_two(one: EntityId, other: EntityId) -> None:
    assert (transfer_id(one) == transfer_id(other)) == (one == other)
    assert len(transfer_id(one)) == 16
    assert transfer_id(one) != one


def test_a_document_is_marked_with_a_day_until_today() -> None:
    assert obstacle(None, DONE, TODAY) is None
    assert obstacle(None, transfer(TransferState.TRANSFERRED, on=date(2026, 11, 1)), TODAY) is None
    tomorrow = transfer(TransferState.TRANSFERRED, on=TODAY + timedelta(days=1))
    assert obstacle(None, tomorrow, TODAY) is Obstacle.IN_THE_FUTURE


def test_what_is_not_to_be_transferred_needs_a_reason() -> None:
    assert obstacle(None, transfer(TransferState.NOT_TO_BE_TRANSFERRED), TODAY) is Obstacle.REASON_NEEDED
    assert obstacle(None, transfer(TransferState.NOT_TO_BE_TRANSFERRED, reason=" "), TODAY) is Obstacle.REASON_NEEDED
    assert obstacle(DONE, transfer(TransferState.NOT_TO_BE_TRANSFERRED, reason="minneslapp"), TODAY) is None


@pytest.mark.parametrize("days", [0, 1, UNDO_DAYS])
def test_it_can_be_taken_back_for_fourteen_days(days: int) -> None:
    later = TODAY + timedelta(days=days)
    assert may_take_back(DONE, later)
    assert obstacle(DONE, BACK, later) is None


def test_after_that_it_cannot() -> None:
    later = TODAY + timedelta(days=UNDO_DAYS + 1)
    assert not may_take_back(DONE, later)
    assert obstacle(DONE, BACK, later) is Obstacle.UNDO_TOO_LATE


def test_the_days_count_from_the_marking_not_from_the_day_of_the_transfer() -> None:
    late_marking = transfer(TransferState.TRANSFERRED, on=date(2026, 10, 1), marked_on=TODAY)
    assert may_take_back(late_marking, TODAY + timedelta(days=UNDO_DAYS))


@pytest.mark.parametrize("now", [None, BACK, transfer(TransferState.NOT_TRANSFERRED, on=TODAY)])
def test_what_was_never_said_cannot_be_taken_back(now: Transfer | None) -> None:
    assert obstacle(now, BACK, TODAY) is Obstacle.NOTHING_TO_UNDO
    assert now is None or not may_take_back(now, TODAY)
