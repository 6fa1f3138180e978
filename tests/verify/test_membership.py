"""The verifier's own judgement of records, beside the program's: two readings of one document must agree."""

from pathlib import Path
from random import Random

import pytest

from ifodesk.changes.crypto import generate_sealing_key, generate_secret
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.header import Header
from ifodesk.changes.identities import municipality_compartment
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.keys import Committed, Owner, commitment, wrap_former_secret
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FormerEpoch,
    JoinMunicipalities,
    KeyStep,
    LeaveGroup,
    LetIn,
    PartMunicipalities,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_parts import Cut, Mode, Role, device_card, person_card
from ifodesk.changes.records import parse_record
from ifodesk.changes.verdict import State
from ifodesk.verify.report import What
from tests.changes.cast import Actor, Cast, found
from tests.verify.hubs import PracticeHub
from tests.verify.readings import assert_agree, judged
from tests.verify.stories import Story


def random_payload(rng: Random, cast: Cast, people: list[Actor], cases: list[CompartmentId]) -> tuple[bytes, Payload]:
    """Return a log and something that somebody might sign in it, whether or not they may."""
    who, other, case = rng.choice(people), rng.choice(people), rng.choice(cases)
    cuts = (Cut(who.device, case, rng.randrange(1, 4), bytes(16)),)
    owner = Owner(cast.gid, case)
    secret = generate_secret(cast.rng)
    former = cast.membership().facts(case).founding_record(case) or bytes(32)
    wrap = wrap_former_secret(secret, owner, 1, former[:16], cast.keys[case].epoch, cast.rng)
    turn = TurnEpoch(
        rng.choice((2, 2, 2, 3)),
        commitment(secret, owner, Committed.EPOCH_SECRET, 2),
        (FormerEpoch(former[:16], 1, wrap),),
        rng.choice((1, 1, 2)),
        rng.choice((commitment(cast.keys[case].bag, owner, Committed.BAG_KEY, 1), bytes(32))),
    )
    narrowing = rng.choice(cast.records).hash
    choices: list[tuple[bytes, Payload]] = [
        (who.mid, SetRole(who.member, rng.randrange(1, 8), granted=True, ends=None)),
        (who.mid, SetRole(who.member, rng.randrange(1, 4), granted=False, ends=None)),
        (who.mid, RetireDevice(who.device)),
        (who.mid, RemoveMember(who.member)),
        (who.mid, Admit(person_card(cast.gid, who.mid, who.member, who.name, "", who.user))),
        (who.mid, Certify(device_card(cast.gid, who.mid, who.member, who.signing, who.sealing, user=who.user))),
        (who.mid, Certify(device_card(cast.gid, who.mid, who.member, other.signing, other.sealing, user=who.user))),
        (who.mid, Certify(device_card(cast.gid, who.mid, who.member, other.signing, other.sealing, user=None))),
        (cast.gid, SetPolicy(bytes(32), (0, 1, 0), quorum=rng.randrange(1, 4))),
        (cast.gid, JoinMunicipalities(tuple(sorted({one.mid for one in people})), "KS")),
        (cast.gid, PartMunicipalities(_newest_join(cast), cuts)),
        (who.mid, LeaveGroup(cuts)),
        (case, LetIn((who.member,))),
        (case, Exclude((who.member,), cuts)),
        (case, PinCut(narrowing, cuts)),
        (case, turn),
        *((one.log, one.payload) for one in map(parse_record, rng.sample(cast.records, 1)) if one.prevs),
    ]
    return rng.choice(choices)


def _newest_join(cast: Cast) -> bytes:
    joins = [one.hash for one in cast.records if isinstance(parse_record(one).payload, JoinMunicipalities)]
    return joins[-1] if joins else bytes(32)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_both_readings_agree_on_any_history_and_on_any_part_of_it(seed: int) -> None:
    compare_readings(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 23))
def test_both_readings_agree_on_many_histories(seed: int) -> None:
    compare_readings(seed)


