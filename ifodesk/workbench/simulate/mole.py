"""A member who signs and seals what no honest program would."""

from __future__ import annotations

from dataclasses import dataclass, field

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import encode
from ifodesk.changes.control import Control
from ifodesk.changes.head import LogSlot, Newest, seal_head
from ifodesk.changes.ids import CompartmentId, Ref
from ifodesk.changes.ids import EntityId as LogEntity
from ifodesk.changes.names import ObjectType, digest_name, object_name, tag
from ifodesk.changes.objects import Place, seal_object
from ifodesk.changes.segment import Draft, Former, UnitBlob, pack
from ifodesk.domain.declare import spec_of
from ifodesk.domain.entities.sip import Goal
from ifodesk.store.keys.compartments import Compartment
from ifodesk.workbench.simulate.cast import Cast
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.model import CaseModel

_TEXT_FIELD = 2
_UNHEARD_OF = b"\xff" * 16


@dataclass(slots=True)
class Mole:
    """Works with the keys of one device, whose own vault writes no more. Its case must be read by others too."""

    device: Device
    cast: Cast
    formers: dict[CompartmentId, Former] = field(default_factory=dict)
    counter: int = 1 << 20

    def supersede(self) -> bool:
        """Claim to take the place of every value of a case, from another cell, and of values yet to come."""
        case = self._case()
        if case is None:
            return False
        targets = self._standing(case)
        guessed: list[Ref] = [(_UNHEARD_OF, number) for number in range(4)]
        self._send(case, tuple(sorted({*targets[:40], *guessed})))
        return True

    def garbage(self) -> bool:
        """Seal bytes that are not of the format, under a name that is right, and list them nowhere and everywhere."""
        case = self._case()
        if case is None:
            return False
        core, compartment = self.device.open.parts.core, self._compartment(case)
        epoch = core.compartments.epochs(compartment.row)[0]
        place = Place(core.identity.gid, compartment.cid, ObjectType.SEGMENT)
        body = encode((b"no header", b"no signature" * 6, (self.device.random(64),)))
        sealed = seal_object(epoch, place, body, self.device.random)
        name = object_name(tag(compartment.tag_secret, ObjectType.SEGMENT, core.identity.device), sealed)
        self.cast.hub.put_new(name, sealed)
        former = self.formers.get(compartment.cid) or self._former(compartment)
        seq = 1 if former is None else former.seq + 1
        self._head(compartment, Newest(seq, self.device.random(16), digest_name(sealed)))
        return True

    def _case(self) -> CaseModel | None:
        found = [one for one in self.cast.model.cases if self.device.me in one.readers and len(one.readers) > 1]
        held = [one for one in found if self._holds_rows(one)]
        return held[-1] if held else None

    def _holds_rows(self, case: CaseModel) -> bool:
        """Return whether anything of a case has come: its keys may be here before its first segment."""
        core = self.device.open.parts.core
        compartment = core.compartments.find(CompartmentId(case.cid))
        return compartment is not None and any(True for _ in core.cells.rows_of(compartment.row))

    def _compartment(self, case: CaseModel) -> Compartment:
        compartment = self.device.open.parts.core.compartments.find(CompartmentId(case.cid))
        if compartment is None:
            raise LookupError(case.cid.hex())
        return compartment

    def _standing(self, case: CaseModel) -> list[Ref]:
        """Return the references of what others wrote in a case."""
        exchange, compartment = self.device.open.parts.report.exchange, self._compartment(case)
        return [
            (stored.h, number)
            for stored in exchange.segments.all_of(compartment.row)
            if exchange.devices.device_id(stored.device) != exchange.core.identity.device
            for number in range(3)
        ]

    def _send(self, case: CaseModel, supersedes: tuple[Ref, ...]) -> None:
        """Pack a goal of its own, in the common unit of the case, whose text supersedes what is not its cell's."""
        core, compartment = self.device.open.parts.core, self._compartment(case)
        info = core.entities.at({row.entity for row in core.cells.rows_of(compartment.row)})
        unit = min(one.unit for one in info.values())
        stamp = ChangeStamp(1, core.clock.next(), 1)
        goal = LogEntity(self.device.random.entity())
        row = Assertion(0, 1, goal, spec_of(Goal).code, _TEXT_FIELD, None, "mullvad", supersedes, None)
        content = UnitContent(0, (stamp,), (row,))
        former = self.formers.get(compartment.cid) or self._former(compartment)
        heads = self.device.open.parts.book.membership.heads_for(compartment.cid)
        epoch = core.compartments.epochs(compartment.row)[0]
        draft = Draft(core.identity.gid, compartment.cid, epoch, former, heads, core.clock.next())
        blob = UnitBlob(core.units.unit_id(unit), core.units.keys(unit)[0], content)
        packed = pack(
            draft,
            Control(vector_full=True),
            [blob],
            core.identity.signing,
            tag_secret=compartment.tag_secret,
            rng=self.device.random,
        )
        self.formers[compartment.cid] = packed.former
        self.cast.hub.put_new(packed.name, packed.sealed)
        self._head(compartment, Newest(packed.former.seq, packed.h, packed.former.digest))

    def _former(self, compartment: Compartment) -> Former | None:
        exchange = self.device.open.parts.report.exchange
        return exchange.segments.log(compartment.row, exchange.devices.row(exchange.core.identity.device)).tail

    def _head(self, compartment: Compartment, newest: Newest) -> None:
        """Lay a head on the hub that names only this."""
        parts = self.device.open.parts
        core, tags = parts.core, parts.report.exchange.tags
        group = core.compartments.find(core.identity.group_compartment)
        if group is None:
            return
        self.counter += 1
        epoch = core.compartments.epochs(compartment.row)[0]
        sealed = seal_head(
            (core.identity.gid, group.cid),
            core.compartments.epochs(group.row)[0],
            [LogSlot(compartment.cid, epoch.secret, newest)],
            [],
            core.identity.signing,
            counter=self.counter,
            time=core.clock.next(),
            rng=self.device.random,
        )
        self.cast.hub.put_head(tags.head(core.identity.device), sealed)
