"""A round with nothing new asks the hub once."""

from __future__ import annotations

from pathlib import Path

from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.children import Children
from ifodesk.workbench.bench.sizes import Sizes
from ifodesk.workbench.bench.sync_rounds import sync


def test_a_round_with_nothing_new_is_one_listing(tmp_path: Path) -> None:
    (figure,) = sync(Bench(tmp_path, Sizes(), Children(tmp_path)))
    assert (figure.value, figure.limit, figure.holds) == (1, 1, True)
