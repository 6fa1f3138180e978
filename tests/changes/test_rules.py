"""The protocol's rules as far as this layer fulfils them: one test or more each, named by number (ADR 1)."""

from __future__ import annotations

import inspect
from dataclasses import replace
from itertools import permutations

import pytest

from ifodesk.changes import archive, judging, logs, membership, merge, standing
from ifodesk.changes import judge as judge_module
from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.control import Control, Opening, decode_control
from ifodesk.changes.errors import BadBytes, ChangesError, NoKeyError
from ifodesk.changes.head import LogSlot, Newest, open_head, read_slots, seal_head
from ifodesk.changes.ids import CompartmentId, EntityId, UnitId
from ifodesk.changes.keys import Owner, unwrap_unit_key, wrap_unit_key
from ifodesk.changes.merge import EMPTY, FieldKind, fold, known_kind, shown, write
from ifodesk.changes.names import ObjectType, digest_name, object_name, parse_name, tag
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import CompartmentKeys, Slot, parse_parcel, seal_parcel
from ifodesk.changes.payloads import Exclude, LetIn, PinCut, RemoveMember, RetireDevice, SetRole
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role
from ifodesk.changes.segment import (
    Draft,
    Packed,
    Segment,
    UnitBlob,
    check_author,
    check_root,
    open_outer,
    open_unit,
    pack,
    sealed_units,
)
from ifodesk.changes.verdict import ACCEPTED, Reason, State
from tests.changes.cast import Actor, Cast, found, seeded

CASE_RECORD = EntityId(b"e" * 16)
UNITS = (UnitId(b"1" * 16), UnitId(b"2" * 16))
KEYS = (bytes([1]) * 32, bytes([2]) * 32)


def content(*values: str, first_idx: int = 0, supersedes: tuple[tuple[bytes, int], ...] = ()) -> UnitContent:
    rows = [
        Assertion(
            first_idx + at,
            1,
            CASE_RECORD,
            3,
            7,
            None,
            value,
            supersedes if at == 0 else ((b"", first_idx + at - 1),),
            None,
        )
        for at, value in enumerate(values)
    ]
    return UnitContent(first_idx, (ChangeStamp(1, 5),), tuple(rows))


def packed(cast: Cast, by: Actor, cid: CompartmentId, *units: UnitBlob, epoch: Epoch | None = None) -> Packed:
    keys = cast.keys[cid]
    draft = Draft(cast.gid, cid, epoch or Epoch(1, keys.epoch), None, cast.membership().heads_for(cid), 5)
    openings = tuple(
        Opening(one.unit, None, 1, (), 1, wrap_unit_key(keys.bag, Owner(cast.gid, cid), one.unit, 1, one.key, cast.rng))
        for one in units
    )
    control = Control(vector_full=True, openings=openings)
    return pack(draft, control, units, by.signing, tag_secret=keys.tag, rng=cast.rng)


def opened(cast: Cast, cid: CompartmentId, one: Packed) -> Segment:
    return open_outer(one.sealed, cast.gid, cid, [Epoch(1, cast.keys[cid].epoch)])


def test_rule_1_whoever_reads_a_compartment_reads_all_of_it_and_nothing_of_another() -> None:
    cast, berit = found("rule 1")
    karin = cast.admit(berit, "Karin")
    wide, walled = cast.open(berit, mode=Mode.ALL_BUT), cast.open(berit, karin, mode=Mode.ALL_BUT)
    assert cast.membership().readers(wide) == {berit.member, karin.member}
    assert cast.membership().readers(walled) == {berit.member}
    secret = packed(cast, berit, walled, UnitBlob(UNITS[0], KEYS[0], content("secret")))
    held_by_karin = [Epoch(1, cast.keys[cid].epoch) for cid in (wide, cast.group)]
    for cid in (walled, wide, cast.group):
        with pytest.raises(NoKeyError):
            open_outer(secret.sealed, cast.gid, cid, held_by_karin)


