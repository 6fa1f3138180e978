"""Heads, slots and parcels that only somebody with keys can write wrongly."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ifodesk.changes.codec import Item
from ifodesk.changes.crypto import bound, derive, encrypt
from ifodesk.changes.head import Branch
from ifodesk.changes.labels import SLOT
from ifodesk.changes.names import ObjectType, head_name, object_name, tag
from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import Fault, What
from tests.changes.cast import Actor
from tests.verify.forging import forged_head, put_in_place_of
from tests.verify.stories import Story


def head_of(story: Story, actor: Actor) -> str:
    return head_name(tag(story.cast.keys[story.cast.group].tag, ObjectType.HEAD, actor.device))


def test_changed_head_under_the_old_signature_is_a_bad_signature(story: Story) -> None:
    def change(header: list[Item]) -> None:
        header[4] = 77

    path = forged_head(story.hub, head_of(story, story.karin), change)
    assert story.whats(path) == {What.BAD_SIGNATURE}


def test_head_of_one_device_in_place_of_another_is_named(story: Story) -> None:
    mine, other = story.hub.file(head_of(story, story.karin)), story.hub.file(head_of(story, story.berit))
    other.write_bytes(mine.read_bytes())
    assert story.whats(story.hub.path(head_of(story, story.berit))) == {What.WRONG_TAG}


@pytest.mark.parametrize(
    "place, value",
    [
        (2, bytes(16)),
        (3, b""),
        (4, 0),
        (4, True),
        (5, "now"),
        (6, bytes(31)),
        (7, (bytes(95),)),
        (8, (bytes(15),)),
        (8, (bytes(16),) * 65),
    ],
)
def test_head_in_another_form_is_named(story: Story, place: int, value: Item) -> None:
    def change(header: list[Item]) -> None:
        header[place] = value

    path = forged_head(story.hub, head_of(story, story.karin), change, signer=story.karin.signing)
    assert story.whats(path) & {What.BAD_ENCODING, What.WRONG_PLACE}


def test_head_of_a_newer_program_is_a_note(story: Story) -> None:
    def change(header: list[Item]) -> None:
        header[0] = 2

    path = forged_head(story.hub, head_of(story, story.karin), change, signer=story.karin.signing)
    found = story.hub.report()
    assert found.whole
    assert found.notes == (Fault(path, What.NEWER),)


def test_garbled_slot_is_named_to_its_readers_and_to_nobody_else(story: Story) -> None:
    def change(header: list[Item]) -> None:
        slots = header[7]
        assert isinstance(slots, tuple)
        header[7] = tuple(slot[:8] + bytes(88) for slot in slots if isinstance(slot, bytes))

    path = forged_head(story.hub, head_of(story, story.karin), change, signer=story.karin.signing)
    assert story.whats(path) == {What.BAD_SLOT}
    blind = story.hub.auditor(story.cast.group)
    assert verify_hub(story.hub.root, blind).whole


@pytest.mark.parametrize(
    "seq, h, what",
    [
        (0, None, What.BAD_SLOT),
        (1 << 63, None, What.BAD_SLOT),
        ((1 << 63) - 1, None, What.WRONG_VECTOR),
        (9, None, What.WRONG_VECTOR),
        (1, b"", What.WRONG_VECTOR),
    ],
)
def test_slot_that_tells_another_end_of_a_log_than_lies_there_is_named(
    story: Story, seq: int, h: bytes | None, what: What
) -> None:
    newest = story.hub.writer(story.karin).newest
    end = newest[story.case]
    newest[story.case] = replace(end, seq=seq, h=end.h if h is None else bytes(16))
    path = story.hub.path(story.hub.put_head(story.karin))
    assert story.whats(path) == {what}


def test_slot_that_tells_another_branch_is_held_against_what_lies_there(story: Story) -> None:
    newest = story.hub.writer(story.karin).newest
    end = newest[story.case]
    there, h = end.digest, b"h" * 16

    def told(branch: Branch) -> set[tuple[str, What]]:
        newest[story.case] = replace(end, beside=branch)
        head = story.hub.put_head(story.karin)
        found = story.hub.report().faults
        return {("head" if one.object == story.hub.path(head) else one.object[-26:], one.what) for one in found}

    assert told(Branch(end.h, there)) == set()
    assert told(Branch(h, b"d" * 16)) == {("mrsgizdemrsgizdemrsgizdemq", What.MISSING_SEGMENT)}
    assert told(Branch(h, there)) == {("head", What.WRONG_VECTOR)}


@pytest.mark.parametrize("rest", [bytes(16) + b"\x01" * 16, b"\x01" * 16 + bytes(16)])
def test_slot_that_tells_half_a_branch_is_named(story: Story, rest: bytes) -> None:
    def change(header: list[Item]) -> None:
        salt, counter = header[6], header[4]
        assert isinstance(salt, bytes)
        ids = (story.cast.gid, story.case, story.karin.device, counter)
        key, tag_of_slot = derive(story.cast.keys[story.case].epoch, salt, SLOT, ids)
        plain = (1).to_bytes(8, "big") + bytes(32) + rest
        header[7] = (tag_of_slot[:8] + encrypt(key, plain, bound(SLOT, ids)),)

    path = forged_head(story.hub, head_of(story, story.karin), change, signer=story.karin.signing)
    assert story.whats(path) == {What.BAD_SLOT}


def test_parcel_that_a_head_names_is_missed(story: Story) -> None:
    def change(header: list[Item]) -> None:
        header[8] = (b"\x01" * 16,)

    forged_head(story.hub, head_of(story, story.karin), change, signer=story.karin.signing)
    found = story.hub.report()
    assert [fault.what for fault in found.faults] == [What.MISSING_PARCEL]


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda data: data + b"\0",
        lambda data: data[:-1],
        lambda data: data[:20] + b"\x83" + data[21:],
        lambda data: data[:21] + b"\x47" + data[22:],
        lambda data: data[:19] + b"\x80",
    ],
)
def test_parcel_in_another_form_is_named_without_a_key(story: Story, spoilt: Callable[[bytes], bytes]) -> None:
    data = spoilt(story.hub.file(story.parcel).read_bytes())
    path = put_in_place_of(story.hub, story.parcel, data)
    assert verify_hub(story.hub.root).faults == (Fault(path, What.BAD_PARCEL),)


def test_parcel_by_nobody_is_named(story: Story) -> None:
    data = story.hub.file(story.parcel).read_bytes()
    stray = object_name("a" * 26, data)
    story.hub.hub.put_new(stray, data)
    assert story.hub.report().faults == (Fault(story.hub.path(stray), What.WRONG_TAG),)
