"""Whose signatures a proposal still lacks, found by asking the rules themselves: would it stand if they had signed?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ifodesk.changes.ids import DeviceId, MunicipalityId
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import JoinMunicipalities, PartMunicipalities
from ifodesk.changes.record_parts import Role
from ifodesk.changes.records import Record
from ifodesk.changes.signing_rights import vouchers
from ifodesk.domain.ids import MemberId
from ifodesk.store.members.acting import Acting
from ifodesk.usecases.group_ports import Lacking


def lacking(acting: Acting, record: Record) -> tuple[Lacking, ...]:
    """Return whose signatures would put a proposal in force, each part needed; empty when nobody's would.

    Who came after the proposal was made is not named: the rules do not count that signature. It takes as many
    questions to the rules as there are people who could sign, times the missing signatures.
    """
    signed = set(acting.signers(record.hash))
    able = {who: device for who, device in _candidates(acting, record).items() if who not in signed}
    membership = acting.book.membership

    def stands(people: Iterable[LogMember]) -> bool:
        return membership.would_stand_with(record.hash, [able[who] for who in people])

    if not stands(able):
        return ()
    needed = list(able)
    for who in able:
        without = [one for one in needed if one != who]
        if stands(without):
            needed = without
    slots = [{who, *_instead(able, needed, who, stands)} for who in needed]
    return tuple(Lacking(tuple(MemberId(one) for one in sorted(people)), count) for people, count in _merged(slots))


def _instead(
    able: Mapping[LogMember, DeviceId],
    needed: list[LogMember],
    who: LogMember,
    stands: Callable[[Iterable[LogMember]], bool],
) -> list[LogMember]:
    """Return those whose signature would do as well as that of *who*, one of the *needed*."""
    rest = [one for one in needed if one != who]
    return [other for other in able if other not in needed and stands([*rest, other])]


def _merged(slots: list[set[LogMember]]) -> list[tuple[set[LogMember], int]]:
    """Return the slots with those that share somebody taken together, and how many signatures each takes."""
    merged: list[tuple[set[LogMember], int]] = []
    for slot in slots:
        near = [one for one in merged if one[0] & slot]
        merged = [one for one in merged if not one[0] & slot]
        merged.append((slot.union(*(people for people, _ in near)), 1 + sum(count for _, count in near)))
    return merged


def _candidates(acting: Acting, record: Record) -> dict[LogMember, DeviceId]:
    """Return those whose signature may count where the record is about, each with a device that stands."""
    membership, mids = acting.book.membership, _about(acting, record)
    view = membership.view()
    deputies = {one.member for one in view.index.admits if one.mid in mids and Role.DEPUTY_CHIEF in view.roles(one)}
    people = sorted(vouchers(view, mids) | deputies)
    devices = {who: membership.devices_of(who) for who in people}
    return {who: held[0].device for who, held in devices.items() if held}


def _about(acting: Acting, record: Record) -> tuple[MunicipalityId, ...]:
    match record.payload:
        case JoinMunicipalities(mids):
            return tuple(mids)
        case PartMunicipalities(join):
            index, records = acting.book.membership.index, acting.book.membership.dag.records
            return tuple(mid for at, mids in index.joins if records[at].hash == join for mid in mids)
        case _ if record.log == acting.identity.gid:
            return tuple(acting.book.membership.view().municipalities())
        case _:
            return (MunicipalityId(record.log),)
