"""The verdict on a segment by the records: certified, a reader, before the cuts; a function of what is held."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.changes.codec import encode
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.header import Header
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.payloads import (
    Exclude,
    LetIn,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
)
from ifodesk.changes.record_parts import CompartmentKind, Cut, Role
from ifodesk.changes.records import build
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict
from tests.changes.cast import Actor, Cast, found

H = b"h" * 16
WAITS_FOR_CUT = Verdict(State.WAITING, Reason.MISSING_CUT)
WAITS_FOR_RECORD = Verdict(State.WAITING, Reason.MISSING_RECORD)
TABLE = {"decide": {Role.CHIEF}}


def header(cast: Cast, by: Actor, cid: CompartmentId, heads: tuple[bytes, ...], seq: int = 1) -> Header:
    prev = (b"", b"") if seq == 1 else (bytes(32), bytes(16))
    return Header(0, cast.gid, cid, 1, by.device, seq, *prev, heads, 5, bytes(32), 1)


@dataclass
class Case:
    """Karin and Per in a case, and the heads from before anything happened."""

    cast: Cast
    chief: Actor
    karin: Actor
    per: Actor
    cid: CompartmentId
    then: tuple[bytes, ...]

    def says(
        self, by: Actor, seq: int, *more: SignedRecord, heads: tuple[bytes, ...] | None = None, h: bytes = H
    ) -> Verdict:
        """Return the verdict on a segment of *by*, packed by the heads of then unless others are given."""
        membership = self.cast.membership([*self.cast.records, *more])
        return membership.verdict(header(self.cast, by, self.cid, heads or self.then, seq), h)

    def now(self) -> tuple[bytes, ...]:
        return self.cast.membership().heads_for(self.cid)

    def cut(self, by: Actor, seq: int, h: bytes = H) -> Cut:
        return Cut(by.device, self.cid, seq, h if seq else b"")


def case(seed: int, kind: CompartmentKind = CompartmentKind.RESTRICTED) -> Case:
    cast, chief = found(seed)
    karin, per = cast.admit(chief, "Karin", Role.CASEWORKER), cast.admit(chief, "Per", Role.CHIEF)
    restricted = kind is CompartmentKind.RESTRICTED
    cid = cast.open(karin, karin, per, chief) if restricted else cast.open(karin, karin, kind=kind)
    return Case(cast, chief, karin, per, cid, cast.membership().heads_for(cid))


def test_a_reader_with_a_certified_device_is_accepted() -> None:
    here = case(80)
    for actor in (here.karin, here.per, here.chief):
        assert here.says(actor, 7) == ACCEPTED


def test_a_head_that_is_not_here_or_waits_makes_it_wait() -> None:
    here = case(81)
    assert here.says(here.karin, 1, heads=(bytes(16), *here.then)) == WAITS_FOR_RECORD
    policy = SetPolicy(bytes(32), (0, 2, 0))
    first = here.cast.sign(here.chief, here.cast.gid, policy, keep=False)
    prevs = (first.hash,)
    second = build(here.cast.gid, here.cast.gid, prevs, policy).signed_by(here.chief.signing)
    assert here.says(here.karin, 1, second, heads=(*here.then, second.ref)) == WAITS_FOR_RECORD
    assert here.says(here.karin, 1, first, second, heads=(*here.then, second.ref)) == ACCEPTED


def test_a_head_of_a_newer_program_needs_a_newer_program() -> None:
    here = case(82)
    gid = here.cast.gid
    body = encode((1, 1, gid, gid, 99, True, here.cast.membership().prevs(gid), ()))
    newer = SignedRecord(body, ()).signed_by(here.chief.signing)
    assert here.says(here.karin, 1, newer, heads=(*here.then, newer.ref)).state is State.NEWER
    assert here.says(here.karin, 1, newer) == ACCEPTED


def test_a_device_that_no_named_record_certifies_is_broken() -> None:
    here = case(83)
    stranger = here.cast.newcomer("Sten", here.chief.mid)
    assert here.says(stranger, 1) == Verdict(State.BROKEN, Reason.NOT_CERTIFIED)
    late = here.cast.admit(here.chief, "Lisa")
    here.cast.sign(here.karin, here.cid, LetIn((late.member,)))
    assert here.says(late, 1) == Verdict(State.BROKEN, Reason.NOT_CERTIFIED)
    assert here.says(late, 1, heads=here.now()) == ACCEPTED


def test_who_does_not_read_at_the_named_heads_is_held() -> None:
    here = case(84)
    other = here.cast.admit(here.chief, "Lisa")
    before = here.now()
    here.cast.sign(here.karin, here.cid, LetIn((other.member,)))
    not_reader = Verdict(State.HELD, Reason.NOT_READER)
    assert here.says(other, 1, heads=before) == not_reader
    assert here.says(other, 1, heads=here.now()) == ACCEPTED
    assert (
        here.cast.membership().verdict(header(here.cast, other, CompartmentId(bytes(16)), here.now()), H) == not_reader
    )


NARROWINGS = ["remove", "retire", "exclude", "role"]


def narrowing(here: Case, how: str, *cuts: Cut) -> tuple[bytes, Payload]:
    """Return a record that narrows Per, and the log that it belongs in."""
    per = here.per
    found: dict[str, tuple[bytes, Payload]] = {
        "remove": (per.mid, RemoveMember(per.member, cuts)),
        "retire": (per.mid, RetireDevice(per.device, cuts)),
        "exclude": (here.cid, Exclude((per.member,), cuts)),
        "role": (per.mid, SetRole(per.member, Role.CHIEF, granted=False, ends=None, cuts=cuts)),
    }
    return found[how]


@pytest.mark.parametrize("how", NARROWINGS)
def test_between_a_narrowing_and_its_cut_here_the_authors_segments_wait(how: str) -> None:
    here = case(85)
    narrowed = here.cast.sign(here.chief, *narrowing(here, how))
    assert here.says(here.per, 1) == here.says(here.per, 9) == WAITS_FOR_CUT
    assert here.says(here.karin, 9) == ACCEPTED
    pin = here.cast.sign(here.karin, here.cid, PinCut(narrowed.hash, (here.cut(here.per, 4),)))
    beyond = Verdict(State.HELD, Reason.BEYOND_CUT, (narrowed.ref,))
    after_cut = Verdict(State.APPLIED, Reason.NONE, (narrowed.ref,)) if how == "role" else beyond
    assert here.says(here.per, 3) == here.says(here.per, 4) == ACCEPTED
    assert here.says(here.per, 5) == after_cut
    assert here.says(here.per, 4, h=b"x" * 16) == after_cut
    assert here.cast.membership().states[pin.hash] == ACCEPTED


@pytest.mark.parametrize("how", NARROWINGS)
def test_who_names_the_narrowing_is_judged_by_it_without_any_cut(how: str) -> None:
    here = case(86)
    here.cast.sign(here.chief, *narrowing(here, how))
    state = State.APPLIED if how == "role" else State.HELD
    assert here.says(here.per, 1, heads=here.now()).state is state


def test_beyond_the_cut_a_role_gives_no_right_and_before_it_the_old_one_holds() -> None:
    here = case(87)
    log, payload = narrowing(here, "role")
    narrowed = here.cast.sign(here.chief, log, payload)
    here.cast.sign(here.chief, here.cid, PinCut(narrowed.hash, (here.cut(here.per, 4),)))
    membership = here.cast.membership()
    rights = {
        seq: membership.may(
            here.per.member,
            "decide",
            TABLE,
            cid=here.cid,
            heads=here.then,
            narrowed=here.says(here.per, seq).narrowed,
        )
        for seq in (4, 5)
    }
    assert rights == {4: True, 5: False}


def test_a_raised_cut_takes_late_honest_work_in_under_its_own_name() -> None:
    here = case(88)
    narrowed = here.cast.sign(here.chief, *narrowing(here, "remove"))
    here.cast.sign(here.karin, here.cid, PinCut(narrowed.hash, (here.cut(here.per, 4),)))
    assert here.says(here.per, 6).state is State.HELD
    here.cast.sign(here.chief, here.cid, PinCut(narrowed.hash, (here.cut(here.per, 6),)))
    assert here.says(here.per, 6) == ACCEPTED
    here.cast.sign(here.chief, here.cid, PinCut(narrowed.hash, (here.cut(here.per, 2),)))
    assert here.says(here.per, 6) == ACCEPTED


def test_nothing_is_accepted_after_a_cut_at_nothing() -> None:
    here = case(89)
    wall = here.cast.sign(here.chief, here.cid, Exclude((here.per.member,), (here.cut(here.per, 0),)))
    assert here.says(here.per, 1) == Verdict(State.HELD, Reason.BEYOND_CUT, (wall.ref,))


def test_each_of_several_narrowings_has_its_own_cut() -> None:
    here = case(90)
    role = here.cast.sign(here.chief, *narrowing(here, "role"))
    removal = here.cast.sign(here.chief, *narrowing(here, "remove"))
    here.cast.sign(here.karin, here.cid, PinCut(role.hash, (here.cut(here.per, 2),)))
    assert here.says(here.per, 1) == WAITS_FOR_CUT
    here.cast.sign(here.karin, here.cid, PinCut(removal.hash, (here.cut(here.per, 4),)))
    assert here.says(here.per, 2) == ACCEPTED
    assert here.says(here.per, 3) == Verdict(State.APPLIED, Reason.NONE, (role.ref,))
    assert here.says(here.per, 5).state is State.HELD
    assert set(here.says(here.per, 5).narrowed) == {role.ref, removal.ref}


def test_a_lost_role_does_not_concern_what_is_ones_own() -> None:
    here = case(91, CompartmentKind.OWN)
    taken = SetRole(here.karin.member, Role.CASEWORKER, granted=False, ends=None)
    here.cast.sign(here.chief, here.karin.mid, taken)
    assert here.says(here.karin, 4) == ACCEPTED


def test_a_narrowing_that_is_not_accepted_concerns_nobody() -> None:
    here = case(92)
    mutiny = here.cast.sign(here.karin, here.chief.mid, RemoveMember(here.per.member), keep=False)
    assert here.says(here.per, 4, mutiny) == ACCEPTED


def test_a_device_whose_certificate_is_held_writes_nothing() -> None:
    here = case(93)
    old = list(here.cast.records)
    ghost = here.cast.second_device(here.per)
    here.cast.sign(here.chief, *narrowing(here, "retire"))
    here.cast.certify(here.per, ghost, seen=old)
    heads = (*here.then, here.cast.records[-1].ref)
    assert here.says(ghost, 1, heads=heads) == Verdict(State.HELD, Reason.NOT_STANDING)


@given(st.data())
@settings(max_examples=30)
def test_the_verdict_is_the_same_whatever_came_first(data: st.DataObject) -> None:
    here = HISTORY
    kept = data.draw(st.lists(st.sampled_from(here.cast.records), unique_by=lambda one: one.hash))
    order = data.draw(st.permutations(kept))
    by, seq = data.draw(st.sampled_from((here.karin, here.per))), data.draw(st.integers(1, 6))
    one = header(here.cast, by, here.cid, data.draw(st.sampled_from((here.then, here.now()))), seq)
    assert here.cast.membership(kept).verdict(one, H) == here.cast.membership(order).verdict(one, H)


def history() -> Case:
    here = case(94)
    narrowed = here.cast.sign(here.chief, *narrowing(here, "role"))
    here.cast.sign(here.karin, here.cid, PinCut(narrowed.hash, (here.cut(here.per, 2),)))
    removal = here.cast.sign(here.chief, *narrowing(here, "remove"))
    here.cast.sign(here.karin, here.cid, PinCut(removal.hash, (here.cut(here.per, 3),)))
    here.cast.sign(here.chief, here.cid, PinCut(removal.hash, (here.cut(here.per, 5),)))
    return here


HISTORY = history()
