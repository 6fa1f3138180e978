"""The projection dropped and made anew: after the declarations have changed, or to prove what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ifodesk.store.core import Core
from ifodesk.store.projection.projection import Companion
from ifodesk.usecases.ports import Progress

_MARK: Final = "projection"


def version_of(core: Core, companions: Sequence[Companion]) -> bytes:
    """Return what the tables of this program are made from."""
    return core.catalog.hash + b"".join(one.version.encode() for one in companions)


def ensure_projection(
    core: Core, companions: Sequence[Companion], progress: Callable[[Progress], None] = lambda _: None
) -> None:
    """Rebuild the projection when the program that made it declared other things."""
    if core.settings.octets(_MARK) != version_of(core, companions):
        rebuild(core, companions, progress)


def rebuild(core: Core, companions: Sequence[Companion], progress: Callable[[Progress], None] = lambda _: None) -> None:
    """Make every table anew from the accepted assertions, whole or not at all.

    The cells are folded anew too: fields that the former program did not know merge by their kind from now on.
    """
    with core.database.durable():
        core.projection.make()
        compartments = core.compartments.all()
        for done, compartment in enumerate(compartments):
            progress(Progress(done, len(compartments), "rebuild"))
            infos = core.entities.of_compartment(compartment.row)
            rows = core.cells.rows_of(compartment.row)
            core.cells.refold(rows, infos)
            core.projection.write_anew(infos.values(), rows)
        core.settings.set(_MARK, version_of(core, companions))
