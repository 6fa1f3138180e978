"""Records as the verifier judges them, beside the program's own judgement."""

from __future__ import annotations

from collections.abc import Iterable

from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.verdict import State
from ifodesk.verify.judge import Judged, judge
from ifodesk.verify.records import Record, read_record
from ifodesk.verify.report import FaultyError, What
from tests.changes.cast import Cast

REASONS = {
    State.BROKEN: {What.BAD_RECORD},
    State.WAITING: {What.MISSING_RECORD},
    State.HELD: {What.NO_RIGHT},
    State.NEWER: {What.NEWER},
}


def judged(records: Iterable[SignedRecord], cast: Cast) -> Judged:
    found_records: dict[bytes, Record] = {}
    for signed in records:
        try:
            record = read_record(signed.item(), "o")
        except FaultyError:
            continue
        known = found_records.get(record.hash)
        found_records[record.hash] = known.with_signatures(record) if known else record
    return judge(found_records, cast.gid, cast.founding)


def assert_agree(records: list[SignedRecord], cast: Cast) -> None:
    """Fail unless both readings agree on every record and on who reads each compartment."""
    theirs, ours = cast.membership(records), judged(records, cast)
    for signed in records:
        state = theirs.states[signed.hash].state
        if signed.hash not in ours.by_ref.values():
            assert state is State.BROKEN
        elif state is State.APPLIED:
            assert signed.hash not in ours.refused
        else:
            assert ours.refused[signed.hash] in REASONS[state]
    for cid in cast.keys:
        members = {who for who in ours.world.admissions if ours.standing(ours.accepted).reads(cid, who)}
        assert {member for _, member in members} == theirs.readers(cid)
