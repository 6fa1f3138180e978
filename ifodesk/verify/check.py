"""The verifier: what a hub is, seen with the keys at hand or without any. Source: docs/sync-format.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ifodesk.verify.chains import Chains, logs_of
from ifodesk.verify.collect import Collected, Collector, parcel_tags
from ifodesk.verify.commitments import check_secrets
from ifodesk.verify.files import FolderFiles, HubFiles, Stored, listed
from ifodesk.verify.heads import HeadCheck
from ifodesk.verify.judge import Judged, judge
from ifodesk.verify.outer import HEAD
from ifodesk.verify.report import Findings, Report, VerifyKeys, What
from ifodesk.verify.suite import tag_of
from ifodesk.verify.verdict import check_author


def verify_hub(hub: Path | HubFiles, keys: VerifyKeys | None = None) -> Report:
    """Return what a hub is found to be. Nothing there is changed.

    Without keys: every object's bytes against its name, every head's against the hash at its end, and parcels in every
    byte that is not sealed. With keys: also all that the format lets a reader check of what they open: seals, encoding,
    signatures by certified devices, chains, vectors, cuts, heads and their slots. The rest is counted as sealed.

    Args:
        hub: Its folder, or what reads its files.
        keys: What the person who verifies can open; the group's own compartment must be among it.

    Raises:
        NoHubError: It is no hub.
    """
    files = FolderFiles(hub) if isinstance(hub, Path) else hub
    stored, strays = listed(files)
    findings = Findings()
    for path in strays:
        findings.note(path, What.STRAY)
    collector = Collector(files, keys, findings)
    found = collector.collect_rest(list(collector.collect(stored)))
    if keys is not None:
        _check_meaning(found, stored, keys, findings)
    return findings.report(objects=len(stored), sealed=found.sealed)


def _check_meaning(found: Collected, stored: tuple[Stored, ...], keys: VerifyKeys, findings: Findings) -> None:
    judged = judge(found.records, keys.gid, keys.founding)
    _check_records(found, judged, keys, findings)
    check_secrets(judged, keys, findings)
    for segment in found.segments:
        check_author(segment, judged, findings)
    present = frozenset(one.path for one in stored)
    read = {segment.path for segment in found.segments} | {parcel.path for parcel in found.parcels}
    unread_tags = frozenset(one.tag for one in stored if one.path not in read and not one.is_head)
    chains = Chains(keys, logs_of(found.segments), present, unread_tags, findings)
    chains.check_logs()
    certified = _certified(judged)
    heads = HeadCheck(keys, certified, chains, findings)
    for one, body in found.heads:
        heads.check(one, body)
    chains.check_vectors()
    _check_writers(found, keys, present, certified, findings)


def _check_records(found: Collected, judged: Judged, keys: VerifyKeys, findings: Findings) -> None:
    """Report records that are not in force, by the object that carries them."""
    if found.segments and keys.founding not in judged.world.place:
        findings.consequence("o", What.NO_FOUNDATION)
    tell = {
        What.NEWER: findings.note,
        What.NO_RIGHT: findings.note,
        What.MISSING_RECORD: findings.consequence,
        What.BAD_RECORD: findings.fault,
    }
    for one, what in judged.refused.items():
        tell[what](found.records[one].carrier, what, f"record {one[:16].hex()}")


def _certified(judged: Judged) -> Mapping[bytes, bytes]:
    """Return the signing key of every device that a record certifies, in force or not: heads tell what lies there."""
    return {device: judged.keys[device] for device in judged.world.certificates}


def _check_writers(
    found: Collected, keys: VerifyKeys, present: frozenset[str], certified: Mapping[bytes, bytes], findings: Findings
) -> None:
    """Report parcels by nobody, and devices that wrote and have no head."""
    by_tag = parcel_tags(keys, certified)
    writers = {segment.header.device for segment in found.segments}
    for parcel in found.parcels:
        if parcel.tag in by_tag:
            writers.add(by_tag[parcel.tag])
        else:
            findings.consequence(parcel.path, What.WRONG_TAG)
    group_secret = keys.compartments[keys.group].tag_secret
    for device in writers:
        path = f"h/{tag_of(group_secret, HEAD, device)}"
        if path not in present:
            findings.fault(path, What.MISSING_HEAD)
