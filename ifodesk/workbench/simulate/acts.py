"""Acts of membership that a plot needs, signed by the real book of records."""

from __future__ import annotations

from ifodesk.changes.ids import CompartmentId as LogCompartment
from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.changes.payloads import RemoveMember, SetRole
from ifodesk.changes.record_parts import Cut, Role
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.errors import IfodeskError
from ifodesk.workbench.simulate.device import Device


def remove(chief: Device, member: MemberId) -> None:
    """Let a chief take a person out of the group, with the cuts that the group's and municipality's logs pin."""
    parts = chief.open.parts
    payload = RemoveMember(LogMember(member), _cuts(chief, member))
    with parts.core.database.durable():
        parts.book.sign(parts.core.identity.municipality, payload)


def set_role(chief: Device, member: MemberId, *, granted: bool) -> None:
    """Let a chief give a person the role of caseworker, or take it away."""
    parts = chief.open.parts
    cuts = () if granted else _cuts(chief, member)
    with parts.core.database.durable():
        payload = SetRole(LogMember(member), Role.CASEWORKER, granted=granted, ends=None, cuts=cuts)
        parts.book.sign(parts.core.identity.municipality, payload)


def exclude(device: Device, case: EntityId, member: MemberId) -> bool:
    """Let a reader shut another one out of a case; return whether that was allowed."""
    try:
        device.open.session.readers.exclude(case, member)
    except IfodeskError:
        return False
    return True


def _cuts(chief: Device, member: MemberId) -> tuple[Cut, ...]:
    """Return the cuts after what the chief holds, in the compartments that everybody knows of."""
    parts = chief.open.parts
    identity, membership = parts.core.identity, parts.book.membership
    devices = [one.device for one in membership.devices_of(LogMember(member))]
    cids = (identity.group_compartment, identity.municipality_compartment)
    found = [parts.core.compartments.find(LogCompartment(cid)) for cid in cids]
    cuts = [parts.sealing.last_of(one, device) for one in found if one is not None for device in devices]
    return tuple(sorted(cuts, key=lambda cut: (cut.device, cut.cid)))
