"""The log of one device in one compartment: what follows what, and proof of forks (docs/sync-format.md section 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ifodesk.changes.crypto import check_signature
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.header import Header, decode_header, header_hash
from ifodesk.changes.labels import SEGMENT
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """One signed segment header, as far as its place in the log goes."""

    seq: int
    hash: bytes
    """SHA-256 of the header."""
    prev: bytes
    """What the header names as its predecessor; empty at seq 1."""


@dataclass(frozen=True, slots=True)
class SignedHeader:
    """A header as it was signed."""

    header: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Fork:
    """Proof that a device signed two different segments with one number."""

    first: SignedHeader
    second: SignedHeader


def follow(links: Iterable[Link]) -> Mapping[bytes, Verdict]:
    """Return the verdict on each segment of one log by its header's hash: a function of the set of signed headers.

    Hand in segments whose signature holds, no others. A log is followed from seq 1. At two segments with one number it
    stops: these and all later ones are HELD. After a gap it is WAITING; what does not name its only predecessor is
    BROKEN, with all after it.
    """
    by_seq: dict[int, set[Link]] = {}
    for link in links:
        by_seq.setdefault(link.seq, set()).add(link)
    verdict, expected, last = ACCEPTED, 1, b""
    found: dict[bytes, Verdict] = {}
    forked = min((seq for seq, same in by_seq.items() if len(same) > 1), default=None)
    for seq in sorted(by_seq):
        link = min(by_seq[seq], key=lambda one: one.hash)
        if seq == forked:
            verdict = Verdict(State.HELD, Reason.FORK)
        elif verdict == ACCEPTED:
            verdict = _next(link, expected, last)
        found.update((one.hash, verdict) for one in by_seq[seq])
        expected, last = seq + 1, link.hash
    return found


def _next(link: Link, expected: int, last: bytes) -> Verdict:
    if link.seq != expected:
        return Verdict(State.WAITING, Reason.GAP)
    return ACCEPTED if link.prev == last else Verdict(State.BROKEN, Reason.BAD_BYTES)


def find_fork(first: SignedHeader, second: SignedHeader) -> Fork | None:
    """Return the proof when these are two different segments of one place; None otherwise. Raises ``BadBytes``."""
    if first.header == second.header or _place(first) != _place(second):
        return None
    one, other = sorted((first, second), key=lambda signed: signed.header)
    return Fork(one, other)


def check_fork(fork: Fork, public: bytes) -> Header:
    """Return the first header of a proof that holds under the device's signing key.

    Raises:
        BadBytes: It proves nothing.
        BadSignatureError: The device did not sign both.
    """
    if find_fork(fork.first, fork.second) is None:
        raise BadBytes
    for signed in (fork.first, fork.second):
        check_signature(public, SEGMENT, signed.header, signed.signature)
    return decode_header(fork.first.header)


def _place(signed: SignedHeader) -> tuple[bytes, bytes, bytes, int]:
    header = decode_header(signed.header)
    return header.gid, header.cid, header.device, header.seq


def link_of(header: Header, raw: bytes) -> Link:
    """Return the place in the log of a segment with this header."""
    return Link(header.seq, header_hash(raw), header.prev)
