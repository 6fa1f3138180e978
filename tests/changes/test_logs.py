"""Judging the wide logs first and then each compartment's log by itself gives what judging all at once gives."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.changes import logs
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.envelope import Signature, SignedRecord
from ifodesk.changes.held import hold
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.judge import judge
from ifodesk.changes.logs import Log
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import (
    Exclude,
    LetIn,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_parts import Cut, Mode, Role
from ifodesk.changes.records import build
from ifodesk.changes.verdict import State
from tests.changes.cast import Actor, Cast, found
from tests.changes.whole import judge_whole


class Story:
    """A group whose people narrow, widen and err in several compartments, each knowing of what a die says."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.cast, self.berit = found("logs")
        cast, berit = self.cast, self.berit
        self.people = [
            berit,
            cast.admit(berit, "Anna", Role.ADMIN, Role.CHIEF),
            cast.admit(berit, "Disa", Role.CHIEF),
            cast.admit(berit, "Karin", Role.CASEWORKER),
        ]
        self.cases = [cast.open(one, one, berit) for one in self.people[1:]]
        self.cases.append(cast.open(berit, self.people[3], mode=Mode.ALL_BUT))

    def act(self) -> None:
        cast, draw = self.cast, self.data.draw
        by, seen = draw(st.sampled_from(self.people)), self._some()
        where = draw(st.sampled_from([cast.gid, by.mid, *self.cases, *self.cases]))
        payload = self._in_case() if where in self.cases else self._wide(by, where)
        if payload is None:
            return
        prevs = cast.membership(seen).prevs(where)
        if draw(st.integers(0, 9)) == 0:  # names whatever there is, of any log
            prevs = tuple(sorted({*prevs, draw(st.sampled_from(cast.records)).hash}))
        record = build(cast.gid, where, prevs or (cast.founding,), payload).signed_by(by.signing)
        if draw(st.integers(0, 9)) == 0:
            record = self._spoiled(record, by)
        cast.records.append(record)

    def _some(self) -> list[SignedRecord]:
        """Return what somebody has seen: all, or what was there at some time."""
        records = self.cast.records
        return records[: self.data.draw(st.integers(len(records) // 2, len(records)))]

    def _wide(self, by: Actor, where: bytes) -> Payload | None:
        draw, whom = self.data.draw, self.data.draw(st.sampled_from(self.people))
        if where == self.cast.gid:
            return SetPolicy(bytes(32), (0, draw(st.integers(0, 3)), 0), draw(st.sampled_from((1, 1, 2))))
        role = SetRole(whom.member, draw(st.sampled_from(Role)), granted=draw(st.booleans()), ends=None)
        payloads: tuple[Payload, ...] = (role, RetireDevice(whom.device), RemoveMember(by.member))
        return draw(st.sampled_from(payloads))

    def _in_case(self) -> Payload:
        draw, whom = self.data.draw, self.data.draw(st.sampled_from(self.people))
        narrowing = [one for one in self.cast.records if (read := hold(one).record) and read.narrowing]
        pin = draw(st.sampled_from(narrowing or self.cast.records)).hash
        cut = Cut(whom.device, draw(st.sampled_from(self.cases)), draw(st.integers(1, 2)), bytes(16))
        payloads: tuple[Payload, ...] = (
            LetIn((whom.member,)),
            Exclude((whom.member,)),
            PinCut(pin, ()),
            PinCut(pin, (cut,)),
            TurnEpoch(2, bytes(32), (), 2, bytes(32)),
        )
        return draw(st.sampled_from(payloads))

    def _spoiled(self, record: SignedRecord, by: Actor) -> SignedRecord:
        """Return the record with a forged signature, of an unknown type, or of another group."""
        how = self.data.draw(st.integers(0, 3))
        if how == 0:
            return SignedRecord(record.body, (Signature(by.device, bytes(64)),))
        items = decode(record.body)
        assert isinstance(items, tuple)
        parts: list[Item] = list(items)
        if how == 1:
            parts[2] = bytes(16)
        else:
            parts[4], parts[5] = 99, how == 2
        return SignedRecord(encode(tuple(parts)), ()).signed_by(by.signing)


def assert_news(former: Membership, growing: Membership) -> None:
    """Fail unless the news are what a comparison of all verdicts gives."""
    before, now, news = former.states, growing.states, growing.since(former)
    judged = {key for key, verdict in before.items() if verdict.state is not State.WAITING}
    assert news.otherwise == any(
        (before[key].state is State.APPLIED) != (now[key].state is State.APPLIED) for key in judged
    )
    apart = {State.WAITING, State.BROKEN}
    fresh = {key for key, verdict in now.items() if key not in judged and verdict.state not in apart}
    assert fresh <= {one.hash for one in news.records} <= now.keys() - judged


def assert_as_the_whole(cast: Cast, records: list[SignedRecord], slices: list[list[SignedRecord]]) -> None:
    """Fail unless the reference says the same of *records*, given at once or slice by slice."""
    reference = judge_whole(records, cast.founding)
    growing = judge((), founding=cast.founding)
    for one in slices:
        former, growing = growing, growing.with_more(one)
        assert_news(former, growing)
    for membership in (judge(records, founding=cast.founding), growing):
        assert membership.states == reference.states
        for cid in cast.keys:
            assert membership.readers(cid) == reference.readers(cid)
            assert_answers_without_judging(membership, cid)


def assert_answers_without_judging(membership: Membership, cid: CompartmentId) -> None:
    """Fail unless what is told of a compartment without looking closely never leaves out what looking closely finds."""
    facts, named = membership.facts(cid), membership.named_readers(cid)
    assert membership.writing_epoch(cid) == facts.writing_epoch(cid)
    if not membership.is_due(cid):
        assert facts.cuts_due(cid) == ()
        assert facts.view.kind(cid) is None or facts.writing_epoch(cid) is not None
    if named is not None:
        assert membership.readers(cid) | membership.ever_let_in(cid) <= named


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_each_log_by_itself_gives_what_all_at_once_give(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logs, "MOST_JUDGED", data.draw(st.sampled_from((1, 500))))  # judgements are dropped, or are not
        each_log_gives_what_all_give(data)


def each_log_gives_what_all_give(data: st.DataObject) -> None:
    story = Story(data)
    for _ in range(data.draw(st.integers(1, 12))):
        story.act()
    records = story.cast.records
    lost = data.draw(st.sets(st.integers(1, len(records) - 1), max_size=3))
    kept = [one for at, one in enumerate(records) if at not in lost]
    order = data.draw(st.permutations(kept))
    at = sorted(data.draw(st.sets(st.integers(0, len(order)), max_size=4)))
    ends = [0, *at, len(order)]
    slices = [order[begin:end] for begin, end in pairwise(ends)]
    assert_as_the_whole(story.cast, kept, slices)


def test_what_hangs_on_an_undecided_record_of_a_wide_log_is_held_in_a_case_too() -> None:
    cast, berit = found("undecided")
    anna, disa = cast.admit(berit, "Anna", Role.ADMIN, Role.CHIEF), cast.admit(berit, "Disa", Role.ADMIN, Role.CHIEF)
    per, eva = cast.admit(berit, "Per"), cast.admit(berit, "Eva")
    case = cast.open(disa, disa, berit)
    base = list(cast.records)
    for giver, helper, other in ((anna, per, disa), (disa, eva, anna)):
        chief = cast.sign(giver, berit.mid, SetRole(helper.member, Role.CHIEF, granted=True, ends=None), seen=base)
        cast.sign(helper, berit.mid, RetireDevice(other.device), seen=[*base, chief])
    retired = cast.records[len(base) + 1]
    let_in = cast.sign(disa, case, LetIn((per.member,)), seen=base)
    known = build(
        cast.gid, case, tuple(sorted((*cast.membership(base).prevs(case), retired.hash))), LetIn((eva.member,))
    )
    cast.records.append(known.signed_by(berit.signing))
    assert cast.membership().states[let_in.hash].state is State.HELD
    assert_as_the_whole(cast, cast.records, [cast.records])


def test_dropped_judgements_are_made_again_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_JUDGED", 1)
    cast, berit = found("dropped")
    per = cast.admit(berit, "Per")
    cases = [cast.open(berit, berit, per) for _ in range(3)]
    membership = cast.membership()
    first = [membership.facts(cid) for cid in cases]
    assert [membership.facts(cid) is was for cid, was in zip(cases, first, strict=True)] == [False, False, False]
    for cid, was in zip(cases, first, strict=True):
        assert membership.facts(cid).epochs(cid) == was.epochs(cid)
        assert membership.readers(cid) == frozenset({berit.member, per.member})


def test_what_a_log_was_before_it_grew_takes_no_other_logs_place_among_those_kept_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logs, "MOST_JUDGED", 2)
    cast, berit = found("grown")
    per = cast.admit(berit, "Per")
    still, growing = (cast.open(berit, berit) for _ in range(2))
    membership = cast.membership()
    before = membership.facts(still)
    assert membership.readers(growing) == frozenset({berit.member})
    for member in (per.member, berit.member):
        membership = membership.with_more([cast.sign(berit, growing, LetIn((member,)))])
        assert per.member in membership.readers(growing)
    assert membership.facts(still) is before


def test_a_record_in_one_case_leaves_the_others_as_they_were_and_one_of_the_group_none() -> None:
    cast, berit = found("regrown")
    per = cast.admit(berit, "Per")
    one, _other = cast.open(berit, berit), cast.open(berit, berit)
    former = cast.membership()
    let_in = former.with_more([cast.sign(berit, one, LetIn((per.member,)))])
    assert let_in.regrown(former) == frozenset({one})
    assert let_in.named_readers(one) == frozenset({berit.member, per.member})
    retired = let_in.with_more([cast.sign(berit, berit.mid, RetireDevice(per.device))])
    assert retired.regrown(let_in) is None
    assert not let_in.is_due(one)
    assert retired.is_due(one)


def test_what_was_found_of_a_log_is_found_anew_when_something_comes_beside_it() -> None:
    cast, berit = found("beside")
    per, anna, rut = (cast.admit(berit, name) for name in ("Per", "Anna", "Rut"))
    case = cast.open(berit, berit, per)
    base = list(cast.records)
    let_in = cast.sign(per, case, LetIn((anna.member,)))
    on_top = cast.sign(berit, case, LetIn((rut.member,)))
    beside = cast.sign(berit, case, Exclude((per.member,)), seen=base)
    membership = cast.membership(base)
    assert membership.readers(case) == {berit.member, per.member}
    for one, readers in ((let_in, {anna}), (on_top, {anna, rut}), (beside, {rut})):
        membership = membership.with_more([one])
        assert membership.readers(case) - {berit.member, per.member} == {who.member for who in readers}
    assert membership.states == cast.membership().states
    assert membership.state(let_in.hash).state is State.HELD


def test_what_was_found_of_a_log_is_found_anew_when_a_record_of_it_comes_with_one_signature_more() -> None:
    cast, berit = found("countersigned")
    per, anna = (cast.admit(berit, name) for name in ("Per", "Anna"))
    case = cast.open(berit, berit)
    by_nobody = cast.sign(per, case, LetIn((anna.member,)), keep=False)
    membership = cast.membership([*cast.records, by_nobody])
    assert membership.readers(case) == {berit.member}
    signed = by_nobody.signed_by(berit.signing)
    on_top = cast.sign(berit, case, LetIn((per.member,)), seen=[*cast.records, signed], keep=False)
    assert membership.with_more([signed]).readers(case) == {berit.member, anna.member}
    assert membership.with_more([signed, on_top]).readers(case) == {berit.member, anna.member, per.member}


def test_before_the_founding_record_can_be_read_there_is_no_group() -> None:
    cast, _berit = found(8_001)
    record = cast.records[0]
    assert Log(record.hash, {}).gid is None
    unread = replace(hold(record), record=None)
    assert Log(record.hash, {record.hash: unread}).gid is None
    assert Log(record.hash, {record.hash: hold(record)}).gid == cast.gid


def test_a_record_that_names_another_group_is_in_no_log() -> None:
    cast, berit = found(8_002)
    case, other = cast.open(berit, berit), found(8_003)[0].gid
    known = cast.membership()
    policy = build(other, cast.gid, known.prevs(cast.gid), SetPolicy(bytes(32), (1, 0, 0))).signed_by(berit.signing)
    wall = build(other, case, known.prevs(case), Exclude((berit.member,))).signed_by(berit.signing)
    membership = cast.membership([*cast.records, policy, wall])
    own = membership.archive.log(case)
    assert (membership.wide.gid, own.gid) == (cast.gid, cast.gid)
    assert policy.hash not in membership.wide.dag.by_hash
    assert wall.hash not in own.dag.by_hash
    assert membership.readers(case) == known.readers(case)
