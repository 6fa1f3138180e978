"""What stands in a set of records. Source: docs/sync-format.md section 9, "Which grants stand"."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.verify.acts import ADMIN, ALL_BUT, CHIEF, OWN, RECOVERY_HOLDER, Open
from ifodesk.verify.world import Identity, World


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds when these records count and no others."""

    world: World
    grants: int
    losses: int
    """Narrowing records."""

    def _stands(self, place: int, against: int) -> bool:
        """Return whether a grant counts, and whoever gave it knew of every loss that concerns it."""
        return bool(self.grants >> place & 1) and not self.losses & against & ~self.world.ancestors[place]

    def is_member(self, who: Identity) -> bool:
        """Return whether a person is admitted to a municipality and not removed."""
        removed = self.world.removed.get(who, 0)
        return any(self._stands(place, removed) for place in self.world.admissions.get(who, ()))

    def has_role(self, who: Identity, *roles: int) -> bool:
        """Return whether a member holds one of *roles* in the municipality."""
        removed = self.world.removed.get(who, 0)
        return self.is_member(who) and any(
            role in roles and self._stands(place, removed | self.world.revoked.get((who, role), 0))
            for place, role in self.world.roles.get(who, ())
        )

    def owners(self, device: bytes) -> frozenset[Identity]:
        """Return whose device it is: one person's, nobody's, or several people's when it has itself signed so."""
        return frozenset(
            who
            for place, who, _ in self.world.certificates.get(device, ())
            if not self.losses & self.world.retired.get((who[0], device), 0)
            and self._stands(place, self.world.removed.get(who, 0))
            and self.is_member(who)
        )

    def municipalities(self, cid: bytes) -> frozenset[bytes]:
        """Return the municipalities whose members may read a compartment; none for an unknown one."""
        belongs = self.belongs_to(cid)
        if cid in self.world.group:
            return belongs
        return frozenset[bytes]().union(*(self.joined(mid) for mid in belongs))

    def belongs_to(self, cid: bytes) -> frozenset[bytes]:
        """Return whose compartment it is, whoever is joined with them; of several, those that are still there."""
        founded = frozenset(mid for mid, founding in self.world.founded.items() if founding & self.grants)
        if cid in self.world.group:
            whole = founded if self.grants >> self.world.group[cid] & 1 else frozenset[bytes]()
            return frozenset(mid for mid in whole if not self.has_left(mid))
        if cid in self.world.municipality_of:
            return founded & {self.world.municipality_of[cid]}
        opened = self.opened(cid)
        several = frozenset(opened.municipalities) if opened else frozenset[bytes]()
        return several if len(several) == 1 else frozenset(mid for mid in several if not self.has_left(mid))

    def is_there(self, mid: bytes) -> bool:
        """Return whether a municipality is founded and has not left the group."""
        return bool(self.world.founded.get(mid, 0) & self.grants) and not self.has_left(mid)

    def has_left(self, mid: bytes) -> bool:
        """Return whether a municipality has left the group."""
        return bool(self.losses & self.world.left.get(mid, 0))

    def joined(self, mid: bytes) -> frozenset[bytes]:
        """Return a municipality with those that it is joined with."""
        others: set[bytes] = set()
        for place, mids in self.world.joins:
            parted = self.world.parted.get(self.world.records[place].hash, 0)
            if mid in mids and not self.has_left(mid) and self._stands(place, parted):
                others |= {one for one in mids if not self.has_left(one)}
        return frozenset({mid, *others})

    def vouches(self, mid: bytes, who: Identity, *, alone: bool = False) -> bool:
        """Return whether a person's signature counts in a quorum of a municipality; *alone*: without those joined."""
        if who[0] in ({mid} if alone else self.joined(mid)) and self.has_role(who, ADMIN, CHIEF, RECOVERY_HOLDER):
            return True
        helped = (mid, who[1])
        against = self.world.removed.get(helped, 0) | self.world.revoked.get((helped, RECOVERY_HOLDER), 0)
        given = self.world.roles.get(helped, ())
        return self.is_member(who) and any(
            role == RECOVERY_HOLDER and self._stands(place, against) for place, role in given
        )

    def opened(self, cid: bytes) -> Open | None:
        """Return how a restricted or own compartment was opened; None for other kinds and unknown ones."""
        counting = [place for place in self.world.opened.get(cid, ()) if self.grants >> place & 1]
        if not counting:
            return None
        act = self.world.acts[min(counting, key=lambda place: self.world.records[place].hash)]
        return act if isinstance(act, Open) else None

    def reads(self, cid: bytes, who: Identity) -> bool:
        """Return whether a member reads a compartment."""
        if who[0] not in self.municipalities(cid) or not self.is_member(who):
            return False
        opened = self.opened(cid)
        return opened is None or self._is_in(cid, opened, who)

    def _is_in(self, cid: bytes, opened: Open, who: Identity) -> bool:
        """Return whether a member is named or let in, or belongs to all but some. Who comes back is let in anew."""
        excluded, removed = self.world.excluded.get((cid, who[1]), 0), self.world.removed.get(who, 0)
        named = who[1] in opened.members
        all_but, opening = opened.mode == ALL_BUT, self.world.opened[cid]
        if all_but and not named and any(self._stands(place, excluded) for place in opening):
            return True
        grants = (*self.world.let_in.get((cid, who[1]), ()), *(opening if named and not all_but else ()))
        return any(self._stands(place, excluded | removed) for place in grants)

    def readers(self, cid: bytes) -> frozenset[Identity]:
        """Return everyone who reads a compartment."""
        return frozenset(who for who in self.world.admissions if self.reads(cid, who))

    def was_shut_out(self, cid: bytes, member: bytes) -> bool:
        """Return whether somebody has ever taken this member out of a compartment."""
        opened = self.opened(cid)
        named_out = opened is not None and opened.mode == ALL_BUT and member in opened.members
        return named_out or bool(self.losses & self.world.excluded.get((cid, member), 0))


def concerning(world: World, device: bytes, cid: bytes) -> int:
    """Return the narrowing records that concern what is written on a device in a compartment.

    Roles do not matter in a compartment of one's own.
    """
    owners = {who for _, who, _ in world.certificates.get(device, ())}
    own = any(act.kind == OWN for place in world.opened.get(cid, ()) if isinstance(act := world.acts[place], Open))
    found = 0
    for who in owners:
        found |= world.retired.get((who[0], device), 0) | world.removed.get(who, 0)
        found |= world.excluded.get((cid, who[1]), 0)
    found |= _partings(world, owners, cid)
    if not own:
        for (revoked, _), records in world.revoked.items():
            found |= records if revoked in owners else 0
    return found


def _partings(world: World, owners: set[Identity], cid: bytes) -> int:
    """Return the leavings and partings by which the owners' municipalities are out of a compartment of others."""
    everything = (1 << len(world.records)) - 1
    belongs = Standing(world, everything & ~world.narrowing, 0).belongs_to(cid)
    found = 0
    for mid in {who[0] for who in owners}:
        if mid in belongs and (len(belongs) > 1 or cid in world.group):
            found |= world.left.get(mid, 0)
        if mid not in belongs:
            for place, mids in world.joins:
                found |= world.parted.get(world.records[place].hash, 0) if mid in mids else 0
    return found
