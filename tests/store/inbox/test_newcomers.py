"""A segment by somebody of whom no record tells yet, under the name of a device that is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.labels import SEGMENT
from ifodesk.changes.names import ObjectType, object_name, parse_name, tag
from ifodesk.changes.objects import Place, open_object, seal_object
from ifodesk.changes.record_parts import Role
from ifodesk.domain.entities.municipality import Unit
from ifodesk.store.keys.compartments import Compartment
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_ports import NamedBytes
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    with three(tmp_path) as made:
        yield made


def units(seat: Seat) -> list[str | None]:
    return [one.name for one in seat.open.session.records.values(Unit)]


def evas(world: World, via: Seat, seen_by: Seat) -> tuple[Seat, Compartment, bytes]:
    """Let Eva join and save; return her, the municipality's compartment as another has it, and her segment there."""
    eva = world.joins("Eva Sandberg", via, Role.CHIEF)
    eva.open.session.records.save([Write(Unit(id=eva.new_id(), name="Skolan"))], home=MUNICIPALITY)
    before = set(world.hub.objects)
    eva.round(world.hub)
    municipality = seen_by.core.compartments.find(seen_by.core.identity.municipality_compartment)
    assert municipality is not None
    meant = eva.open.parts.report.exchange.tags.meant
    (sealed,) = (
        data
        for name, data in world.hub.objects.items()
        if name not in before
        and (found := meant(parse_name(name).tag)) is not None
        and (found.kind, found.compartment.cid) == (ObjectType.SEGMENT, municipality.cid)
    )
    return eva, municipality, sealed


def named_as_of(seat: Seat, compartment: Compartment, sealed: bytes) -> NamedBytes:
    prefix = tag(compartment.tag_secret, ObjectType.SEGMENT, seat.core.identity.device)
    return NamedBytes(object_name(prefix, sealed), sealed)


def give(seat: Seat, one: NamedBytes) -> None:
    for _ in range(2):
        seat.open.parts.inbox.receive_many([one])
        seat.open.parts.inbox.settle()
    assert units(seat) == []
    assert seat.open.parts.report.alarms() == ()


def test_it_waits_for_the_record_and_counts_once_when_that_has_come(trio: tuple[World, Seat, Seat, Seat]) -> None:
    world, berit, karin, per = trio
    _, municipality, sealed = evas(world, berit, karin)
    give(karin, named_as_of(per, municipality, sealed))
    karin.again()
    world.sync(berit, karin, karin)
    assert units(karin) == ["Skolan"]
    karin.again()
    world.sync(karin)
    assert units(karin) == ["Skolan"]
    assert karin.open.parts.report.alarms() == ()


def test_what_somebody_else_signed_in_a_newcomers_name_counts_never_and_stands_in_nobodys_way(
    trio: tuple[World, Seat, Seat, Seat],
) -> None:
    world, berit, karin, per = trio
    _, municipality, sealed = evas(world, berit, karin)
    epoch = karin.core.compartments.epochs(municipality.row)[0]
    place = Place(karin.core.identity.gid, municipality.cid, ObjectType.SEGMENT)
    header, _signature, blobs = items(open_object(sealed, place, [epoch])[1])
    assert isinstance(header, bytes)
    body = encode((header, per.core.identity.signing.sign(SEGMENT, header), blobs))
    give(karin, named_as_of(per, municipality, seal_object(epoch, place, body, per.random)))
    world.sync(berit, karin, karin)
    assert units(karin) == ["Skolan"]
    assert karin.open.parts.report.alarms() == ("broken_object",)


def items(body: bytes) -> tuple[Item, ...]:
    found = decode(body)
    assert isinstance(found, tuple)
    return found
