"""From signed records to membership: read, verify, order, judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ifodesk.changes.crypto import check_signature
from ifodesk.changes.dag import build_dag
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.errors import BadBytes, BadSignatureError
from ifodesk.changes.ids import DeviceId
from ifodesk.changes.judging import Bench
from ifodesk.changes.labels import RECORD
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import FoundGroup
from ifodesk.changes.record_index import Index, build_index
from ifodesk.changes.records import Record, parse_record
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict

Signatures = dict[tuple[bytes, bytes], bool]
"""(signer, signature) to whether it holds; left out while the signer's key is unknown."""


def judge(records: Iterable[SignedRecord], *, founding: bytes, former: Membership | None = None) -> Membership:
    """Return what *records* say: a function of the set, whatever the order and however often each comes.

    Args:
        records: All that are held. Copies of one body count as one record with the signatures of all.
        founding: Hash of the record that founds the group, which people have compared.
        former: What a part of these records was judged to be. It spares reading them again and changes nothing.
    """
    bodies: dict[bytes, SignedRecord] = {}
    signatures: dict[bytes, set[tuple[bytes, bytes]]] = {}
    for signed in records:
        key = signed.hash
        bodies[key] = signed
        signatures.setdefault(key, set()).update((one.signer, one.value) for one in signed.signatures)
    known = {} if former is None else former.seen
    read = {key: known[key][0] if key in known else _read(signed) for key, signed in bodies.items()}
    good, states = _of_one_group(read, founding)
    dag = build_dag(good)
    index = build_index(dag)
    held = {key: _verify(bodies[key], signatures[key], index, good.get(key), known) for key in bodies}
    signers = [frozenset(DeviceId(signer) for (signer, _), ok in held[one.hash].items() if ok) for one in dag.records]
    bench = Bench(dag, index, signers, founding)
    accepted = bench.accepted
    states.update(dict.fromkeys(dag.waiting, Verdict(State.WAITING, Reason.MISSING_RECORD)))
    states.update((record.hash, _state(bench, at, held[record.hash])) for at, record in enumerate(dag.records))
    seen = {key: (read[key], held[key]) for key in bodies}
    return Membership(dag, index, accepted, bench.newer, states, founding, seen)


def _read(signed: SignedRecord) -> Record | None:
    try:
        return parse_record(signed)
    except BadBytes:
        return None


def _of_one_group(
    read: Mapping[bytes, Record | None], founding: bytes
) -> tuple[dict[bytes, Record], dict[bytes, Verdict]]:
    """Return the records that can be judged, and the verdict on the others."""
    root = read.get(founding)
    good: dict[bytes, Record] = {}
    states: dict[bytes, Verdict] = {}
    for key, record in read.items():
        if record is None:
            states[key] = Verdict(State.BROKEN, Reason.BAD_BYTES)
        elif (root is not None and record.gid != root.gid) or (
            isinstance(record.payload, FoundGroup) and key != founding
        ):
            states[key] = Verdict(State.BROKEN, Reason.OTHER_GROUP)
        else:
            good[key] = record
    return good, states


def _verify(
    signed: SignedRecord,
    signatures: Iterable[tuple[bytes, bytes]],
    index: Index,
    record: Record | None,
    known: Mapping[bytes, tuple[Record | None, Mapping[tuple[bytes, bytes], bool]]],
) -> Signatures:
    """Return which of the signatures hold, as far as the keys are known. An id of a key names one key for ever."""
    found: Signatures = {}
    before = known[signed.hash][1] if signed.hash in known else {}
    for signer, value in signatures:
        if (signer, value) in before:
            found[signer, value] = before[signer, value]
            continue
        key = _key(signer, index, record)
        if key is not None:
            found[signer, value] = _holds(key, signed.body, value)
    return found


def _key(signer: bytes, index: Index, record: Record | None) -> bytes | None:
    certificates = index.certificates.get(DeviceId(signer), ())
    if certificates:
        return certificates[0].card.signing_key
    return record.payload.founder_key if record is not None and isinstance(record.payload, FoundGroup) else None


def _holds(key: bytes, body: bytes, signature: bytes) -> bool:
    try:
        check_signature(key, RECORD, body, signature)
    except BadSignatureError:
        return False
    return True


def _state(bench: Bench, at: int, signatures: Signatures) -> Verdict:
    if bench.newer >> at & 1:
        return Verdict(State.NEWER, Reason.NEEDS_NEWER)
    if bench.accepted >> at & 1:
        return ACCEPTED
    if signatures and not any(signatures.values()):
        return Verdict(State.BROKEN, Reason.BAD_SIGNATURE)
    return Verdict(State.HELD, Reason.BESIDE_NARROWING if bench.would_stand_alone(at) else Reason.NO_RIGHT)
