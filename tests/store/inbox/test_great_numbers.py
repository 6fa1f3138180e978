"""Numbers as great as the format allows, signed rightly by a tampered program: they stop nobody's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.changes.blob import MAX_KEY_CHARS, ChangeStamp, UnitContent
from ifodesk.changes.codec import MAX_INT
from ifodesk.changes.control import Control, Opening, Reached
from ifodesk.changes.ids import DeviceId, UnitId
from ifodesk.changes.segment import Former, UnitBlob
from ifodesk.store.clock import to_ms
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_ports import RoundState
from tests.store.inbox.test_odd_segments import Forger, content, forging, shown_rows, texts
from tests.store.world import NOON

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture
def forger(tmp_path: Path) -> Iterator[Forger]:
    with forging(tmp_path) as made:
        yield made


def goes_on(forger: Forger, text: str) -> bool:
    """Return whether Berit and Karin work and meet as before, also after the vault was opened anew."""
    karin = forger.world.seats[1]
    for seat in (forger.berit, karin):
        seat.again()
    seen = karin.seen_goal(forger.goal)
    karin.open.session.records.save([Write(replace(seen.value, baseline=text), seen)])
    rounds = [seat.round(forger.world.hub).state for seat in (karin, forger.berit, karin, forger.berit)]
    return set(rounds) <= {RoundState.IN_STEP, RoundState.INCOMPLETE} and text in texts(forger)


def test_a_log_that_begins_at_the_last_number_of_all(forger: Forger) -> None:
    unit, key = forger.unit
    before = forger.former
    forger.former = Former(MAX_INT - 1, b"\1" * 32, b"\2" * 16)
    forger.send(UnitBlob(unit, key, content(forger.row(0, "sist av alla"))))
    assert "sist av alla" not in texts(forger)
    assert goes_on(forger, "arbetet går vidare")
    forger.former = before
    forger.send(UnitBlob(unit, key, content(forger.row(0, "näst i tur"))))
    assert "näst i tur" in texts(forger)


def test_what_is_said_to_exist_up_to_the_last_number_of_all(forger: Forger) -> None:
    unit, key = forger.unit
    karin = forger.world.seats[1].core.identity.device
    devices = sorted((karin, forger.berit.core.identity.device, DeviceId(b"\xff" * 16)))
    reached = tuple(Reached(device, MAX_INT, b"\3" * 16) for device in devices)
    control = Control(vector_full=True, vector=reached, receipts=reached)
    forger.send(UnitBlob(unit, key, content(forger.row(0, "med stora tal"))), control=control)
    assert "med stora tal" in texts(forger)
    assert goes_on(forger, "arbetet går vidare")


def test_attack_29_a_time_ten_thousand_years_off_moves_no_clock_and_wins_nothing_over_who_saw_it(
    forger: Forger,
) -> None:
    unit, key = forger.unit
    row = forger.row(0, "från framtiden")
    blob = UnitBlob(unit, key, UnitContent(0, (ChangeStamp(1, MAX_INT, 1),), (row,)))
    forger.send(blob, time=MAX_INT)
    seen = forger.berit.seen_goal(forger.goal)
    assert seen.value.text == "från framtiden"
    forger.berit.open.session.records.save([Write(replace(seen.value, text="rättat av den som såg det"), seen)])
    forger.world.sync(forger.berit, forger.world.seats[1])
    standing = {row.value for row in shown_rows(forger.berit)}
    assert ("rättat av den som såg det" in standing, "från framtiden" in standing) == (True, False)
    assert forger.world.seats[1].seen_goal(forger.goal).value.text == "rättat av den som såg det"
    ((newest,),) = forger.berit.core.database.rows("SELECT max(time) FROM change")
    assert to_ms(newest) < (NOON.timestamp() + 86_400) * 1000


def test_times_kinds_and_places_beyond_all_that_is_known(forger: Forger) -> None:
    unit, key = forger.unit
    stamps = (ChangeStamp(MAX_INT, MAX_INT, 1),)
    row = forger.row(0, "långt fram", change=MAX_INT)
    odd = row._replace(idx=1, kind=MAX_INT, field=MAX_INT, key="x" * MAX_KEY_CHARS)
    opening = Opening(UnitId(b"n" * 16), None, MAX_INT, (), MAX_INT, b"w" * 60)
    control = Control(vector_full=False, openings=(opening,))
    forger.send(UnitBlob(unit, key, UnitContent(0, stamps, (row, odd))), control=control, time=MAX_INT)
    assert "långt fram" in texts(forger)
    assert goes_on(forger, "arbetet går vidare")