def compare_readings(seed: int) -> None:
    rng = Random(seed)
    cast, berit = found(seed)
    people = [berit, *(cast.admit(berit, name, rng.choice(list(Role))) for name in ("Karin", "Per", "Eva"))]
    people.append(cast.found_municipality("Anna", "2463", berit))
    cases = [
        cast.open(people[1], *people[:2]),
        cast.open(people[2], people[3], mode=Mode.ALL_BUT),
        cast.open(people[0], *people, mids=tuple(sorted({one.mid for one in people}))),
        cast.group,
        municipality_compartment(cast.gid, berit.mid),
    ]
    for _ in range(30):
        log, payload = random_payload(rng, cast, people, cases)
        signers = rng.sample(people, rng.choice((1, 1, 2, 3)))
        seen = cast.records[: rng.randrange(12, len(cast.records) + 1)] if rng.random() < 0.5 else None
        cast.sign(signers, log, payload, seen=seen)
    assert_agree(cast.records, cast)
    for _ in range(8):
        part = [record for record in cast.records[1:] if rng.random() < 0.93]
        rng.shuffle(part)
        assert_agree([cast.records[0], *part, *part[:3]], cast)


def test_forged_signature_spoils_a_record_unless_another_copy_bears_a_good_one() -> None:
    cast, berit = found(3)
    karin = cast.admit(berit, "Karin")
    good = cast.sign(berit, berit.mid, SetRole(karin.member, Role.CASEWORKER, granted=True, ends=None), keep=False)
    forged = SignedRecord(good.body, tuple(type(one)(one.signer, bytes(64)) for one in good.signatures))
    assert judged([*cast.records, forged], cast).refused == {good.hash: What.BAD_RECORD}
    assert judged([*cast.records, forged, good], cast).refused == {}


def test_records_are_judged_alike_in_whatever_order_they_come() -> None:
    cast, berit = found(45)
    cast.open(berit, berit, cast.admit(berit, "Karin", Role.CASEWORKER))
    assert judged(cast.records[::-1], cast).refused == judged(cast.records, cast).refused == {}


def test_record_is_forged_when_none_of_its_known_signers_signed_it_whatever_a_stranger_signed() -> None:
    cast, berit = found(46)
    stranger = cast.newcomer("Sten", berit.mid)
    role = SetRole(berit.member, Role.CASEWORKER, granted=True, ends=None)
    strange = cast.sign(stranger, berit.mid, role, keep=False)
    forged = [type(one)(one.signer, bytes(64)) for one in strange.signed_by(berit.signing).signatures]
    known = next(one for one in forged if one.signer == berit.device)
    both = SignedRecord(strange.body, tuple(sorted((*strange.signatures, known), key=lambda one: one.signer)))
    assert_agree([*cast.records, both], cast)
    assert judged([*cast.records, both], cast).refused == {both.hash: What.BAD_RECORD}


def test_role_given_beside_a_removal_does_not_ask_for_more_signatures_under_it() -> None:
    cast, berit = found(41)
    karin = cast.admit(berit, "Karin", Role.CHIEF)
    per = cast.admit(berit, "Per", Role.CASEWORKER)
    cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0), quorum=2))
    base = list(cast.records)
    removed = cast.sign(karin, berit.mid, RemoveMember(per.member), seen=base)
    chief = SetRole(per.member, Role.CHIEF, granted=True, ends=None)
    cast.sign((berit, karin), berit.mid, chief, seen=base)
    assert cast.membership().state(removed.hash).state is State.APPLIED
    assert_agree(cast.records, cast)


def test_next_sealing_key_is_for_the_device_itself_to_sign() -> None:
    cast, berit = found(42)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    key = generate_sealing_key(cast.rng)
    step = KeyStep(karin.device, key.key_id, key.public)
    own, others = cast.sign(karin, berit.mid, step), cast.sign(berit, berit.mid, step)
    assert cast.membership().state(own.hash).state is State.APPLIED
    assert cast.membership().state(others.hash).state is State.HELD
    assert_agree(cast.records, cast)


