"""What a device holds: what it shows, what it applied, and what it keeps aside for people to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ifodesk.changes.errors import ChangesError
from ifodesk.changes.names import ObjectType, parse_name
from ifodesk.changes.segment import open_unit
from ifodesk.domain.entities.case import Case, Note, Party
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import CompartmentId, EntityId
from ifodesk.store.inbox.arrivals import Arrival, Opening
from ifodesk.sync.names import max_bytes
from ifodesk.workbench.simulate.device import Device
from ifodesk.workbench.simulate.hubs import Store
from ifodesk.workbench.simulate.model import tombstone


@dataclass(frozen=True, slots=True)
class Holding:
    """All texts of one device at one moment."""

    cases: frozenset[EntityId]
    visible: frozenset[str]
    """On a screen, or among the values of a "ni skrev olika"."""
    applied: frozenset[str]
    """Visible, or replaced by what is; deletions too."""
    aside: frozenset[str]
    """Readable in what was held back."""
    unsent: int
    """Saves that wait to be sent."""


def holding(device: Device) -> Holding:
    """Return what *device* holds."""
    records, log = device.open.session.records, device.open.session.log
    cases = frozenset(seen.value.id for seen in records.all(Case))
    shown: set[object] = set()
    shown.update(seen.value.name for seen in records.all(Party))
    shown.update(seen.value.own_words for seen in records.all(InternalSip))
    shown.update(seen.value.text for seen in records.all(Note))
    for goal in records.all(Goal):
        shown.update((goal.value.text, goal.value.baseline))
    for conflict in log.conflicts():
        shown.update(option.value for option in conflict.options)
    return Holding(
        cases,
        frozenset(text for text in shown if isinstance(text, str)),
        frozenset(_applied(device)),
        frozenset(_aside(device)),
        len(device.open.session.sync.state().waiting),
    )


def _applied(device: Device) -> Iterator[str]:
    core = device.open.parts.core
    for compartment in core.compartments.all():
        infos = core.entities.of_compartment(compartment.row)
        for row in core.cells.rows_of(compartment.row):
            if isinstance(row.value, str):
                yield row.value
            if row.field == 0 and row.names is not None:
                yield tombstone(infos[row.entity].entity)


def _aside(device: Device) -> Iterator[str]:
    """Yield what stands in segments and blobs that were not applied, as far as the keys are here."""
    exchange = device.open.parts.report.exchange
    opening = Opening(exchange)
    blobs = {segment for (segment,) in exchange.core.database.rows("SELECT DISTINCT segment FROM blob WHERE state > 1")}
    for compartment in exchange.core.compartments.all():
        for stored in exchange.segments.all_of(compartment.row):
            if stored.state > 1 or stored.id in blobs:
                try:
                    arrival = opening.again(compartment, stored)
                except ChangesError:
                    continue
                yield from _content(device, arrival)


def lying(device: Device, hub: Store, cid: CompartmentId) -> frozenset[str]:
    """Return the texts of a compartment that lie on the hub, as far as a device has the keys."""
    exchange = device.open.parts.report.exchange
    opening, found = Opening(exchange), set[str]()
    for name in hub.objects():
        meant = exchange.tags.meant(parse_name(name).tag)
        if meant is not None and bytes(meant.compartment.cid) == bytes(cid) and meant.kind is ObjectType.SEGMENT:
            try:
                found.update(_content(device, opening.open(meant.compartment, hub.folder.get(name, max_bytes(name)))))
            except ChangesError:
                continue
    return frozenset(found)


def _content(device: Device, arrival: Arrival) -> Iterator[str]:
    units = device.open.parts.core.units
    for blob in arrival.units:
        keys: Iterable[bytes] = units.keys(units.row(arrival.compartment.row, blob.unit))
        try:
            content = open_unit(arrival.segment.header, blob, keys)
        except ChangesError:
            continue
        for one in content.rows:
            if isinstance(one.value, str):
                yield one.value
            if one.field == 0:
                yield tombstone(one.entity)