def test_rule_1_a_removal_turns_the_keys_of_every_compartment_that_the_person_was_in() -> None:
    cast, berit = found("rule 1 removal")
    per = cast.admit(berit, "Per")
    inside, outside = cast.open(berit, berit, per), cast.open(berit, berit)
    cast.sign(berit, berit.mid, RemoveMember(per.member))
    due = {cid for cid in cast.keys if cast.membership().writing_epoch(cid) is None}
    assert due == set(cast.keys) - {outside}
    assert inside in due


def test_rule_2_a_garbage_blob_leaves_the_segment_and_its_other_blobs_alone() -> None:
    cast, berit = found("rule 2")
    case = cast.open(berit, berit)
    both = packed(
        cast,
        berit,
        case,
        UnitBlob(UNITS[0], KEYS[0], content("good")),
        UnitBlob(UNITS[1], bytes([9]) * 32, content("garbage under another key than the opening's", first_idx=1)),
    )
    segment = opened(cast, case, both)
    check_author(segment, berit.signing.public)
    check_root(segment)
    assert cast.membership().verdict(segment.header, segment.h) == ACCEPTED
    good, garbage = sealed_units(segment)
    assert open_unit(segment.header, good, [KEYS[0]]).rows[0].value == "good"
    with pytest.raises(BadBytes):
        open_unit(segment.header, garbage, [KEYS[1]])
    with pytest.raises(NoKeyError):
        open_unit(segment.header, garbage, [])


def test_rule_12_who_holds_every_old_key_opens_nothing_that_was_sealed_after_the_turn() -> None:
    cast, berit = found("rule 12")
    case = cast.open(berit, berit)
    newer = Epoch(2, bytes([7]) * 32)
    after = packed(cast, berit, case, UnitBlob(UNITS[0], KEYS[0], content("new")), epoch=newer)
    keys = cast.keys[case]
    for old in (keys.epoch, keys.bag, keys.tag, KEYS[0], cast.keys[cast.group].epoch):
        for number in (1, 2):
            with pytest.raises(NoKeyError):
                open_outer(after.sealed, cast.gid, case, [Epoch(number, old)])


def test_rule_14_a_second_edit_in_one_segment_references_its_own_segment() -> None:
    cast, berit = found("rule 14")
    case = cast.open(berit, berit)
    segment = opened(cast, case, packed(cast, berit, case, UnitBlob(UNITS[0], KEYS[0], content("first", "second"))))
    (blob,) = sealed_units(segment)
    rows = open_unit(segment.header, blob, [KEYS[0]]).rows
    assert rows[1].supersedes == ((b"", 0),)
    writes = [write(row, segment.h, time=5, device=segment.header.device, seq=1, unit=blob.unit) for row in rows]
    for order in permutations(writes):
        state = fold(EMPTY, order)
        assert [one.value for one in state.live.values()] == ["second"]
        assert set(state.superseded) == {(segment.h, 0)}


def test_rule_15_the_branches_of_a_fork_are_told_apart_by_their_segments_not_by_number() -> None:
    cast, berit = found("rule 15")
    case = cast.open(berit, berit)
    one, other = (
        opened(cast, case, packed(cast, berit, case, UnitBlob(UNITS[0], KEYS[0], content(value)))) for value in "ab"
    )
    assert (one.header.device, one.header.seq) == (other.header.device, other.header.seq)
    assert one.h != other.h
    assert "author" not in Assertion._fields
    assert cast.membership().author(one.header.device, one.header.heads, cid=case) == berit.member


def test_rule_15_a_re_authored_change_and_its_origin_show_as_one() -> None:
    origin = Assertion(0, 1, CASE_RECORD, 3, 7, None, "late work", (), None)
    by_chief = origin._replace(adopts=(b"h" * 16, 0))
    lives = [
        write(row, h, time=5, device=found(1)[1].device, seq=1, unit=UNITS[0]).live
        for row, h in ((origin, b"h" * 16), (by_chief, b"i" * 16), (by_chief, b"j" * 16))
    ]
    assert merge.by_origin(lives) == (lives[0],)
    assert merge.by_origin(lives[1:]) == (lives[1],)


