"""Hubs written with the program's own code, for the verifier to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.control import FULL_VECTOR_EACH, Control, Opening, Reached
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.head import LogSlot, Newest, seal_head
from ifodesk.changes.ids import CompartmentId, DeviceId, EntityId, UnitId
from ifodesk.changes.keys import Owner, wrap_unit_key
from ifodesk.changes.names import ObjectType, digest_name, head_name, object_name, tag
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import CompartmentKeys, Slot, seal_parcel
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.segment import Draft, Former, Packed, UnitBlob, pack
from ifodesk.sync.folder import FolderHub
from ifodesk.verify.check import verify_hub
from ifodesk.verify.report import CompartmentKeys as AuditorsKeys
from ifodesk.verify.report import Report, VerifyKeys
from tests.changes.cast import Actor, Cast

A_NOTE = "Tallbacken"
TIME = 1_790_000_000_000 << 16


@dataclass
class Writer:
    """What a device remembers of its own writing."""

    formers: dict[CompartmentId, Former] = field(default_factory=dict)
    newest: dict[CompartmentId, Newest] = field(default_factory=dict)
    told: dict[CompartmentId, dict[DeviceId, Reached]] = field(default_factory=dict)
    parcels: list[bytes] = field(default_factory=list)
    counter: int = 0


@dataclass
class Memory:
    """What all devices remember."""

    epochs: dict[CompartmentId, list[Epoch]] = field(default_factory=dict)
    """The newest first."""
    writers: dict[DeviceId, Writer] = field(default_factory=dict)
    ends: dict[CompartmentId, dict[DeviceId, Reached]] = field(default_factory=dict)

    def newest(self, actor: Actor, cid: CompartmentId) -> Newest:
        """Return the end of an actor's log."""
        return self.writers[actor.device].newest[cid]


