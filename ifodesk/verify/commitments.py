"""Whether the keys at hand are those that the records promise to everyone. Source: docs/sync-format.md section 3."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.verify.acts import Epoch, FoundGroup, FoundMunicipality, Open, Secrets
from ifodesk.verify.cbor import encode
from ifodesk.verify.judge import Judged
from ifodesk.verify.records import Record
from ifodesk.verify.report import Findings, VerifyKeys, What
from ifodesk.verify.suite import derive
from ifodesk.verify.world import places

_TAG, _EPOCH = 0, 1


def check_secrets(judged: Judged, keys: VerifyKeys, findings: Findings) -> None:
    """Report compartments whose records commit to other secrets than those at hand: somebody was sealed another key."""
    promised = list(_promised(judged))
    for cid, compartment in keys.compartments.items():
        ours = [(record, secrets) for record, of, secrets in promised if of == cid]
        for record, secrets in ours:
            if secrets.tag and secrets.tag != _commitment(keys.gid, cid, compartment.tag_secret, _TAG, 0):
                findings.fault(record.carrier, What.UNEQUAL_KEYS)
        for number, secret in compartment.epochs:
            held = _commitment(keys.gid, cid, secret, _EPOCH, number)
            same = [(record, secrets) for record, secrets in ours if secrets.number == number]
            if same and all(secrets.epoch != held for _, secrets in same):
                findings.fault(same[0][0].carrier, What.UNEQUAL_KEYS, f"epoch {number}")


def _promised(judged: Judged) -> Iterator[tuple[Record, bytes, Secrets]]:
    for place in places(judged.accepted):
        record, act = judged.world.records[place], judged.world.acts[place]
        if isinstance(act, FoundGroup | FoundMunicipality | Open):
            yield record, act.cid, act.secrets
        elif isinstance(act, Epoch):
            yield record, record.log, act.secrets


def _commitment(gid: bytes, cid: bytes, secret: bytes, what: int, number: int) -> bytes:
    return derive(secret, bytes(32), encode(("ifodesk/1/commit", gid, cid, what, number)))[1]
