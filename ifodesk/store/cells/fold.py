"""The fold of a batch, cell by cell: a fast path here, and `SlowFold` for every cell with something concurrent.

Fast: a cell that is empty, or whose live assertions the new one supersedes, all in one erasure unit. Nothing that came
before can have superseded the new one then: references are hashes, so that whoever names it was written after it, and
would be live, or superseded by what is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final, Protocol

from ifodesk.changes.merge import FieldKind
from ifodesk.changes.quick import make_named
from ifodesk.store.catalog import Catalog
from ifodesk.store.cells.rows import Batch, Cell, Folded, NewRow, Outcome

_CELL: Final[Callable[[NewRow], Cell]] = itemgetter(1, 2, 3)


class SlowFold(Protocol):
    """Folds cells by `ifodesk.changes.merge`."""

    def fold(
        self,
        cells: Mapping[Cell, Sequence[NewRow]],
        before: Mapping[Cell, Sequence[int]],
        kinds: Mapping[Cell, FieldKind],
    ) -> dict[Cell, Outcome]:
        """Return what each of *cells* shows once its new rows are in."""
        ...


def fold_batch(batch: Batch, before: dict[Cell, list[int]], catalog: Catalog, slow: SlowFold) -> Folded:
    """Return what a batch does to its cells.

    Args:
        batch: New assertions, already written.
        before: What was live in the cells of their entities.
        catalog: Tells how each field merges.
        slow: Takes the cells that are not simple.
    """
    groups: dict[Cell, list[NewRow]] = defaultdict(list)
    for row in batch.rows:
        groups[_CELL(row)].append(row)
    outcomes: dict[Cell, Outcome] = {}
    dangling: list[tuple[int, int]] = []
    hard: dict[Cell, list[NewRow]] = {}
    kinds: dict[Cell, FieldKind] = {}
    for cell, group in groups.items():
        info = batch.infos[cell[0]]
        former: Sequence[int] = before.get(cell, ())
        number, _, _, _, value, unit, _, supersedes, _, _ = group[-1]
        only = (number,)
        shown = make_named(Outcome, (value, only, only, False))
        if not (former or info.mixed or supersedes or len(group) > 1) and unit == info.unit:
            outcomes[cell] = shown
            continue
        kind = catalog.field_kind(info.kind, cell[1])
        missing: list[tuple[int, int]] = []
        if info.mixed or not _chain(group, former, info.unit, kind, missing):
            hard[cell], kinds[cell] = group, kind
            continue
        dangling += missing
        outcomes[cell] = shown
    if hard:
        outcomes.update(slow.fold(hard, before, kinds))
        for cell, group in hard.items():
            dangling += _unmet(group, before.get(cell, ()))
    return _folded(outcomes, before, dangling)


def _chain(
    group: Sequence[NewRow], former: Sequence[int], unit: int, kind: FieldKind, missing: list[tuple[int, int]]
) -> bool:
    """Return whether each of *group* supersedes all that was live before it; targets that were not are *missing*."""
    live = former
    for row in group:
        if row.unit != unit:
            return False
        if live:
            if kind is FieldKind.IMMUTABLE:
                return False
            for one in live:
                if one not in row.supersedes:
                    return False
        if len(row.supersedes) > len(live):
            missing.extend((target, row.id) for target in row.supersedes if target not in live)
        live = (row.id,)
    return True


def _unmet(group: Sequence[NewRow], former: Sequence[int]) -> list[tuple[int, int]]:
    """Return what must be remembered for targets that may come later."""
    here = {*former, *(row.id for row in group)}
    return [(target, row.id) for row in group for target in row.supersedes if target not in here]


def _folded(outcomes: dict[Cell, Outcome], before: dict[Cell, list[int]], dangling: list[tuple[int, int]]) -> Folded:
    removed: list[tuple[int, int, str, int]] = []
    added: list[tuple[int, int, str, int]] = []
    for cell, outcome in outcomes.items():
        former, live = before.get(cell), outcome.live
        if former is None and len(live) == 1:  # as most are
            added.append((*cell, live[0]))
            continue
        removed += [(*cell, one) for one in former or () if one not in live]
        added += [(*cell, one) for one in live if one not in (former or ())]
    return Folded(outcomes, before, removed, added, dangling)
