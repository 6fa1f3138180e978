"""Whether a segment is by whom it says, and whether readers apply it. Source: docs/sync-format.md section 10."""

from __future__ import annotations

from ifodesk.verify.collect import Opened
from ifodesk.verify.judge import Judged
from ifodesk.verify.report import FaultyError, Findings, What
from ifodesk.verify.standing import concerning
from ifodesk.verify.suite import is_signed
from ifodesk.verify.world import World, places


def check_author(segment: Opened, judged: Judged, findings: Findings) -> None:
    """Report what is wrong with a segment's author or signature, and note when readers hold or keep it waiting.

    Raises:
        FaultyError: A record that it rests on is missing, its device is not certified, or its signature is another's.
    """
    heads = _heads(segment, judged)
    if any(judged.refused.get(head) is What.NEWER for head in heads):
        findings.note(segment.path, What.NEWER)
        return
    closure = judged.world.closure(head for head in heads if head in judged.world.place)
    device = segment.header.device
    known = judged.world.certificates.get(device, ())
    keys = [card.signing_key for place, _, card in known if closure & judged.accepted & 1 << place]
    if not keys:
        raise FaultyError(What.UNKNOWN_DEVICE)
    if not is_signed(keys[0], "ifodesk/1/segment", segment.header_bytes, segment.signature):
        raise FaultyError(What.BAD_SIGNATURE)
    state = _state(segment, judged, closure)
    if state is not None:
        findings.note(segment.path, state)


def _heads(segment: Opened, judged: Judged) -> list[bytes]:
    """Return the hashes of the records that the author held as heads."""
    found = []
    for ref in segment.header.heads:
        head = judged.by_ref.get(ref)
        if head is None or judged.refused.get(head) is What.MISSING_RECORD:
            raise FaultyError(What.MISSING_RECORD, ref.hex())
        found.append(head)
    return found


def _state(segment: Opened, judged: Judged, closure: int) -> What | None:
    """Return why readers do not apply a segment; None when they do."""
    world, header = judged.world, segment.header
    who = judged.standing(closure).owner(header.device)
    if who is None:
        return What.NO_READER
    beyond, awaits = 0, False
    losses = concerning(world, who, header.device, header.cid) & judged.accepted & ~closure
    for place in places(losses):
        cut = _cut(world, judged.accepted, place, header.device, header.cid)
        if cut is None:
            awaits = True
        elif header.seq > cut[0] or (header.seq == cut[0] and segment.h != cut[1]):
            beyond |= 1 << place
    if not judged.standing(closure, beyond).reads(header.cid, who):
        return What.BEYOND_CUT if beyond else What.NO_READER
    return What.AWAITS_CUT if awaits else None


def _cut(world: World, accepted: int, narrowing: int, device: bytes, cid: bytes) -> tuple[int, bytes] | None:
    """Return the highest cut that is pinned for a device, None when there is none."""
    pinned = world.pinned.get((world.records[narrowing].hash, device, cid), ())
    return max(((cut.seq, cut.h) for place, cut in pinned if accepted >> place & 1), default=None)
