from time import perf_counter

import pytest

from ifodesk.workbench.bench.timing import Pair, Trial, in_turns, percentile, seconds


class Scripted:
    """Trials that note when they ran and give what they were told to."""

    def __init__(self) -> None:
        self.order: list[str] = []

    def trial(self, name: str, *given: float) -> Trial:
        values = iter(given)

        def run() -> float:
            self.order.append(name)
            return next(values)

        return run


def test_both_sides_run_in_turns_and_swap_places() -> None:
    script = Scripted()
    in_turns(script.trial("value", 1, 1, 1), script.trial("limit", 1, 1, 1), rounds=3, warm_up=False)
    assert script.order == ["limit", "value", "value", "limit", "limit", "value"]


def test_one_slow_run_does_not_move_the_median() -> None:
    script = Scripted()
    pair = in_turns(script.trial("value", 2, 90, 2), script.trial("limit", 1, 1, 70), rounds=3, warm_up=False)
    assert pair == Pair(2, 1)


def test_the_warm_up_is_not_counted() -> None:
    script = Scripted()
    assert in_turns(script.trial("value", 100, 3), script.trial("limit", 100, 1), rounds=1) == Pair(3, 1)


def test_a_pair_changes_its_unit_on_both_sides() -> None:
    assert Pair(0.5, 0.25).times(1000) == Pair(500, 250)


def test_seconds_counts_the_work() -> None:
    done: list[int] = []
    begun = perf_counter()
    taken = seconds(lambda: done.extend(range(1000)))
    assert len(done) == 1000
    assert 0 < taken <= perf_counter() - begun


@pytest.mark.parametrize("part, expected", [(0.05, 1), (0.5, 10), (0.95, 19), (0.96, 20), (1.0, 20)])
def test_a_percentile_is_one_of_the_values(part: float, expected: int) -> None:
    assert percentile([float(number) for number in range(20, 0, -1)], part) == expected
