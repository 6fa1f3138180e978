"""Whether a segment is by whom it says, and whether readers apply it. Source: docs/sync-format.md section 10."""

from __future__ import annotations

from ifodesk.verify.collect import Opened
from ifodesk.verify.judge import Judged
from ifodesk.verify.report import Findings, What
from ifodesk.verify.standing import concerning
from ifodesk.verify.suite import is_signed
from ifodesk.verify.world import World, places


def check_author(segment: Opened, judged: Judged, findings: Findings) -> None:
    """Report what is wrong with a segment's author or signature, and note when readers hold or keep it waiting."""
    heads, missing = _heads(segment, judged)
    if missing:
        findings.consequence(segment.path, What.MISSING_RECORD, f"record {missing[0].hex()}")
    elif any(judged.refused.get(head) is What.NEWER for head in heads):
        findings.note(segment.path, What.NEWER)
    else:
        _check_signer(segment, judged, judged.world.closure(heads), findings)


def _heads(segment: Opened, judged: Judged) -> tuple[list[bytes], list[bytes]]:
    """Return the hashes of the records that the author held as heads, and the references of those not here."""
    heads, missing = [], []
    for ref in segment.header.heads:
        head = judged.by_ref.get(ref)
        if head is None or (head not in judged.world.place and judged.refused[head] is not What.NEWER):
            missing.append(ref)
        else:
            heads.append(head)
    return heads, missing


def _check_signer(segment: Opened, judged: Judged, closure: int, findings: Findings) -> None:
    device = segment.header.device
    cards = judged.world.certificates.get(device, ())
    keys = [card.signing_key for place, _, card in cards if closure >> place & 1]  # in force or not
    if not keys:
        findings.fault(segment.path, What.UNKNOWN_DEVICE)
    elif not is_signed(keys[0], "ifodesk/1/segment", segment.header_bytes, segment.signature):
        findings.fault(segment.path, What.BAD_SIGNATURE)
    elif (state := _state(segment, judged, closure)) is not None:
        findings.note(segment.path, state)


def _state(segment: Opened, judged: Judged, closure: int) -> What | None:
    """Return why readers do not apply a segment; None when they do."""
    world, header = judged.world, segment.header
    beyond, awaits = 0, False
    for place in places(concerning(world, header.device, header.cid) & judged.accepted & ~closure):
        cut = _cut(world, judged.accepted, place, header.device, header.cid)
        if cut is None:
            awaits = True
        elif header.seq > cut[0] or (header.seq == cut[0] and segment.h != cut[1]):
            beyond |= 1 << place
    standing = judged.standing(closure, beyond)
    if not any(standing.reads(header.cid, who) for who in standing.owners(header.device)):
        return What.BEYOND_CUT if beyond else What.NO_READER
    return What.AWAITS_CUT if awaits else None


def _cut(world: World, accepted: int, narrowing: int, device: bytes, cid: bytes) -> tuple[int, bytes] | None:
    """Return the highest cut that is pinned for a device, None when there is none.

    An identity log pins cuts of the group's and the municipalities' compartments only, any other its own.
    """
    everyones = cid in world.group or cid in world.municipality_of
    pinned = world.pinned.get((world.records[narrowing].hash, device, cid), ())
    logs = ((place, cut, world.records[place].log) for place, cut in pinned if accepted >> place & 1)
    mine = ((cut.seq, cut.h) for _, cut, log in logs if (log == cid if log in world.logs else everyones))
    return max(mine, default=None)
