"""Checks of logs and of judging whose lack no other quick test would notice."""

from __future__ import annotations

import pytest

from ifodesk.changes import logs
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.judge import judge
from ifodesk.changes.payloads import Exclude, LetIn, PinCut, RetireDevice, SetPolicy, SetRole, TurnEpoch
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role
from ifodesk.changes.records import build, new_compartment, parse_record
from ifodesk.changes.verdict import State
from tests.changes.cast import Actor, Cast, commitments, found, new_keys
from tests.changes.test_logs import assert_as_the_whole


def state(cast: Cast, record: SignedRecord) -> State:
    return cast.membership().states[record.hash].state


def given(actor: Actor, role: Role) -> SetRole:
    return SetRole(actor.member, role, granted=True, ends=None)


def test_a_case_that_nothing_was_taken_from_is_not_due_and_one_is_until_cut_and_turned() -> None:
    cast, berit = found("due")
    per, rut = cast.admit(berit, "Per"), cast.admit(berit, "Rut")
    case, other = cast.open(berit, berit, per), cast.open(berit, berit)
    assert not cast.membership().is_due(case)
    cast.sign(berit, berit.mid, RetireDevice(rut.device))
    assert not cast.membership().is_due(case)
    cut = Cut(per.device, case, 1, bytes(16))
    out = cast.sign(berit, case, Exclude((per.member,), (cut,)))
    membership = cast.membership()
    assert membership.cuts_due(case) == ()
    assert membership.is_due(case)
    assert not membership.is_due(other)
    assert state(cast, out) is State.APPLIED


def test_a_case_whose_keys_were_turned_is_due_until_somebody_says_where_the_work_of_the_excluded_ends() -> None:
    cast, berit = found("uncut")
    per = cast.admit(berit, "Per")
    case = cast.open(berit, berit, per)
    out = cast.sign(berit, case, Exclude((per.member,)))
    cast.sign(berit, case, TurnEpoch(2, bytes(32), (), 2, bytes(32)))
    membership = cast.membership()
    assert membership.writing_epoch(case) is not None
    assert membership.is_due(case) == bool(membership.cuts_due(case))
    assert membership.is_due(case)
    cast.sign(berit, case, PinCut(out.hash, (Cut(per.device, case, 1, bytes(16)),)))
    assert not cast.membership().is_due(case)


def test_a_case_whose_opening_is_not_here_is_not_due() -> None:
    cast, berit = found("unopened")
    per = cast.admit(berit, "Per")
    wide = list(cast.records)
    case = cast.open(berit, berit)
    let_in = cast.sign(berit, case, LetIn((per.member,)))
    cast.sign(berit, berit.mid, RetireDevice(per.device), seen=wide)
    membership = cast.membership([*wide, let_in, cast.records[-1]])
    assert membership.state(let_in.hash).state is State.WAITING
    assert not membership.is_due(case)


def test_a_record_has_its_place_in_its_own_log_once_its_ancestors_are_here() -> None:
    cast, berit = found("placed")
    per = cast.admit(berit, "Per")
    wide = list(cast.records)
    case = cast.open(berit, berit)
    opened, let_in = cast.records[-1], cast.sign(berit, case, LetIn((per.member,)))
    whole = cast.membership().archive.log(case)
    assert whole.has_placed(opened.hash)
    assert not whole.has_placed(wide[0].hash), "it is of another log"
    assert not cast.membership([*wide, let_in]).archive.log(case).has_placed(let_in.hash), "it waits"


def test_a_compartment_of_which_no_record_is_here_takes_no_other_logs_place_among_those_kept_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logs, "MOST_JUDGED", 1)
    cast, berit = found("bare")
    case = cast.open(berit, berit)
    membership = cast.membership()
    facts = membership.facts(case)
    assert membership.readers(CompartmentId(bytes(16))) == frozenset()
    assert membership.facts(case) is facts


def test_of_what_hangs_on_what_falls_everything_is_decided() -> None:
    cast, berit = found("chain")
    anna, disa = (cast.admit(berit, name, Role.ADMIN, Role.CHIEF) for name in ("Anna", "Disa"))
    per, eva = cast.admit(berit, "Per"), cast.admit(berit, "Eva")
    base = list(cast.records)
    out = cast.sign(berit, berit.mid, RetireDevice(anna.device), seen=base)
    chief = cast.sign(anna, berit.mid, given(per, Role.CHIEF), seen=base)
    by_per = cast.sign(per, berit.mid, RetireDevice(disa.device), seen=[*base, chief])
    by_disa = cast.sign(disa, berit.mid, given(eva, Role.CONSULTANT), seen=base)
    states = [state(cast, one) for one in (out, chief, by_per, by_disa)]
    assert states == [State.APPLIED, State.HELD, State.HELD, State.APPLIED]


