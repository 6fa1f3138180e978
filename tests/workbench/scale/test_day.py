"""A working day of a small group, and how groups grow."""

from __future__ import annotations

from pathlib import Path

import pytest

from ifodesk.workbench.scale.day import ROUNDS, Share, working_day
from ifodesk.workbench.scale.growing import growing


@pytest.mark.slow
def test_a_day_of_two_asks_once_a_round_and_carries_what_was_written(tmp_path: Path) -> None:
    share = working_day(2, tmp_path)
    assert (share.devices, share.municipalities) == (2, 1)
    assert share.requests > ROUNDS
    assert share.sent > 0
    assert share.fetched > 0


def test_groups_double_while_there_is_time() -> None:
    found = growing(3600, lambda count, _folder: Share(count, 1, 1.0, 1.0, 1.0, 1.0))
    assert [next(found).devices for _ in range(3)] == [10, 20, 40]


def test_the_first_group_is_tried_however_short_the_time() -> None:
    shares = list(growing(0.0, lambda count, _folder: Share(count, 1, 1.0, 1.0, 1.0, 1.0)))
    assert [one.devices for one in shares] == [10]
