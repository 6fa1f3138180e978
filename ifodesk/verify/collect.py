"""Everything on a hub that the keys at hand open. Source: docs/sync-format.md sections 4 to 6 and 12.

A tag is known once its device is, and devices stand in records inside the group's segments. So the group is opened
first, by trying, and the rest by tag. Whatever has an unknown tag is tried with every key: a lie about a name does not
hide an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from ifodesk.verify.acts import Certify, FoundMunicipality, read_act
from ifodesk.verify.files import HubFiles, Stored, read_whole
from ifodesk.verify.outer import HEAD, PARCEL, SEGMENT, opened
from ifodesk.verify.parcels import check_parcel, looks_like_parcel
from ifodesk.verify.records import Record, read_record
from ifodesk.verify.report import CompartmentKeys, FaultyError, Findings, VerifyKeys, What
from ifodesk.verify.segments import (
    Header,
    NewerError,
    Seen,
    Segment,
    check_root,
    check_vector,
    read_control,
    read_segment,
)
from ifodesk.verify.suite import short_hash, tag_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A segment that could be read, without its blobs."""

    path: str
    tag: str
    digest: bytes
    header: Header
    header_bytes: bytes
    signature: bytes
    hash: bytes
    h: bytes
    vector: tuple[Seen, ...]


@dataclass(slots=True)
class Collected:
    """What was read."""

    segments: list[Opened] = field(default_factory=list)
    heads: list[tuple[Stored, bytes]] = field(default_factory=list)
    """With the body."""
    parcels: list[Stored] = field(default_factory=list)
    records: dict[bytes, Record] = field(default_factory=dict)
    sealed: int = 0


class Collector:
    """Reads a hub's files in two passes."""

    def __init__(self, hub: HubFiles, keys: VerifyKeys | None, findings: Findings) -> None:
        """Take what is needed; nothing is read yet."""
        self._hub = hub
        self._keys = keys
        self._findings = findings
        self._found = Collected()

    def collect(self, stored: Iterable[Stored]) -> Iterator[Stored]:
        """Read every file once and give those that need a second look, by `collect_rest`."""
        for one in stored:
            try:
                data = read_whole(self._hub, one)
                if not one.is_head and looks_like_parcel(data):
                    check_parcel(data)
                    self._found.parcels.append(one)
                elif self._keys is None:
                    self._found.sealed += 1
                elif one.is_head:
                    self._open_head(one, data, self._keys)
                elif not self._open_segment(one, data, self._keys, self._keys.group):
                    yield one
            except FaultyError as fault:
                self._findings.fault(one.path, fault.what, fault.detail)

    def collect_rest(self, stored: Iterable[Stored]) -> Collected:
        """Open, with all keys, what the group's keys did not, and return all that was found."""
        if self._keys is not None:
            self._collect_rest(stored, self._keys)
        return self._found

    def _collect_rest(self, stored: Iterable[Stored], keys: VerifyKeys) -> None:
        book = self._tag_book(keys)
        for one in stored:
            try:
                data = read_whole(self._hub, one)
                likely = (book[one.tag],) if one.tag in book else ()
                if not any(self._open_segment(one, data, keys, cid) for cid in chain(likely, keys.compartments)):
                    self._found.sealed += 1
            except FaultyError as fault:
                self._findings.fault(one.path, fault.what, fault.detail)

    def _open_head(self, one: Stored, data: bytes, keys: VerifyKeys) -> None:
        found = opened(data, HEAD, keys.gid, keys.group, _epochs(keys, keys.group))
        if found is None:
            self._found.sealed += 1
        else:
            self._found.heads.append((one, found[1]))

    def _open_segment(self, one: Stored, data: bytes, keys: VerifyKeys, cid: bytes) -> bool:
        """Return whether the compartment's keys open this object, having taken in what it holds."""
        found = opened(data, SEGMENT, keys.gid, cid, _epochs(keys, cid))
        if found is None:
            return False
        number, body = found
        try:
            segment = read_segment(one.path, short_hash(data), body)
        except NewerError:
            self._findings.note(one.path, What.NEWER)
            return True
        header = segment.header
        if (header.gid, header.cid, header.epoch) != (keys.gid, cid, number):
            raise FaultyError(What.WRONG_PLACE)
        if tag_of(keys.compartments[cid].tag_secret, SEGMENT, header.device) != one.tag:
            self._findings.fault(one.path, What.WRONG_TAG)
        self._take(one, segment)
        return True

    def _take(self, one: Stored, segment: Segment) -> None:
        check_root(segment)
        control = read_control(segment)
        check_vector(segment.header, control)
        self._found.segments.append(
            Opened(
                one.path,
                one.tag,
                segment.digest,
                segment.header,
                segment.header_bytes,
                segment.signature,
                segment.hash,
                segment.h,
                control.vector,
            ),
        )
        for item in control.records:
            try:
                self._take_record(read_record(item, one.path))
            except FaultyError:
                self._findings.fault(one.path, What.BAD_RECORD)

    def _take_record(self, record: Record) -> None:
        """Keep a record, or add the signatures of another copy of it to those at hand."""
        known = self._found.records.get(record.hash)
        self._found.records[record.hash] = record if known is None else known.with_signatures(record)

    def _tag_book(self, keys: VerifyKeys) -> Mapping[str, bytes]:
        """Return the compartment of every segment tag that a known device can have."""
        devices = {segment.header.device for segment in self._found.segments}
        for record in self._found.records.values():
            devices.update(_certified(record))
        return {
            tag_of(compartment.tag_secret, SEGMENT, device): cid
            for cid, compartment in keys.compartments.items()
            for device in devices
        }


def parcel_tags(keys: VerifyKeys, devices: Iterable[bytes]) -> Mapping[str, bytes]:
    """Return the device of every parcel tag."""
    secret = keys.compartments[keys.group].tag_secret
    return {tag_of(secret, PARCEL, device): device for device in devices}


def _certified(record: Record) -> Iterator[bytes]:
    try:
        act = read_act(record)
    except (FaultyError, NewerError):
        return
    if isinstance(act, FoundMunicipality | Certify):
        yield act.device.device


def _epochs(keys: VerifyKeys, cid: bytes) -> tuple[tuple[int, bytes], ...]:
    compartment: CompartmentKeys | None = keys.compartments.get(cid)
    return () if compartment is None else compartment.epochs
