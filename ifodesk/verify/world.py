"""All records that can be judged, in order, and who is given and who loses what. Source: docs/sync-format.md section 9.

Sets of records are whole numbers, one bit a record: unions, ancestors and paths through the history are then single
operations, however long it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ifodesk.verify.acts import (
    COMPARTMENT,
    Act,
    Admit,
    Certify,
    ChangeRole,
    Epoch,
    Exclude,
    FoundGroup,
    FoundMunicipality,
    LetIn,
    Open,
    PinCut,
    Remove,
    Retire,
    Secrets,
    cuts_of,
    is_narrowing,
    log_kind,
)
from ifodesk.verify.group_acts import Join, Leave, Part, Policy
from ifodesk.verify.records import Certificate, Cut, Record

Identity: TypeAlias = tuple[bytes, bytes]
"""A municipality and a member of it."""


class World:
    """Records behind their ancestors, and an index of what they say. What of it counts is for `standing` to say."""

    def __init__(self, records: Iterable[tuple[Record, Act]]) -> None:
        """Take in *records*, each behind its ancestors, all of which are there."""
        self.records: list[Record] = []
        self.acts: list[Act] = []
        self.place: dict[bytes, int] = {}
        self.ancestors: list[int] = []
        """By place: the set of a record's ancestors, without itself."""
        self.narrowing = 0
        self.narrowed_after: list[int] = []
        """By place: the narrowing records that are a record's descendants."""
        self.logs: dict[bytes, int] = defaultdict(int)
        """The records of each compartment's log."""
        self.group: dict[bytes, int] = {}
        """By the group compartment's id: the founding record."""
        self.founders: list[tuple[int, FoundGroup]] = []
        self.beginnings: dict[bytes, list[tuple[int, Secrets]]] = defaultdict(list)
        """By compartment: the commitments that it begins with."""
        self.turns: dict[bytes, list[tuple[int, Secrets]]] = defaultdict(list)
        """By compartment: those of later epochs."""
        self.founded: dict[bytes, int] = defaultdict(int)
        """By municipality: its founding records."""
        self.municipality_of: dict[bytes, bytes] = {}
        """By a municipality compartment's id."""
        self.admissions: dict[Identity, list[int]] = defaultdict(list)
        self.user_keys: dict[Identity, list[tuple[int, bytes]]] = defaultdict(list)
        self.policies: list[tuple[int, int]] = []
        """Place and quorum."""
        self.joins: list[tuple[int, frozenset[bytes]]] = []
        """Place, and the municipalities joined."""
        self.parted: dict[bytes, int] = defaultdict(int)
        """By hash of the joining."""
        self.left: dict[bytes, int] = defaultdict(int)
        """By municipality."""
        self.roles: dict[Identity, list[tuple[int, int]]] = defaultdict(list)
        """Place and role."""
        self.certificates: dict[bytes, list[tuple[int, Identity, Certificate]]] = defaultdict(list)
        """By device."""
        self.opened: dict[bytes, list[int]] = defaultdict(list)
        """By compartment."""
        self.let_in: dict[tuple[bytes, bytes], list[int]] = defaultdict(list)
        """By compartment and member."""
        self.removed: dict[Identity, int] = defaultdict(int)
        self.revoked: dict[tuple[Identity, int], int] = defaultdict(int)
        self.retired: dict[tuple[bytes, bytes], int] = defaultdict(int)
        """By municipality and device."""
        self.excluded: dict[tuple[bytes, bytes], int] = defaultdict(int)
        """By compartment and member."""
        self.pinned: dict[tuple[bytes, bytes, bytes], list[tuple[int, Cut]]] = defaultdict(list)
        """By narrowing record, device and compartment: who pinned it, and the cut."""
        for record, act in records:
            self._add(record, act)

    def closure(self, hashes: Iterable[bytes]) -> int:
        """Return the set of these records and all their ancestors."""
        found = 0
        for one in hashes:
            place = self.place[one]
            found |= 1 << place | self.ancestors[place]
        return found

    def _add(self, record: Record, act: Act) -> None:
        place = len(self.records)
        self.ancestors.append(self.closure(record.prevs))
        self.place[record.hash] = place
        self.records.append(record)
        self.acts.append(act)
        self.narrowed_after.append(0)
        if is_narrowing(act):
            self.narrowing |= 1 << place
            for earlier in places(self.ancestors[place]):
                self.narrowed_after[earlier] |= 1 << place
        narrowed = act.narrowing if isinstance(act, PinCut) else record.hash
        for cut in cuts_of(act):
            self.pinned[narrowed, cut.device, cut.cid].append((place, cut))
        if log_kind(act) == COMPARTMENT:
            self.logs[record.log] |= 1 << place
        if isinstance(act, Epoch):
            self.turns[record.log].append((place, act.secrets))
        self._index_founding(place, act)
        self._index_grant(place, record.log, act)
        self._index_loss(place, record.log, act)
        self._index_group(place, record.log, act)

    def _index_founding(self, place: int, act: Act) -> None:
        if isinstance(act, FoundGroup | FoundMunicipality | Open):
            self.beginnings[act.cid].append((place, act.secrets))
        if isinstance(act, FoundGroup):
            self.group[act.cid] = place
            self.founders.append((place, act))
        elif isinstance(act, FoundMunicipality):
            self.founded[act.municipality] |= 1 << place
            self.municipality_of[act.cid] = act.municipality
            for role in act.roles:
                self.roles[act.municipality, act.person.member].append((place, role))
        elif isinstance(act, Open):
            self.opened[act.cid].append(place)

    def _index_grant(self, place: int, log: bytes, act: Act) -> None:
        if isinstance(act, FoundMunicipality | Admit):
            self.admissions[log, act.person.member].append(place)
            self.user_keys[log, act.person.member].append((place, act.person.user_key))
        if isinstance(act, FoundMunicipality | Certify):
            self.certificates[act.device.device].append((place, (log, act.device.member), act.device))
        if isinstance(act, ChangeRole) and act.granted:
            self.roles[log, act.member].append((place, act.role))
        if isinstance(act, LetIn):
            for member in act.members:
                self.let_in[log, member].append(place)

    def _index_group(self, place: int, log: bytes, act: Act) -> None:
        if isinstance(act, Policy):
            self.policies.append((place, act.quorum))
        elif isinstance(act, Join):
            self.joins.append((place, frozenset(act.municipalities)))
        elif isinstance(act, Part):
            self.parted[act.join] |= 1 << place
        elif isinstance(act, Leave):
            self.left[log] |= 1 << place

    def _index_loss(self, place: int, log: bytes, act: Act) -> None:
        if isinstance(act, Remove):
            self.removed[log, act.member] |= 1 << place
        elif isinstance(act, Retire):
            self.retired[log, act.device] |= 1 << place
        elif isinstance(act, ChangeRole) and not act.granted:
            self.revoked[(log, act.member), act.role] |= 1 << place
        elif isinstance(act, Exclude):
            for member in act.members:
                self.excluded[log, member] |= 1 << place


def places(records: int) -> Iterator[int]:
    """Give the places of the records in a set, in order."""
    while records:
        lowest = records & -records
        yield lowest.bit_length() - 1
        records ^= lowest
