"""Checks of what lies on a hub whose lack no other quick test would notice."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import seal
from ifodesk.changes.head import Branch
from ifodesk.changes.ids import Rng
from ifodesk.changes.labels import OUTER
from ifodesk.changes.names import ObjectType, head_name, tag
from ifodesk.changes.objects import pad
from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import Fault, What
from tests.changes.cast import Actor
from tests.verify.forging import body_of, forged_head, put_in_place_of
from tests.verify.stories import Story


def written(story: Story, count: int) -> list[str]:
    """Return the names of as many more segments of Karin's in the case, from number 3 on."""
    names = [story.hub.write(story.karin, story.case, texts=()).name for _ in range(count)]
    story.hub.put_head(story.karin)
    return names


def head_of(story: Story, actor: Actor) -> str:
    return head_name(tag(story.cast.keys[story.cast.group].tag, ObjectType.HEAD, actor.device))


def test_what_may_be_among_the_unreadable_is_not_told_to_be_missing_by_its_number(story: Story) -> None:
    names = written(story, 5)
    for name in (names[1], names[3]):
        story.hub.file(name).unlink()
    story.hub.file(names[2]).write_bytes(b"damaged")
    assert set(story.hub.report().faults) == {
        Fault(story.hub.path(names[2]), What.WRONG_BYTES),
        Fault(story.hub.path(names[3]), What.MISSING_SEGMENT, "seq 6"),
    }


def test_one_segment_that_is_missing_is_told_by_its_name_alone(story: Story) -> None:
    names = written(story, 3)
    story.hub.file(names[1]).unlink()
    assert story.hub.report().faults == (Fault(story.hub.path(names[1]), What.MISSING_SEGMENT, "seq 4"),)


def test_file_that_somebody_put_among_the_heads_under_a_logs_tag_hides_no_gap(story: Story) -> None:
    names = written(story, 4)
    for name in names[1:3]:
        story.hub.file(name).unlink()
    (story.hub.root / "h" / names[0][2:28]).write_bytes(sha256(b"").digest())
    assert set(story.hub.report().faults) == {
        Fault(f"{story.hub.path(names[0])[:31]}-*", What.MISSING_SEGMENT, "seq 4-4"),
        Fault(story.hub.path(names[2]), What.MISSING_SEGMENT, "seq 5"),
    }


def test_segment_that_a_head_and_a_vector_name_is_missed_once(story: Story) -> None:
    gone = story.hub.write(story.karin, story.case)
    story.hub.write(story.berit, story.case)
    for actor in (story.karin, story.berit):
        story.hub.put_head(actor)
    story.hub.file(gone.name).unlink()
    path, seq = story.hub.path(gone.name), gone.former.seq
    assert story.hub.report().faults == (Fault(path, What.MISSING_SEGMENT, f"seq {seq}"),)


def test_vector_tells_nothing_missing_that_may_be_among_the_unreadable(story: Story) -> None:
    damaged = story.hub.write(story.karin, story.case)
    story.hub.write(story.berit, story.case)
    story.hub.put_head(story.berit)
    story.hub.file(damaged.name).write_bytes(b"damaged")
    assert story.hub.report().faults == (Fault(story.hub.path(damaged.name), What.WRONG_BYTES),)


def test_head_is_not_held_against_a_segment_that_cannot_be_read(story: Story) -> None:
    newest = story.hub.writer(story.karin).newest
    before = newest[story.case]
    name = written(story, 1)[0]
    story.hub.file(name).write_bytes(b"damaged")
    assert story.hub.report().faults == (Fault(story.hub.path(name), What.WRONG_BYTES),)
    newest[story.case] = replace(before, beside=Branch(b"h" * 16, newest[story.case].digest))
    story.hub.put_head(story.karin)
    assert story.hub.report().faults == (Fault(story.hub.path(name), What.WRONG_BYTES),)


def test_device_that_wrote_a_parcel_alone_has_a_head_as_well(story: Story) -> None:
    story.hub.put_parcel(story.anna, story.case, (story.anna,), ())
    assert story.hub.report().faults == (Fault(head_of(story, story.anna), What.MISSING_HEAD),)


def beginning_as_a_parcel(rng: Rng) -> Rng:
    """Return a source of bytes that begin as a parcel does, as one sealed object in 134 million."""
    return lambda size: b"\x83\x01\x50" + rng(size)[3:19] + b"\x00" + rng(size)[20:]


def test_segment_whose_salt_begins_as_a_parcel_does_is_a_segment(story: Story) -> None:
    hub, epoch = story.hub, story.hub.epochs_of(story.case)[0]
    ids = (story.cast.gid, story.case, epoch.number, int(ObjectType.SEGMENT))
    padded = pad(body_of(hub, story.first_in_case, story.case))
    data = seal(epoch.secret, OUTER, ids, padded, beginning_as_a_parcel(story.cast.rng))
    assert data[:3] == b"\x83\x01\x50"
    put_in_place_of(hub, story.first_in_case, data)
    assert hub.report().whole


def test_beginning_of_a_parcel_alone_is_no_parcel(story: Story) -> None:
    put_in_place_of(story.hub, story.parcel, story.hub.file(story.parcel).read_bytes()[:19])
    found = verify_hub(story.hub.root)
    assert found.whole
    assert found.sealed == found.objects


@pytest.mark.parametrize("place, size", [(0, 7), (1, 2159)])
def test_slot_of_a_parcel_is_of_one_size_as_is_its_hint(story: Story, place: int, size: int) -> None:
    version, salt, slots = decoded(story.hub.file(story.parcel).read_bytes())
    assert isinstance(slots, tuple)
    first = list(decoded(encode(slots[0])))
    first[place] = bytes(size)
    data = encode((version, salt, (tuple(first), *slots[1:])))
    path = put_in_place_of(story.hub, story.parcel, data)
    assert verify_hub(story.hub.root).faults == (Fault(path, What.BAD_PARCEL),)


def decoded(raw: bytes) -> tuple[Item, ...]:
    found = decode(raw)
    assert isinstance(found, tuple)
    return found


def test_head_names_as_many_parcels_as_are_allowed(story: Story) -> None:
    digests = tuple(bytes([number]) * 16 for number in range(64))

    def change(header: list[Item]) -> None:
        header[8] = digests

    forged_head(story.hub, head_of(story, story.karin), change, signer=story.karin.signing)
    assert [fault.what for fault in story.hub.report().faults] == [What.MISSING_PARCEL] * 64