def test_rule_16_two_objects_never_share_a_name() -> None:
    cast, berit = found("rule 16")
    case = cast.open(berit, berit)
    segments = [packed(cast, berit, case, UnitBlob(UNITS[0], KEYS[0], content("same"))) for _ in range(3)]
    assert len({one.name for one in segments}) == 3
    for one in segments:
        assert parse_name(one.name).digest == digest_name(one.sealed)
    prefix = tag(cast.keys[case].tag, ObjectType.SEGMENT, berit.device)
    assert {one.name for one in segments} == {object_name(prefix, one.sealed) for one in segments}


def test_rule_16_records_of_two_branches_merge_without_a_person_and_both_narrow() -> None:
    cast, berit = found("rule 16 records")
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    case = cast.open(berit, berit, karin, per)
    base = list(cast.records)
    cast.sign(berit, case, Exclude((karin.member,)), seen=base)
    cast.sign(berit, case, Exclude((per.member,)), seen=base)
    assert len(cast.membership().heads(case)) == 2
    assert cast.membership().readers(case) == {berit.member}
    joined = cast.sign(berit, case, LetIn((karin.member,)))
    assert cast.membership().heads(case) == (joined.ref,)


def test_rule_23_a_raised_cut_takes_work_in_later_and_the_touched_field_comes_out_the_same() -> None:
    cast, berit = found("rule 23")
    per = cast.admit(berit, "Per")
    case = cast.open(berit, berit, per)
    late = opened(cast, case, packed(cast, per, case, UnitBlob(UNITS[0], KEYS[0], content("late"))))
    wall = cast.sign(berit, case, Exclude((per.member,), (Cut(per.device, case, 0, b""),)))
    assert cast.membership().verdict(late.header, late.h).state is State.HELD
    cast.sign(berit, case, PinCut(wall.hash, (Cut(per.device, case, 1, late.h),)))
    for order in (cast.records, list(reversed(cast.records))):
        assert cast.membership(order).verdict(late.header, late.h) == ACCEPTED


def test_rule_23_a_superseded_mark_keeps_who_superseded_so_that_it_can_be_taken_back() -> None:
    first = write(content("first").rows[0], b"a" * 16, time=5, device=found(1)[1].device, seq=1, unit=UNITS[0])
    second = first._replace(live=first.live._replace(ref=(b"b" * 16, 0), value="second"), supersedes=(first.live.ref,))
    both = fold(EMPTY, [first, second])
    assert both.superseded == {first.live.ref: frozenset({(second.live.ref, UNITS[0])})}
    assert shown(fold(EMPTY, [first])) == first.live


def test_rule_24_a_demoted_chief_who_goes_on_naming_old_heads_has_no_chiefs_right_after_the_cut() -> None:
    cast, berit = found("rule 24")
    per = cast.admit(berit, "Per", Role.CHIEF)
    case = cast.open(berit, berit, per)
    old = opened(cast, case, packed(cast, per, case, UnitBlob(UNITS[0], KEYS[0], content("ruling"))))
    taken = SetRole(per.member, Role.CHIEF, granted=False, ends=None)
    demoted = cast.sign(berit, berit.mid, taken)
    assert cast.membership().verdict(old.header, old.h).reason is Reason.MISSING_CUT
    cast.sign(berit, case, PinCut(demoted.hash, (Cut(per.device, case, 0, b""),)))
    verdict = cast.membership().verdict(old.header, old.h)
    rights = {"decide": {Role.CHIEF}}
    assert verdict.state is State.APPLIED
    assert cast.membership().may(per.member, "decide", rights, cid=case, heads=old.header.heads)
    assert not cast.membership().may(
        per.member, "decide", rights, cid=case, heads=old.header.heads, narrowed=verdict.narrowed
    )


def test_rule_25_a_verdict_reads_no_clock_no_projection_and_no_version() -> None:
    sources = [inspect.getsource(one) for one in (judge_module, archive, logs, judging, membership, standing, merge)]
    for word in ("import time", "import datetime", "from datetime", "__version__", "now(", "today(", "os.", "random"):
        assert not [one for one in sources if word in one]