def test_what_comes_on_top_of_a_record_that_needs_a_newer_program_lets_nobody_in() -> None:
    cast, berit = found("newer")
    per = cast.admit(berit, "Per")
    case = cast.open(berit, berit)
    membership = cast.membership()
    assert membership.readers(case) == {berit.member}
    newer, in_group = unknown(cast, berit, case), unknown(cast, berit, cast.gid)
    known = build(cast.gid, case, (newer.hash,), LetIn((per.member,))).signed_by(berit.signing)
    prevs = tuple(sorted((*membership.prevs(case), in_group.hash)))
    later = build(cast.gid, case, prevs, LetIn((per.member,))).signed_by(berit.signing)
    for ones in ((newer, known), (in_group, later)):
        membership = cast.membership()
        for one in ones:
            assert membership.readers(case) == {berit.member}
            membership = membership.with_more([one])
            assert membership.state(one.hash).state is State.NEWER
        assert membership.readers(case) == {berit.member}


def unknown(cast: Cast, by: Actor, log: bytes) -> SignedRecord:
    """Return a record of a kind that only a newer program knows, and that must be understood."""
    payload = LetIn((by.member,)) if log != cast.gid else SetPolicy(bytes(32), (1, 0, 0))
    record = cast.sign(by, log, payload, keep=False)
    return respelt(record).signed_by(by.signing)


def respelt(record: SignedRecord) -> SignedRecord:
    items = list(decoded(record.body))
    items[4], items[5] = 99, True
    return SignedRecord(encode(tuple(items)), ())


def decoded(body: bytes) -> tuple[Item, ...]:
    items = decode(body)
    assert isinstance(items, tuple)
    return items


def test_what_came_on_top_of_something_undecided_is_as_undecided_as_if_all_had_come_at_once() -> None:
    cast, berit = found("undecided on top")
    anna, disa = (cast.admit(berit, name, Role.ADMIN, Role.CHIEF) for name in ("Anna", "Disa"))
    per, eva, lisa = (cast.admit(berit, name) for name in ("Per", "Eva", "Lisa"))
    case = cast.open(disa, disa, berit, lisa)
    base = list(cast.records)
    for giver, helper, other in ((anna, per, disa), (disa, eva, anna)):
        chief = cast.sign(giver, berit.mid, given(helper, Role.CHIEF), seen=base)
        cast.sign(helper, berit.mid, RetireDevice(other.device), seen=[*base, chief])
    retired = cast.records[len(base) + 1]
    before = list(cast.records)
    prevs = tuple(sorted((*cast.membership(base).prevs(case), retired.hash)))
    out = build(cast.gid, case, prevs, Exclude((lisa.member,))).signed_by(disa.signing)
    let_in = build(cast.gid, case, (out.hash,), LetIn((eva.member,))).signed_by(lisa.signing)
    cast.records += [out, let_in]
    assert judge(cast.records, founding=cast.founding).states[let_in.hash].state is State.HELD
    assert_as_the_whole(cast, cast.records, [before, [out], [let_in]])


def test_of_two_openings_of_one_case_that_promise_different_keys_the_one_with_the_least_hash_counts() -> None:
    cast, berit = found("twice")
    new = new_compartment(
        cast.gid,
        CompartmentKind.RESTRICTED,
        Mode.ONLY,
        founder=berit.member,
        municipalities=(berit.mid,),
        members=(berit.member,),
        rng=cast.rng,
    )
    base = list(cast.records)
    both = [
        cast.sign(berit, new.cid, new.opened(commitments(cast.gid, new_keys(new.cid, cast.rng))), seen=base)
        for _ in range(2)
    ]
    least = min(both, key=lambda record: record.hash)
    for order in (both, both[::-1]):
        view = cast.membership([*base, *order]).facts(new.cid).view
        assert view.opened(new.cid) == parse_record(least).payload


def test_nothing_known_is_no_group() -> None:
    cast, _berit = found("nothing")
    wide = cast.membership().wide
    assert wide.view().is_group(cast.group)
    assert not wide.view(()).is_group(cast.group)
