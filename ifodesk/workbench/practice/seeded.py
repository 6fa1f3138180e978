"""Randomness that is the same for the same seed: for practice, never for real keys."""

from __future__ import annotations

from random import Random

from ifodesk.domain.ids import ID_BYTES, EntityId


class SeededBytes:
    """Serves the port ``Randomness``."""

    def __init__(self, seed: int, topic: str) -> None:
        self._rng = Random(f"{seed} {topic}")

    def __call__(self, count: int) -> bytes:
        """Return the next *count* bytes."""
        return self._rng.randbytes(count)

    def entity(self) -> EntityId:
        """Return the next id of an entity."""
        return EntityId(self(ID_BYTES))


def stream(seed: int, topic: str) -> Random:
    """Return a generator of its own for *topic*, so that a change to one part leaves the others as they were."""
    return Random(f"{seed} {topic}")


def shares(total: int, weights: dict[str, int]) -> dict[str, int]:
    """Split *total* by weight with the largest remainders rounded up, so that the parts sum to it exactly.

    >>> shares(10, {"a": 1, "b": 1, "c": 1})
    {'a': 4, 'b': 3, 'c': 3}
    """
    whole = sum(weights.values())
    parts = {key: total * weight // whole for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: (-(total * weights[key] % whole), key))
    for key in by_remainder[: total - sum(parts.values())]:
        parts[key] += 1
    return parts