def test_rule_25_an_end_date_that_has_passed_only_reminds() -> None:
    cast, berit = found("rule 25")
    per = cast.admit(berit, "Per")
    cast.sign(berit, berit.mid, SetRole(per.member, Role.CASEWORKER, granted=True, ends="1999-12-31"))
    assert cast.membership().roles(per.member) == {Role.CASEWORKER}


def test_rule_26_a_laptop_retired_in_one_municipality_is_gone_in_shared_cases_and_the_group() -> None:
    cast, berit = found("rule 26")
    eva = cast.found_municipality("Eva", "2401", berit)
    shared = cast.open(eva, eva, berit, mids=(eva.mid, berit.mid))
    new = cast.second_device(berit)
    cast.certify(berit, new)
    cast.sign(new, berit.mid, RetireDevice(berit.device))
    for cid in (shared, cast.group):
        devices = {one.device.device for one in cast.membership().addressees(cid)}
        assert berit.device not in devices
        assert new.device in devices
        stolen = opened(cast, cid, packed(cast, berit, cid, UnitBlob(UNITS[0], KEYS[0], content("x"))))
        assert cast.membership().verdict(stolen.header, stolen.h).state is State.HELD


def test_rule_26_new_work_of_a_narrowed_device_waits_until_this_compartment_has_its_cut() -> None:
    cast, berit = found("rule 26 cut")
    per = cast.admit(berit, "Per")
    case = cast.open(berit, berit, per)
    work = opened(cast, case, packed(cast, per, case, UnitBlob(UNITS[0], KEYS[0], content("work"))))
    removal = cast.sign(berit, berit.mid, RemoveMember(per.member))
    assert cast.membership().verdict(work.header, work.h).reason is Reason.MISSING_CUT
    due = cast.membership().cuts_due(case)
    assert [(one.narrowing, one.device) for one in due] == [(removal.hash, per.device)]
    cast.sign(berit, case, PinCut(removal.hash, (Cut(per.device, case, 1, work.h),)))
    assert cast.membership().verdict(work.header, work.h) == ACCEPTED
    assert cast.membership().cuts_due(case) == ()


def test_rule_28_destroying_the_key_of_a_later_unit_brings_nothing_old_back() -> None:
    old, new = (
        write(content(value).rows[0], h, time=5, device=found(1)[1].device, seq=1, unit=unit)
        for value, h, unit in (("old", b"a" * 16, UNITS[0]), ("new", b"b" * 16, UNITS[1]))
    )
    new = new._replace(supersedes=(old.live.ref,))
    unrelated = fold(EMPTY, [old, new])
    assert {one.value for one in unrelated.live.values()} == {"old", "new"}
    named = fold(EMPTY, [old, new], predecessors={UNITS[1]: frozenset({UNITS[0]})})
    assert {one.value for one in named.live.values()} == {"new"}


def test_rule_29_a_note_is_alone_in_its_unit_and_its_class_is_no_part_of_the_key() -> None:
    cast, berit = found("rule 29")
    case = cast.open(berit, berit)
    owner, bag = Owner(cast.gid, case), cast.keys[case].bag
    segment = opened(
        cast,
        case,
        packed(
            cast,
            berit,
            case,
            UnitBlob(UNITS[0], KEYS[0], content("plan")),
            UnitBlob(UNITS[1], KEYS[1], content("note", first_idx=1)),
        ),
    )
    openings = decode_control(segment.blobs[0]).openings
    for one, key in zip(openings, KEYS, strict=True):
        other_class = replace(one, retention=one.retention + 4)
        assert unwrap_unit_key(bag, owner, other_class.unit, other_class.generation, other_class.wrap) == key
    plan, note = sealed_units(segment)
    assert open_unit(segment.header, plan, [KEYS[0]]).rows[0].value == "plan"
    with pytest.raises(ChangesError):
        open_unit(segment.header, note, [])


