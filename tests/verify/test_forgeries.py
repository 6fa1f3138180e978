"""What only somebody with the keys of a compartment can do wrong, and what a reader with the keys sees of it."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from ifodesk.changes.codec import Item, encode
from ifodesk.changes.names import ObjectType, head_name, tag
from ifodesk.changes.objects import pad
from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import CompartmentKeys, Fault, What
from tests.verify.forging import (
    HEADER,
    body_of,
    forged_segment,
    items,
    put_in_place_of,
    sealed,
)
from tests.verify.stories import Story

Change = Callable[[list[Item], list[Item]], None]


def setting(**fields: Item) -> Change:
    """Return a change of header fields."""

    def change(header: list[Item], _: list[Item]) -> None:
        for name, value in fields.items():
            header[HEADER[name]] = value

    return change


def keep(_: list[Item], __: list[Item]) -> None:
    """Change nothing."""


@pytest.mark.parametrize("time", [1, 2])
def test_changed_header_under_the_old_signature_is_a_bad_signature(story: Story, time: int) -> None:
    path = forged_segment(story.hub, story.last_in_case, story.case, setting(time=time))
    assert story.whats(path) == {What.BAD_SIGNATURE}


def test_signature_of_another_certified_device_does_not_do(story: Story) -> None:
    path = forged_segment(story.hub, story.last_in_case, story.case, setting(time=1), signer=story.karin.signing)
    assert story.whats(path) == {What.BAD_SIGNATURE}


def test_same_segment_sealed_anew_by_a_reader_is_no_forgery(story: Story) -> None:
    forged_segment(story.hub, story.first_in_case, story.case, keep)
    found = story.hub.report()
    assert found.whole


@pytest.mark.parametrize("field", ["gid", "cid"])
def test_attack_06_segment_of_another_place_sealed_for_this_one_is_named(story: Story, field: str) -> None:
    path = forged_segment(
        story.hub, story.last_in_case, story.case, setting(**{field: bytes(16)}), signer=story.berit.signing
    )
    assert story.whats(path) == {What.WRONG_PLACE}


def test_segment_that_names_another_epoch_than_it_is_sealed_under_is_named(story: Story) -> None:
    path = forged_segment(story.hub, story.last_in_case, story.case, setting(epoch=2), signer=story.berit.signing)
    assert story.whats(path) == {What.WRONG_PLACE}


def test_changed_blob_does_not_fit_the_root(story: Story) -> None:
    def change(_: list[Item], blobs: list[Item]) -> None:
        blobs.pop()

    path = forged_segment(story.hub, story.last_in_case, story.case, change, new_root=False)
    assert story.whats(path) == {What.BAD_ROOT}


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"\x80",
        encode((bytes(16), 0, b"")),
        encode((bytes(15), 1, b"")),
        encode((bytes(16), True, b"")),
        encode((bytes(16), 1, "text")),
        b"\x83\x50" + bytes(16) + b"\x18\x01\x40",
    ],
)
def test_wrapper_of_a_blob_in_another_form_is_named(story: Story, blob: bytes) -> None:
    def change(_: list[Item], blobs: list[Item]) -> None:
        blobs[1] = blob

    path = forged_segment(story.hub, story.last_in_case, story.case, change, signer=story.berit.signing)
    assert story.whats(path) == {What.BAD_ENCODING}


@pytest.mark.parametrize(
    "control",
    [
        (),
        (False, (), (), (), ()),
        (True, (), (), (), (1,)),
        (1, (), (), (), ()),
        (True, ((bytes(16), 0, bytes(16)),), (), (), ()),
        (True, ((b"\x02" * 16, 1, bytes(16)), (b"\x01" * 16, 1, bytes(16))), (), (), ()),
        (True, (), (), ((bytes(16), None, 1, (), 0, b""),), ()),
        (True, (), (), ((bytes(16), bytes(15), 1, (), 1, b""),), ()),
    ],
)
def test_control_blob_in_another_form_is_named(story: Story, control: Item) -> None:
    def change(_: list[Item], blobs: list[Item]) -> None:
        blobs[0] = encode(control)

    path = forged_segment(story.hub, story.first_in_case, story.case, change, signer=story.karin.signing)
    assert story.whats(path) & {What.BAD_ENCODING, What.WRONG_VECTOR}


@pytest.mark.parametrize("record", [(b"", ()), (b"\x80", ()), (1, 2), ()])
def test_record_in_another_form_is_named(story: Story, record: Item) -> None:
    def change(_: list[Item], blobs: list[Item]) -> None:
        full, vector, records, openings, receipts = items(blobs[0])
        assert isinstance(records, tuple)
        blobs[0] = encode((full, vector, (*records, record), openings, receipts))

    path = forged_segment(story.hub, story.last_in_case, story.case, change, signer=story.berit.signing)
    assert story.whats(path) & {What.BAD_RECORD, What.BAD_ENCODING}


@pytest.mark.parametrize("change", [setting(seq=0), setting(seq=1), setting(prev=b""), setting(prev_name=b"")])
def test_beginning_and_middle_of_a_log_cannot_be_mixed_up(story: Story, change: Change) -> None:
    path = forged_segment(story.hub, story.last_in_case, story.case, change, signer=story.berit.signing)
    assert story.whats(path) & {What.BROKEN_CHAIN, What.BAD_ENCODING}


def test_segment_that_follows_another_history_is_named(story: Story) -> None:
    path = forged_segment(
        story.hub, story.last_in_case, story.case, setting(prev=bytes(32)), signer=story.berit.signing
    )
    assert What.BROKEN_CHAIN in story.whats(path)


def test_heads_out_of_order_are_named(story: Story) -> None:
    def change(header: list[Item], _: list[Item]) -> None:
        header[HEADER["heads"]] = (b"\x02" * 16, b"\x01" * 16)

    path = forged_segment(story.hub, story.last_in_case, story.case, change, signer=story.berit.signing)
    assert story.whats(path) == {What.BAD_ENCODING}


def test_record_that_is_not_here_is_told_by_the_segment_that_rests_on_it(story: Story) -> None:
    path = forged_segment(
        story.hub, story.last_in_case, story.case, setting(heads=(b"\x01" * 16,)), signer=story.berit.signing
    )
    found = story.hub.report()
    assert Fault(path, What.MISSING_RECORD, f"record {'01' * 16}") in {*found.faults, *found.notes}
    assert not found.whole


def test_device_that_nobody_certified_is_named(story: Story) -> None:
    stranger = story.cast.newcomer("Eva", story.berit.mid)
    written = story.hub.write(stranger, story.case)
    story.hub.put_head(stranger)
    found = story.hub.report()
    assert not found.whole
    assert {(fault.object, fault.what) for fault in (*found.faults, *found.notes)} == {
        (story.hub.path(written.name), What.UNKNOWN_DEVICE),
        (
            story.hub.path(head_name(tag(story.cast.keys[story.cast.group].tag, ObjectType.HEAD, stranger.device))),
            What.UNKNOWN_DEVICE,
        ),
    }


@pytest.mark.parametrize("header", [{"must": 1}, {"version": 2}, {"suite": 2}], ids=["bit", "version", "suite"])
def test_segment_of_a_newer_program_is_a_note_and_no_fault(story: Story, header: dict[str, Item]) -> None:
    path = forged_segment(story.hub, story.last_in_case, story.case, setting(**header), signer=story.berit.signing)
    found = story.hub.report()
    assert Fault(path, What.NEWER) in found.notes
    assert {fault.what for fault in found.faults} == {What.MISSING_SEGMENT}, "its head still names the old one"


@pytest.mark.parametrize(
    "spoilt, what",
    [
        (lambda body: pad(body)[:-1] + b"\x01", What.BAD_PADDING),
        (lambda body: pad(body) + bytes(128), What.BAD_PADDING),
        (lambda body: pad(body)[: 4 + len(body)], What.BAD_PADDING),
        (lambda body: (1 << 31).to_bytes(4, "big") + pad(body)[4:], What.BAD_PADDING),
        (lambda _: bytes(4096), What.BAD_ENCODING),
        (lambda body: pad(body + b"\0"), What.BAD_ENCODING),
        (lambda body: pad(b"\x98\x03" + body[1:]), What.BAD_ENCODING),
        (lambda body: pad(b"\x9f" + body[1:] + b"\xff"), What.BAD_ENCODING),
    ],
)
def test_badly_filled_or_written_body_is_named(story: Story, spoilt: Callable[[bytes], bytes], what: What) -> None:
    body = body_of(story.hub, story.last_in_case, story.case)
    path = put_in_place_of(story.hub, story.last_in_case, sealed(story.hub, story.case, spoilt(body)))
    assert story.whats(path) == {what}


@pytest.mark.parametrize("position", [64, 1000, -1])
def test_bytes_changed_behind_a_right_commitment_are_a_bad_seal(story: Story, position: int) -> None:
    data = bytearray(story.hub.file(story.last_in_case).read_bytes())
    data[position] ^= 1
    path = put_in_place_of(story.hub, story.last_in_case, bytes(data))
    assert story.whats(path) == {What.BAD_SEAL}


def test_two_continuations_by_one_device_are_a_fork_of_which_both_are_named(story: Story) -> None:
    one = story.hub.packed(story.karin, story.case, texts=("one",))
    other = story.hub.packed(story.karin, story.case, texts=("other",))
    for packed in (one, other):
        story.hub.put(story.karin, story.case, packed)
    story.hub.put_head(story.karin)
    seq = f"seq {one.former.seq}"
    assert story.hub.report().faults == tuple(
        sorted(Fault(story.hub.path(packed.name), What.FORK, seq) for packed in (one, other))
    )


def test_gap_in_a_log_names_what_is_missing_as_far_as_anyone_can(story: Story) -> None:
    names = [story.hub.write(story.karin, story.case, texts=()).name for _ in range(5)]
    story.hub.put_head(story.karin)
    for name in names[1:4]:
        story.hub.file(name).unlink()
    prefix = story.hub.path(names[0])[:31]
    assert story.hub.report().faults == (
        Fault(f"{prefix}-*", What.MISSING_SEGMENT, "seq 4-5"),
        Fault(story.hub.path(names[3]), What.MISSING_SEGMENT, "seq 6"),
    )


def test_log_of_a_huge_number_is_a_gap_and_no_endless_work(story: Story) -> None:
    def change(header: list[Item], _: list[Item]) -> None:
        header[HEADER["seq"]] = (1 << 63) - 1

    forged_segment(story.hub, story.last_in_case, story.case, change, signer=story.berit.signing)
    found = story.hub.report()
    assert any(fault.detail.endswith(str((1 << 63) - 3)) for fault in found.faults)


@pytest.mark.parametrize(
    "seq, h, what", [(1, b"\x07" * 16, What.WRONG_VECTOR), (9, b"\x07" * 16, What.MISSING_SEGMENT)]
)
def test_vector_that_names_what_is_not_here_is_told(story: Story, seq: int, h: bytes, what: What) -> None:
    def change(_: list[Item], blobs: list[Item]) -> None:
        full, _vector, records, openings, receipts = items(blobs[0])
        blobs[0] = encode((full, ((story.karin.device, seq, h),), records, openings, receipts))

    path = forged_segment(story.hub, story.last_in_case, story.case, change, signer=story.berit.signing)
    told_of = path if what is What.WRONG_VECTOR else story.hub.path(story.first_in_case)[:31] + "-*"
    assert what in story.whats(told_of)


def test_keys_other_than_the_records_promise_everyone_are_told(story: Story) -> None:
    keys = story.hub.auditor()
    mine = keys.compartments[story.case]
    other_epoch = CompartmentKeys(mine.tag_secret, (*mine.epochs, (1, bytes(32))))
    other_tag = CompartmentKeys(bytes(32), mine.epochs)
    for wrong, detail in ((other_epoch, "epoch 1"), (other_tag, "")):
        seen = verify_hub(story.hub.root, replace(keys, compartments={**keys.compartments, story.case: wrong}))
        assert Fault(story.hub.path(story.first_in_case), What.UNEQUAL_KEYS, detail) in seen.faults


def test_hub_of_another_group_than_the_one_people_compared_is_told(story: Story) -> None:
    keys = replace(story.hub.auditor(), founding=sha256(b"another").digest())
    seen = verify_hub(story.hub.root, keys)
    assert not seen.whole
    assert Fault("o", What.NO_FOUNDATION) in {*seen.faults, *seen.notes}
