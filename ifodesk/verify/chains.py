"""What logs say of themselves and of each other. Source: docs/sync-format.md sections 6 and 10."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ifodesk.verify.collect import Opened
from ifodesk.verify.files import path_of
from ifodesk.verify.outer import SEGMENT
from ifodesk.verify.report import Findings, VerifyKeys, What
from ifodesk.verify.suite import tag_of


@dataclass(frozen=True, slots=True)
class Branch:
    """The end of another branch of a forked log."""

    h: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Newest:
    """The end of a log, as its device's head names it."""

    seq: int
    h: bytes
    digest: bytes
    beside: Branch | None = None


Log: TypeAlias = Mapping[int, list[Opened]]
"""The segments of one device in one compartment, by seq."""


def logs_of(segments: Iterable[Opened]) -> Mapping[tuple[bytes, bytes], Log]:
    """Return the logs, by compartment and device."""
    found: dict[tuple[bytes, bytes], dict[int, list[Opened]]] = defaultdict(lambda: defaultdict(list))
    for segment in segments:
        found[segment.header.cid, segment.header.device][segment.header.seq].append(segment)
    return {place: dict(log) for place, log in found.items()}


def tag_in(keys: VerifyKeys, cid: bytes, device: bytes) -> str:
    """Return the tag of a log's objects."""
    return tag_of(keys.compartments[cid].tag_secret, SEGMENT, device)


def missing(tag: str) -> str:
    """Return how an object is named of which only the tag is known."""
    return f"o/{tag[:2]}/{tag}-*"


@dataclass(frozen=True, slots=True)
class Chains:
    """Logs, and what else lies there: a segment that is there but cannot be read is damaged or sealed, not missing."""

    keys: VerifyKeys
    logs: Mapping[tuple[bytes, bytes], Log]
    present: frozenset[str]
    """Paths of all files."""
    unread_tags: frozenset[str]
    """Tags that also stand in names of objects that could not be read: any number may be among these."""
    findings: Findings
    _told: dict[tuple[bytes, bytes], list[range]] = field(default_factory=lambda: defaultdict(list))
    """By log, what has been reported missing."""

    def check_logs(self) -> None:
        """Report forks, breaks and gaps of every log."""
        for place, log in self.logs.items():
            self._check_log(place, log)

    def check_vectors(self) -> None:
        """Report where logs contradict each other, and what is missing by a vector alone. To be called last."""
        for log in self.logs.values():
            for segments in log.values():
                for segment in segments:
                    self._check_vector(segment)

    def _check_log(self, place: tuple[bytes, bytes], log: Log) -> None:
        former = 0
        for seq in sorted(log):
            segments = log[seq]
            if len({segment.hash for segment in segments}) > 1:
                for segment in segments:
                    self.findings.fault(segment.path, What.FORK, f"seq {seq}")
            if seq - former > 1:
                self._report_gap(place, former, segments)
            elif seq > 1:
                self._check_links(log[former], segments)
            former = seq

    def _report_gap(self, place: tuple[bytes, bytes], former: int, segments: Sequence[Opened]) -> None:
        """Name the segment right before a gap's end, and all before it by number."""
        tag = tag_in(self.keys, *place)
        self._told[place].append(range(former + 1, segments[0].header.seq))
        for segment in segments:
            last = segment.header.seq - 1
            path = path_of(tag, segment.header.prev_name)
            if path not in self.present:
                self.findings.fault(path, What.MISSING_SEGMENT, f"seq {last}")
            if last - former > 1 and tag not in self.unread_tags:
                self.findings.fault(missing(tag), What.MISSING_SEGMENT, f"seq {former + 1}-{last - 1}")

    def _check_links(self, formers: Iterable[Opened], segments: Iterable[Opened]) -> None:
        hashes = {former.hash for former in formers}  # names prove nothing: any reader can seal a segment anew
        for segment in segments:
            if segment.header.prev not in hashes:
                self.findings.fault(segment.path, What.BROKEN_CHAIN, f"seq {segment.header.seq}")

    def _check_vector(self, segment: Opened) -> None:
        """Report segments that the author had received and that are not here, or are others."""
        for seen in segment.vector:
            place = segment.header.cid, seen.device
            here = self.logs.get(place, {}).get(seen.seq)
            if here is not None and all(one.h != seen.h for one in here):
                self.findings.fault(segment.path, What.WRONG_VECTOR, f"seq {seen.seq}")
            told = any(seen.seq in gap for gap in self._told[place])
            if here is None and not told and (tag := tag_in(self.keys, *place)) not in self.unread_tags:
                self.findings.fault(missing(tag), What.MISSING_SEGMENT, f"seq {seen.seq}")

    def check_end(self, head: str, place: tuple[bytes, bytes], newest: Newest) -> None:
        """Compare what a device's head says of the ends of its log in a compartment with what is there."""
        if newest.beside is not None:
            self._check_branch(head, place, newest.beside)
        path = path_of(tag_in(self.keys, *place), newest.digest)
        log = self.logs.get(place, {})
        here = log.get(newest.seq, [])
        if any(one.h == newest.h for one in here):
            return
        if path not in self.present:
            self._told[place].append(range(newest.seq, newest.seq + 1))
            self.findings.fault(path, What.MISSING_SEGMENT, f"seq {newest.seq}")
        elif here or any(one.path == path for segments in log.values() for one in segments):
            self.findings.fault(head, What.WRONG_VECTOR, f"seq {newest.seq}")

    def _check_branch(self, head: str, place: tuple[bytes, bytes], branch: Branch) -> None:
        """Compare the end of another branch with what is there; its number is not told."""
        if any(one.h == branch.h for segments in self.logs.get(place, {}).values() for one in segments):
            return
        path = path_of(tag_in(self.keys, *place), branch.digest)
        if path not in self.present:
            self.findings.fault(path, What.MISSING_SEGMENT)
        elif any(one.path == path for segments in self.logs.get(place, {}).values() for one in segments):
            self.findings.fault(head, What.WRONG_VECTOR)
