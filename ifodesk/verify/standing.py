"""What stands in a set of records. Source: docs/sync-format.md section 9, "Which grants stand"."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.verify.acts import ALL_BUT, OWN, Open
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
        founded = frozenset(mid for mid, founding in self.world.founded.items() if founding & self.grants)
        if cid in self.world.group:
            return founded if self.grants >> self.world.group[cid] & 1 else frozenset()
        if cid in self.world.municipality_of:
            return founded & {self.world.municipality_of[cid]}
        opened = self.opened(cid)
        return frozenset(opened.municipalities) if opened else frozenset()

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
    if not own:
        for (revoked, _), records in world.revoked.items():
            found |= records if revoked in owners else 0
    return found
