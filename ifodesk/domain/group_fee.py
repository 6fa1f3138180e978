"""The group's shared fee by population: whole kronor that sum exactly (largest remainder).

Source: the agreement of the eight; the day of the population is frozen in it.
"""

from __future__ import annotations

from collections.abc import Mapping


def shares(total: int, population: Mapping[str, int]) -> dict[str, int]:
    """Return each municipality's share in whole kronor, in the order of *population*.

    Every share is rounded down; the kronor that are left go to the largest remainders, and between equal ones to the
    larger population, then to the lower code.

    Args:
        total: Kronor, nought or more.
        population: By SCB code, on the frozen day.

    Raises:
        ValueError: Nobody to share, a population below nought, or a total below nought.

    >>> shares(100, {"a": 1, "b": 1, "c": 1})
    {'a': 34, 'b': 33, 'c': 33}
    """
    everybody = sum(population.values())
    if total < 0 or everybody <= 0 or min(population.values()) < 0:
        raise ValueError(total)
    parts = {code: divmod(total * people, everybody) for code, people in population.items()}
    left = total - sum(whole for whole, _ in parts.values())
    first = sorted(population, key=lambda code: (-parts[code][1], -population[code], code))[:left]
    return {code: whole + (code in first) for code, (whole, _) in parts.items()}
