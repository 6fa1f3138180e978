"""Rules of the protocol that no other test is named after."""

from __future__ import annotations

from pathlib import Path

import pytest

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.control import FULL_VECTOR_EACH, Control
from ifodesk.changes.ids import EntityId, UnitId
from ifodesk.changes.objects import Epoch
from ifodesk.changes.record_parts import Role
from ifodesk.changes.segment import Draft, Packed, UnitBlob, pack
from tests.changes.cast import found
from tests.proof.specimens import TIME
from tests.store.world import Seat, three

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = (
    "Mamman ringde om skolskjutsen",
    "Vill laga mat tre dagar i veckan",
    "2026-12-01",
    "Uppföljning med skolan och BUP",
    "pågår",
    "Stöd i hemmet, två gånger i veckan",
)
GOAL_BYTES = 200
"""Of a change, before padding, at 40 changes over 12 units (DESIGN's goal is the rule's)."""


def test_rule_31_no_list_of_what_is_due_hangs_on_a_clock_yet() -> None:
    """Not now: no query and no use case reads a retention class, so no clock can make a living case due."""
    folders = ("usecases", "store/queries", "store/log", "ui", "compose")
    sources = [path for folder in folders for path in (ROOT / "ifodesk" / folder).rglob("*.py")]
    assert len(sources) > 50
    assert [str(path) for path in sources if "retention" in path.read_text("utf-8").lower()] == []


def small_changes(changes: int, units: int) -> Packed:
    """Return a segment with as many changes of one to two fields, spread evenly over units that were opened before."""
    cast, berit = found("rule 33")
    case = cast.open(berit, berit)
    blobs, first = [], 0
    for at in range(units):
        mine = range(at, changes, units)
        rows = tuple(
            Assertion(
                first + place,
                number + 1,
                EntityId(bytes([at]) * 16),
                12,
                3 + place % 4,
                None,
                SENTENCES[number % len(SENTENCES)],
                ((bytes([number]) * 16, number),),
                None,
            )
            for place, number in enumerate(mine)
        )
        stamps = tuple(ChangeStamp(number + 1, TIME + number) for number in mine)
        blobs.append(UnitBlob(UnitId(bytes([at + 1]) * 16), bytes([at]) * 32, UnitContent(first, stamps, rows)))
        first += len(rows)
    keys = cast.keys[case]
    draft = Draft(cast.gid, case, Epoch(1, keys.epoch), None, cast.membership().heads_for(case), TIME)
    return pack(draft, Control(vector_full=False), blobs, berit.signing, tag_secret=keys.tag, rng=cast.rng)


def test_rule_33_a_change_takes_at_most_two_hundred_bytes_before_padding() -> None:
    packed = small_changes(40, 12)
    assert packed.body_bytes / 40 <= GOAL_BYTES
    assert FULL_VECTOR_EACH == 50
    print(f"\nbytes a change: {packed.body_bytes / 40:.0f}, padded {len(packed.sealed) / 40:.0f}")  # noqa: T201


def control_words(*seats: Seat) -> set[tuple[str, ...]]:
    return {seat.open.session.sync.state().control_words for seat in seats}


@pytest.mark.slow
def test_rule_35_the_control_words_are_of_the_membership_and_equal_for_all_who_know_of_it(tmp_path: Path) -> None:
    with three(tmp_path) as (world, berit, karin, per):
        (words,) = control_words(berit, karin, per)
        assert len(words) == 8
        karin.goal(karin.plan(karin.case(per.me)))
        karin.round(world.hub)
        assert control_words(berit, karin, per) == {words}
        eva = world.joins("Eva Sandberg", berit, Role.CASEWORKER)
        world.sync(rounds=2)
        (after,) = control_words(berit, karin, per, eva)
        assert after != words