def assert_same_verdicts(headers: list[tuple[Header, bytes]], cast: Cast, notes: dict[bytes, What]) -> None:
    membership = cast.membership()
    expected = {
        State.HELD: {What.BEYOND_CUT, What.NO_READER},
        State.WAITING: {What.AWAITS_CUT},
    }
    for header, h in headers:
        state = membership.verdict(header, h).state
        assert notes.get(h) in expected.get(state, {None})


def test_work_beyond_a_cut_is_noted_and_work_before_it_stands(story: Story) -> None:
    cast, hub, case = story.cast, story.hub, story.case
    before = hub.packed(story.karin, case)
    hub.put(story.karin, case, before)
    heads = list(cast.records)
    cut = Cut(story.karin.device, case, before.former.seq, before.h)
    wall = cast.sign(story.berit, case, Exclude((story.karin.member,), (cut,)))
    carrier = hub.packed(story.berit, case, records=[wall])
    hub.put(story.berit, case, carrier)
    late = hub.packed(story.karin, case, known=heads)
    hub.put(story.karin, case, late)
    knowing = hub.packed(story.karin, case)
    hub.put(story.karin, case, knowing)
    for actor in (story.berit, story.karin):
        hub.put_head(actor)
    found_report = hub.report()
    assert found_report.whole
    assert {(note.object, note.what) for note in found_report.notes} == {
        (hub.path(late.name), What.BEYOND_CUT),
        (hub.path(knowing.name), What.NO_READER),
    }
    noted = {late.h: What.BEYOND_CUT, knowing.h: What.NO_READER}
    assert_same_verdicts([(one.header, one.h) for one in (before, carrier, late, knowing)], cast, noted)


def test_other_segment_of_the_number_that_a_cut_names_lies_beyond_it(story: Story) -> None:
    cast, hub, case = story.cast, story.hub, story.case
    last = hub.memory.newest(story.karin, case)
    wall = cast.sign(
        story.berit, case, Exclude((story.karin.member,), (Cut(story.karin.device, case, last.seq, bytes(16)),))
    )
    hub.write(story.berit, case, records=[wall])
    hub.put_head(story.berit)
    notes = hub.report().notes
    assert [note.what for note in notes] == [What.BEYOND_CUT]


def test_work_of_somebody_who_left_waits_until_a_cut_is_pinned_in_the_compartment(story: Story) -> None:
    cast, hub = story.cast, story.hub
    case = cast.open(story.berit, story.berit, story.per)
    hub.write(story.berit, case, records=[cast.records[-1]])
    before, after = hub.write(story.per, case), hub.packed(story.per, case)
    removal = cast.sign(story.berit, story.berit.mid, RemoveMember(story.per.member))
    hub.write(story.berit, cast.group, records=[removal], texts=())
    hub.put(story.per, case, after)
    for actor in (story.berit, story.per):
        hub.put_head(actor)
    waiting = hub.report()
    assert waiting.whole
    assert {hub.path(before.name), hub.path(after.name)} < {note.object for note in waiting.notes}
    assert {note.what for note in waiting.notes} == {What.AWAITS_CUT}
    cut = Cut(story.per.device, case, before.former.seq, before.h)
    pin = cast.sign(story.berit, case, PinCut(removal.hash, (cut,)))
    hub.write(story.berit, case, records=[pin], texts=())
    hub.put_head(story.berit)
    pinned = {note.object: note.what for note in hub.report().notes}
    assert hub.path(before.name) not in pinned
    assert pinned[hub.path(after.name)] is What.BEYOND_CUT
    noted = {after.h: What.BEYOND_CUT}
    assert_same_verdicts([(one.header, one.h) for one in (before, after)], cast, noted)


