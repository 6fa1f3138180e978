"""Acts of a whole municipality: the policy, joining and parting, leaving the group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.dag import bits
from ifodesk.changes.ids import MunicipalityId
from ifodesk.changes.payloads import (
    JoinMunicipalities,
    LeaveGroup,
    PartMunicipalities,
    Payload,
    SetPolicy,
)
from ifodesk.domain.rights import RightsTables
from ifodesk.store.members.acting import Acting, Same
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError

MOST: Final = 9
"""No municipality has more people who would sign."""


@final
@dataclass(frozen=True, slots=True)
class WholeGroup:
    """Each act returns None when it is in force, else the hash of the proposal. Inside a transaction of the caller."""

    acting: Acting
    rights: RightsTables

    def quorum(self) -> int:
        """Return how many people sign a weighty act: what the next one is judged by."""
        view = self.acting.book.membership.view()
        policies = sum(1 << at for at in view.index.policies if view.grants >> at & 1)
        payloads = (view.dag.records[at].payload for at in bits(view.dag.heads(policies)))
        return max((one.quorum for one in payloads if isinstance(one, SetPolicy)), default=1)

    def set_quorum(self, count: int) -> bytes | None:
        """Write a policy that differs in nothing but the quorum. Raises ``RuleError`` not_a_quorum."""
        membership, gid = self.acting.book.membership, self.acting.identity.gid
        rights = membership.rights_hash()
        if not 1 <= count <= MOST or rights is None:
            raise RuleError(Refusal.NOT_A_QUORUM)
        policy = SetPolicy(rights, membership.least_version(), count)
        return self.acting.act(gid, policy, lambda payload: payload == policy)

    def rights_are_newest(self) -> bool:
        """Return whether the group names the newest table of rights that this program knows, or an unknown one."""
        known = list(self.rights.tables)
        named = self.acting.book.membership.rights_hash()
        return named is None or named not in known or named == known[-1]

    def use_newest_rights(self) -> bytes | None:
        """Write a policy that differs in nothing but the table of rights. Raises ``RuleError`` rights_are_newest."""
        if self.rights_are_newest():
            raise RuleError(Refusal.RIGHTS_ARE_NEWEST)
        policy = SetPolicy(self.rights.newest, self.acting.book.membership.least_version(), self.quorum())
        return self.acting.act(self.acting.identity.gid, policy, lambda payload: payload == policy)

    def changes_nothing(self, policy: SetPolicy) -> bool:
        """Return whether a policy that was proposed is in force already, or would bring an older table back."""
        named, known = self.acting.book.membership.rights_hash(), list(self.rights.tables)
        if policy.rights == named:
            return policy.quorum == self.quorum()
        return policy.rights in known and named in known and known.index(policy.rights) < known.index(named)

    def joined(self) -> frozenset[MunicipalityId]:
        """Return the municipalities that one's own is joined with."""
        mine = self.acting.identity.municipality
        return self.acting.book.membership.view().joined(mine) - {mine}

    def join(self, other: MunicipalityId, decision: str) -> bytes | None:
        """Join one's own municipality with another."""
        mids = tuple(sorted((self.acting.identity.municipality, other)))

        def same(payload: Payload) -> bool:
            return isinstance(payload, JoinMunicipalities) and payload.municipalities == mids

        return self.acting.act(self.acting.identity.gid, JoinMunicipalities(mids, decision), same)

    def part(self, other: MunicipalityId) -> bytes | None:
        """Take back every joining with another municipality. Raises ``RuleError`` not_joined."""
        membership, mine = self.acting.book.membership, self.acting.identity.municipality
        if other not in self.joined():
            raise RuleError(Refusal.NOT_JOINED)
        view, waiting = membership.view(), None
        joinings = [at for at, mids in view.index.joins if {mine, other} <= mids and view.joining_stands(at)]
        devices = [one.device for mid in (mine, other) for one in membership.devices_of_municipality(mid)]
        for at in joinings:
            join = view.dag.records[at].hash
            payload = PartMunicipalities(join, self.acting.cuts_of(devices))
            found = self.acting.act(self.acting.identity.gid, payload, _parts(join))
            waiting = found or waiting
        return waiting

    def leave(self) -> bytes | None:
        """Take one's own municipality out of the group."""
        mine = self.acting.identity.municipality
        devices = [one.device for one in self.acting.book.membership.devices_of_municipality(mine)]
        own = self.acting.identity.municipality_compartment
        cuts = tuple(cut for cut in self.acting.cuts_of(devices) if cut.cid != own)
        return self.acting.act(mine, LeaveGroup(cuts), lambda payload: isinstance(payload, LeaveGroup))


def _parts(join: bytes) -> Same:
    def same(payload: Payload) -> bool:
        return isinstance(payload, PartMunicipalities) and payload.join == join

    return same
