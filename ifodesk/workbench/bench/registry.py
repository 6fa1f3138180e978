"""Every measurement by name, and running them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from ifodesk.workbench.bench.asi import asi
from ifodesk.workbench.bench.bench import Bench, Measurement
from ifodesk.workbench.bench.children import Children
from ifodesk.workbench.bench.cold import cold
from ifodesk.workbench.bench.exchange import apply, author
from ifodesk.workbench.bench.figure import Figure
from ifodesk.workbench.bench.jav import jav, names
from ifodesk.workbench.bench.match import matching
from ifodesk.workbench.bench.search import search
from ifodesk.workbench.bench.shipped import bundle
from ifodesk.workbench.bench.sip import sip
from ifodesk.workbench.bench.sizes import Sizes
from ifodesk.workbench.bench.sync_rounds import removal, sync
from ifodesk.workbench.bench.windows import listing, memory, start, unlock

FIGURES: Final[Mapping[str, Measurement]] = MappingProxyType(
    {
        "apply": apply,
        "author": author,
        "start": start,
        "unlock": unlock,
        "search": search,
        "list": listing,
        "memory": memory,
        "sync": sync,
        "removal": removal,
        "cold": cold,
        "sip": sip,
        "asi": asi,
        "match": matching,
        "jav": jav,
        "names": names,
        "bundle": bundle,
    }
)
"""In the order in which they are measured."""


def measure(names: Sequence[str] = (), sizes: Sizes | None = None) -> Iterator[Figure]:
    """Measure one name after the other and yield each figure as soon as it is known.

    Args:
        names: Keys of `FIGURES`; all of them when empty.
        sizes: How much to measure; as in DESIGN section 8 when missing.

    Raises:
        KeyError: A name that does not exist.
        WorldError: bench_child_failed.
    """
    chosen = [FIGURES[name] for name in names or FIGURES]
    with TemporaryDirectory(prefix="ifodesk-bench-") as folder:
        around = Path(folder) / "surroundings"
        around.mkdir()
        bench = Bench(Path(folder), sizes or Sizes(), Children(around))
        for measurement in chosen:
            yield from measurement(bench)
