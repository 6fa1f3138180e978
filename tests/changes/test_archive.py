"""What names something it may not name, or what cannot be read, is judged as if all logs were one."""

from __future__ import annotations

import pytest

from ifodesk.changes.dag import build_dag
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.header import Header
from ifodesk.changes.held import hold
from ifodesk.changes.payloads import Exclude, LetIn, TurnEpoch
from ifodesk.changes.records import Record, build, parse_record
from ifodesk.changes.verdict import Reason, State
from tests.changes.cast import Cast, found
from tests.changes.test_logs import assert_as_the_whole

CAST, BERIT = found("archive")
PER, RUT = CAST.admit(BERIT, "Per"), CAST.admit(BERIT, "Rut")
WIDE = list(CAST.records)
CASE, OTHER = CAST.open(BERIT, BERIT), CAST.open(BERIT, BERIT)
LET_IN = CAST.sign(BERIT, OTHER, LetIn((PER.member,)))
BASE = list(CAST.records)
JUNK = SignedRecord(b"no record", ())


def with_prevs(*prevs: bytes) -> SignedRecord:
    """Return a record of the case that names what it may not."""
    named = tuple(sorted((*CAST.membership(BASE).prevs(CASE), *prevs)))
    return build(CAST.gid, CASE, named, LetIn((RUT.member,))).signed_by(BERIT.signing)


def header(*heads: bytes) -> Header:
    heads = tuple(sorted((*CAST.membership(BASE).heads_for(CASE), *heads)))
    return Header(0, CAST.gid, CASE, 1, BERIT.device, 1, b"", b"", heads, 0, bytes(32), 1)


def test_what_is_no_record_of_the_format_is_broken_alone_and_all_together() -> None:
    membership = CAST.membership([*BASE, JUNK])
    assert membership.state(JUNK.hash) == membership.states[JUNK.hash]
    assert membership.state(JUNK.hash).state is State.BROKEN
    with pytest.raises(KeyError):
        membership.state(bytes(32))


def test_a_segment_that_names_what_is_no_record_waits() -> None:
    membership = CAST.membership([*BASE, JUNK])
    assert membership.verdict(header(), bytes(16)).state is State.APPLIED
    verdict = membership.verdict(header(JUNK.ref), bytes(16))
    assert (verdict.state, verdict.reason) == (State.WAITING, Reason.MISSING_RECORD)


def test_a_segment_that_names_a_record_of_another_case_finds_it_with_all_that_came_before() -> None:
    assert CAST.membership(BASE).verdict(header(LET_IN.ref), bytes(16)).state is State.APPLIED


@pytest.mark.parametrize("way", ["at once", "one by one"])
def test_a_record_that_names_one_of_another_case_is_judged_at_once_and_has_no_right(way: str) -> None:
    tangled = with_prevs(LET_IN.hash)
    records = [*BASE, tangled]
    verdict = CAST.membership(records).state(tangled.hash)
    assert (verdict.state, verdict.reason) == (State.HELD, Reason.NO_RIGHT)
    assert_as_the_whole(CAST, records, [records] if way == "at once" else [[one] for one in records])


def test_a_record_that_two_cases_name_before_it_is_here_is_judged_for_both_when_it_comes() -> None:
    later = CAST.sign(BERIT, OTHER, LetIn((RUT.member,)), seen=BASE, keep=False)
    tangled = with_prevs(LET_IN.hash)
    for first, second in ((tangled, later), (later, tangled)):
        records = [*BASE[:-1], first, second, LET_IN]
        assert_as_the_whole(CAST, records, [[one] for one in records])


def test_a_record_that_names_what_is_no_record_waits_for_it_also_where_logs_are_tangled() -> None:
    waiting, tangled = with_prevs(JUNK.hash), with_prevs(LET_IN.hash)
    for records in ([*BASE, JUNK, waiting], [*BASE, JUNK, waiting, tangled], [*BASE, waiting, JUNK, tangled]):
        membership = CAST.membership(records)
        assert membership.state(waiting.hash).state is State.WAITING
        assert_as_the_whole(CAST, records, [records])


def test_what_was_here_before_changes_nothing_read_or_not() -> None:
    membership = CAST.membership(BASE)
    more = hold(with_prevs())
    assert membership.with_read(hold(one) for one in BASE) is membership
    assert membership.with_read([more]).state(more.hash) == membership.with_more([with_prevs()]).state(more.hash)


def test_who_was_ever_let_in_or_shut_out_is_told_case_by_case() -> None:
    out = CAST.sign(BERIT, CASE, Exclude((RUT.member,)), seen=BASE, keep=False)
    membership = CAST.membership([*BASE, out])
    assert [membership.ever_let_in(cid) for cid in (CASE, OTHER)] == [frozenset(), {PER.member}]
    assert [membership.ever_excluded(cid) for cid in (CASE, OTHER)] == [{RUT.member}, frozenset()]


def test_which_records_turn_keys_and_what_a_reference_names_is_known_of_what_is_here() -> None:
    turn = CAST.sign(BERIT, CASE, TurnEpoch(2, bytes(32), (), 1, bytes(32)), seen=BASE, keep=False)
    membership = CAST.membership([*BASE, turn, JUNK])
    assert [membership.turns(one.hash) for one in (turn, LET_IN, JUNK)] == [True, False, False]
    assert not membership.turns(bytes(32))
    assert membership.named(turn.ref) == turn.hash
    for ref in (JUNK.ref, bytes(16)):
        with pytest.raises(KeyError):
            membership.named(ref)


def test_the_same_records_give_the_same_graph_in_whatever_order_they_are_given() -> None:
    cast, berit = found("graph")
    below = build_dag(read(cast))
    cids = [cast.open(berit, berit) for _ in range(6)]
    assert len(set(cids)) == 6
    more = {key: one for key, one in read(cast).items() if key not in below.by_hash}
    orders = [dict(sorted(more.items(), reverse=way)) for way in (False, True)]
    assert [one.hash for one in build_dag(orders[1], below).records[len(below.records) :]] == sorted(more)
    assert build_dag(orders[0], below) == build_dag(orders[1], below)


def read(cast: Cast) -> dict[bytes, Record]:
    return {one.hash: parse_record(one) for one in cast.records}


def test_rights_are_those_of_the_founding_until_a_policy_says_otherwise_in_a_case_too() -> None:
    membership = CAST.membership(BASE)
    heads = membership.heads_for(CASE)
    assert (
        membership.rights_hash(heads, cid=CASE)
        == membership.rights_hash(cid=CASE)
        == membership.rights_hash()
        == bytes(range(32))
    )
