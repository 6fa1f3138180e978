"""Both figures of `match` are measured."""

from __future__ import annotations

import pytest

from ifodesk.workbench.bench.registry import measure
from ifodesk.workbench.bench.sizes import Sizes


@pytest.mark.slow
def test_a_need_is_matched_alone_and_several_together() -> None:
    alone, together = measure(["match"], Sizes(homes=40, needs=2, rounds=1))
    assert (alone.name, alone.unit) == ("match", "ms of processor time, one need, 40 homes, every answer in words")
    assert together.unit == "s of processor time, 2 needs jointly, 4 homes, siblings both ways"
    assert alone.value > 0
    assert together.value > 0