def test_rule_32_a_head_shows_no_reader_how_many_logs_there_are_or_which_belong_together() -> None:
    cast, berit = found("rule 32")
    cases = [cast.open(berit, berit) for _ in range(3)]
    group = Epoch(1, cast.keys[cast.group].epoch)

    def head(count: int, seed: int) -> bytes:
        logs = [LogSlot(cid, cast.keys[cid].epoch, Newest(1, b"h" * 16, b"d" * 16)) for cid in cases[:count]]
        place = (cast.gid, cast.group)
        return seal_head(place, group, logs, (), berit.signing, counter=seed, time=5, rng=seeded(seed))

    one, three = (open_head(head(n, n), cast.gid, cast.group, [group]) for n in (1, 3))
    assert len(head(1, 1)) == len(head(3, 3))
    assert len(one.slots) == len(three.slots)
    assert not set(one.slots) & set(three.slots)
    mine = [(cases[0], [Epoch(1, cast.keys[cases[0]].epoch)])]
    assert set(read_slots(three, mine)) == {cases[0]}
    assert read_slots(three, [(cases[0], [group])]) == {}


def test_rule_36_one_sealing_act_is_one_object_with_a_slot_for_every_device_and_its_head_names_it() -> None:
    cast, berit = found("rule 36")
    for name in ("Karin", "Per", "Lisa"):
        cast.admit(berit, name)
    case = cast.open(berit, berit)
    keys, record = cast.keys[case], cast.membership().facts(case).founding_record(case)
    assert record is not None
    wanted = CompartmentKeys(cast.gid, case, CompartmentKind.RESTRICTED, keys.tag, 1, keys.epoch, 1, keys.bag, record)
    slots = [
        Slot(one.device.sealing_key_id, one.device.sealing_key, one.by_itself)
        for one in cast.membership().addressees(case)
    ]
    assert [one.let_in for one in slots].count(True) == 1
    group = cast.keys[cast.group]
    parcel = seal_parcel(wanted, slots, berit.signing, group_tag_secret=group.tag, rng=cast.rng)
    assert parse_parcel(parcel) == 4
    name = object_name(tag(group.tag, ObjectType.PARCEL, berit.device), parcel)
    raw = seal_head(
        (cast.gid, cast.group),
        Epoch(1, group.epoch),
        (),
        (digest_name(parcel),),
        berit.signing,
        counter=1,
        time=5,
        rng=cast.rng,
    )
    head = open_head(raw, cast.gid, cast.group, [Epoch(1, group.epoch)])
    assert name.startswith("o/")
    assert head.parcels == (parse_name(name).digest,)


def test_rule_37_a_head_is_four_to_sixty_four_kibibytes_and_the_newest_logs_have_the_slots() -> None:
    cast, berit = found("rule 37")
    group = Epoch(1, cast.keys[cast.group].epoch)
    logs = [
        LogSlot(CompartmentId(n.to_bytes(16, "big")), n.to_bytes(32, "big"), Newest(1, b"h" * 16, b"d" * 16))
        for n in range(700)
    ]
    sizes = {}
    for count in (1, 163, 400, 700):
        raw = seal_head(
            (cast.gid, cast.group), group, logs[:count], (), berit.signing, counter=1, time=5, rng=seeded(count)
        )
        sizes[count] = len(raw) - 112
        head = open_head(raw, cast.gid, cast.group, [group])
        told = read_slots(head, [(one.cid, [Epoch(1, one.epoch_secret)]) for one in logs[:count]])
        assert set(told) == {one.cid for one in logs[: min(count, len(head.slots))]}
    assert sizes == {1: 4096, 163: 16384, 400: 65536, 700: 65536}


def test_rule_40_the_six_field_kinds_have_fixed_codes() -> None:
    assert {kind.name: int(kind) for kind in FieldKind} == {
        "REGISTER": 1,
        "KEYED": 2,
        "SET": 3,
        "IMMUTABLE": 4,
        "ATTACHMENT": 5,
        "TOMBSTONE": 6,
    }
    assert known_kind(7) is None