def test_retired_device_of_a_cloned_laptop_is_nobody_any_more(story: Story) -> None:
    cast, hub = story.cast, story.hub
    last = hub.memory.newest(story.karin, story.case)
    cuts = (Cut(story.karin.device, story.case, last.seq, last.h),)
    retired = cast.sign(story.berit, story.berit.mid, RetireDevice(story.karin.device, cuts))
    hub.write(story.berit, cast.group, records=[retired], texts=())
    late = hub.write(story.karin, story.case)
    for actor in (story.berit, story.karin):
        hub.put_head(actor)
    found_report = hub.report()
    assert found_report.whole
    notes = {note.object: note.what for note in found_report.notes}
    assert notes[hub.path(late.name)] is What.NO_READER
    assert notes[hub.path(story.first_in_case)] is What.AWAITS_CUT, "a wider log pins no cut of a case"


def test_removal_itself_says_where_the_work_in_the_municipalitys_compartment_ends(story: Story) -> None:
    cast, hub, per = story.cast, story.hub, story.per
    cid = municipality_compartment(cast.gid, per.mid)
    last = hub.memory.newest(per, cid)
    late = hub.packed(per, cid, texts=())
    cut = Cut(per.device, cid, last.seq, last.h)
    removal = cast.sign(story.berit, per.mid, RemoveMember(per.member, (cut,)))
    hub.write(story.berit, cast.group, records=[removal], texts=())
    hub.put_head(story.berit)
    assert hub.report().notes == ()
    hub.put(per, cid, late)
    hub.put_head(per)
    assert [(note.object, note.what) for note in hub.report().notes] == [(hub.path(late.name), What.BEYOND_CUT)]


def test_role_that_is_given_takes_nothing_from_what_was_written_before(story: Story) -> None:
    role = SetRole(story.karin.member, Role.CHIEF, granted=True, ends=None)
    given = story.cast.sign(story.berit, story.berit.mid, role)
    story.hub.write(story.berit, story.cast.group, records=[given], texts=())
    story.hub.put_head(story.berit)
    report = story.hub.report()
    assert report.whole
    assert report.notes == ()


def test_last_municipality_that_leaves_is_out_of_the_group_as_the_first_is(tmp_path: Path) -> None:
    cast, berit = found(48)
    hub = PracticeHub(tmp_path / "hub", cast)
    before = hub.write(berit, cast.group, records=list(cast.records), texts=())
    leaving = cast.sign(berit, berit.mid, LeaveGroup(()))
    after = hub.write(berit, cast.group, records=[leaving], texts=())
    hub.put_head(berit)
    noted = {before.h: What.AWAITS_CUT, after.h: What.NO_READER}
    assert {(note.object, note.what) for note in hub.report().notes} == {
        (hub.path(one.name), noted[one.h]) for one in (before, after)
    }
    assert_same_verdicts([(one.header, one.h) for one in (before, after)], cast, noted)


def test_leaving_takes_nothing_from_what_is_a_municipalitys_own(story: Story) -> None:
    cast, hub, anna = story.cast, story.hub, story.anna
    case = cast.open(anna, anna)
    own = hub.write(anna, case, records=[cast.records[-1]])
    leaving = cast.sign(anna, anna.mid, LeaveGroup(()))
    carrier = hub.write(anna, cast.group, records=[leaving], texts=())
    hub.put_head(anna)
    assert [(note.object, note.what) for note in hub.report().notes] == [(hub.path(carrier.name), What.NO_READER)]
    noted = {carrier.h: What.NO_READER}
    assert_same_verdicts([(one.header, one.h) for one in (own, carrier)], cast, noted)


def test_record_without_the_right_is_noted_by_its_carrier(story: Story) -> None:
    taken = story.cast.sign(story.per, story.per.mid, SetRole(story.per.member, Role.ADMIN, granted=True, ends=None))
    story.cast.records.remove(taken)
    carrier = story.hub.write(story.per, story.cast.group, records=[taken], texts=())
    story.hub.put_head(story.per)
    found_report = story.hub.report()
    assert found_report.whole
    assert [(note.object, note.what) for note in found_report.notes] == [(story.hub.path(carrier.name), What.NO_RIGHT)]
