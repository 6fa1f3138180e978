"""What every part of an open store works with: one database, one catalog, one set of caches."""

from __future__ import annotations

from collections.abc import Sequence as Several
from dataclasses import dataclass

from ifodesk.changes.ids import Rng
from ifodesk.store.catalog import Catalog
from ifodesk.store.cells.cells import Cells
from ifodesk.store.cells.siblings import Siblings
from ifodesk.store.clock import HybridClock
from ifodesk.store.database import Database
from ifodesk.store.entities import Entities
from ifodesk.store.identity import Identity
from ifodesk.store.keys.compartments import Compartments
from ifodesk.store.keys.settings import Settings
from ifodesk.store.keys.units import Units
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.projection.projection import Companion, Projection
from ifodesk.store.sequence import Sequence
from ifodesk.usecases.ports import Clock


@dataclass(frozen=True, slots=True, repr=False)
class Core:
    """Shared by records, inbox, outbox and the rest."""

    database: Database
    catalog: Catalog
    identity: Identity
    rng: Rng
    wrapping: Wrapping
    settings: Settings
    clock: HybridClock
    sequence: Sequence
    compartments: Compartments
    units: Units
    entities: Entities
    cells: Cells
    projection: Projection


def build_core(
    database: Database,
    wrapping: Wrapping,
    identity: Identity,
    *,
    catalog: Catalog,
    clock: Clock,
    rng: Rng,
    companions: Several[Companion] = (),
) -> Core:
    """Return the parts, joined."""
    compartments = Compartments(database, wrapping)
    cells = Cells(database, catalog, Siblings(database, identity.device))
    return Core(
        database,
        catalog,
        identity,
        rng,
        wrapping,
        Settings(database),
        HybridClock(database, clock),
        Sequence(database),
        compartments,
        Units(database, wrapping, compartments, rng),
        Entities(database),
        cells,
        Projection(database, catalog, cells, compartments.kind, companions),
    )
