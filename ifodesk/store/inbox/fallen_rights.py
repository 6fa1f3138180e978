"""Whom the records would give other rights, did those count that do not."""

from __future__ import annotations

from collections.abc import Collection

from ifodesk.changes.ids import DeviceId
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import JoinMunicipalities, PartMunicipalities, SetPolicy, SetRole
from ifodesk.changes.verdict import State


def with_fallen_rights(membership: Membership) -> Collection[DeviceId]:
    """Return the devices of people whose roles a record that does not count speaks of; all where it is the table."""
    wide = membership.wide
    fallen = [record.payload for record in wide.dag.records if wide.states[record.hash].state is not State.APPLIED]
    certificates = wide.index.certificates
    if any(isinstance(one, SetPolicy | JoinMunicipalities | PartMunicipalities) for one in fallen):
        return tuple(certificates)
    whose = {one.member for one in fallen if isinstance(one, SetRole)}
    return tuple(device for device, found in certificates.items() if any(one.owner.member in whose for one in found))