class PracticeHub:
    """A folder hub and the devices that write on it."""

    def __init__(self, root: Path, cast: Cast, memory: Memory | None = None) -> None:
        self.root = root
        self.cast = cast
        self.hub = FolderHub(root)
        self.hub.prepare()
        self.memory = memory or Memory()

    def on(self, root: Path) -> PracticeHub:
        """Return the same devices with a copy of their hub; what is written there is remembered there."""
        cast = replace(self.cast, records=list(self.cast.records), keys=dict(self.cast.keys))
        return PracticeHub(root, cast, deepcopy(self.memory))

    def writer(self, actor: Actor) -> Writer:
        return self.memory.writers.setdefault(actor.device, Writer())

    def epochs_of(self, cid: CompartmentId) -> list[Epoch]:
        """Return a compartment's epochs, the newest first."""
        return self.memory.epochs.setdefault(cid, [Epoch(1, self.cast.keys[cid].epoch)])

    def write(
        self,
        actor: Actor,
        cid: CompartmentId,
        *,
        records: Sequence[SignedRecord] = (),
        known: Iterable[SignedRecord] | None = None,
        texts: Sequence[str] = (A_NOTE,),
    ) -> Packed:
        """Put one more segment of the actor's log, with one unit for each of *texts*."""
        packed = self.packed(actor, cid, records=records, known=known, texts=texts)
        self.put(actor, cid, packed)
        return packed

    def packed(
        self,
        actor: Actor,
        cid: CompartmentId,
        *,
        records: Sequence[SignedRecord] = (),
        known: Iterable[SignedRecord] | None = None,
        texts: Sequence[str] = (),
    ) -> Packed:
        """Return that segment without putting it."""
        writer, rng, cast = self.writer(actor), self.cast.rng, self.cast
        former = writer.formers.get(cid)
        seq = 1 if former is None else former.seq + 1
        units = [UnitId(rng(16)) for _ in texts]
        keys = [rng(32) for _ in texts]
        owner = Owner(cast.gid, cid)
        openings = tuple(
            Opening(unit, None, 1, (), 1, wrap_unit_key(cast.keys[cid].bag, owner, unit, 1, key, rng))
            for unit, key in zip(units, keys, strict=True)
        )
        full = seq % FULL_VECTOR_EACH == 1
        told = {} if full else writer.told.get(cid, {})
        ends = {device: end for device, end in self.memory.ends.get(cid, {}).items() if told.get(device) != end}
        vector = tuple(ends[device] for device in sorted(ends))
        draft = Draft(cast.gid, cid, self.epochs_of(cid)[0], former, cast.membership(known).heads_for(cid), TIME + seq)
        return pack(
            draft,
            Control(full, vector, tuple(records), openings),
            [
                UnitBlob(unit, key, _content(index, text, rng(16)))
                for index, (unit, key, text) in enumerate(zip(units, keys, texts, strict=True))
            ],
            actor.signing,
            tag_secret=cast.keys[cid].tag,
            rng=rng,
        )

    def put(self, actor: Actor, cid: CompartmentId, packed: Packed) -> None:
        """Put a segment and remember it as the end of the log."""
        self.hub.put_new(packed.name, packed.sealed)
        writer = self.writer(actor)
        writer.formers[cid] = packed.former
        writer.newest[cid] = Newest(packed.former.seq, packed.h, packed.former.digest)
        writer.told[cid] = dict(self.memory.ends.get(cid, {}))
        self.memory.ends.setdefault(cid, {})[actor.device] = Reached(actor.device, packed.former.seq, packed.h)

    def put_parcel(self, actor: Actor, cid: CompartmentId, readers: Sequence[Actor], others: Sequence[Actor]) -> str:
        """Put a parcel with the first epoch's keys, and return its name."""
        keys, cast = self.cast.keys[cid], self.cast
        membership = cast.membership()
        contents = CompartmentKeys(
            cast.gid,
            cid,
            membership.kind(cid) or CompartmentKind.RESTRICTED,
            keys.tag,
            1,
            keys.epoch,
            1,
            keys.bag,
            membership.facts(cid).founding_record(cid) or bytes(32),
        )
        slots = [Slot(one.sealing.key_id, one.sealing.public, let_in=one in readers) for one in (*readers, *others)]
        secret = cast.keys[cast.group].tag
        sealed = seal_parcel(contents, slots, actor.signing, group_tag_secret=secret, rng=cast.rng)
        name = object_name(tag(secret, ObjectType.PARCEL, actor.device), sealed)
        self.hub.put_new(name, sealed)
        self.writer(actor).parcels.insert(0, digest_name(sealed))
        return name

    def put_head(self, actor: Actor) -> str:
        """Put the actor's head, telling the ends of all its logs, and return its name."""
        writer, cast = self.writer(actor), self.cast
        writer.counter += 1
        data = seal_head(
            (cast.gid, cast.group),
            self.epochs_of(cast.group)[0],
            [LogSlot(cid, self.epochs_of(cid)[0].secret, newest) for cid, newest in writer.newest.items()],
            writer.parcels,
            actor.signing,
            counter=writer.counter,
            time=TIME,
            rng=cast.rng,
        )
        name = head_name(tag(cast.keys[cast.group].tag, ObjectType.HEAD, actor.device))
        self.hub.put_head(name, data)
        return name

    def auditor(self, *cids: CompartmentId) -> VerifyKeys:
        """Return the keys of these compartments, of all when none is named."""
        cast = self.cast
        wanted = {*cids, cast.group} if cids else set(cast.keys)
        return VerifyKeys(
            cast.gid,
            cast.founding,
            cast.group,
            {
                cid: AuditorsKeys(cast.keys[cid].tag, tuple((one.number, one.secret) for one in self.epochs_of(cid)))
                for cid in wanted
            },
        )

    def report(self) -> Report:
        """Return what the verifier says with all keys."""
        return verify_hub(self.root, self.auditor())

    def path(self, name: str) -> str:
        """Return where an object lies below the hub."""
        return name if name.startswith("h/") else f"o/{name[2:4]}/{name[2:]}"

    def file(self, name: str) -> Path:
        """Return the file of an object."""
        return self.root / self.path(name)


def _content(first_idx: int, text: str, entity: bytes) -> UnitContent:
    row = Assertion(first_idx, first_idx + 1, EntityId(entity), 1, 1, None, text, (), None)
    return UnitContent(first_idx, (ChangeStamp(first_idx + 1, TIME),), (row,))
