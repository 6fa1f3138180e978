"""In which order skip rules are applied, so that each sees what came of those it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.model import Item


def skip_order(items: Mapping[str, Item], lines: Mapping[str, int]) -> tuple[str, ...]:
    """Return the codes of items with a skip rule, each after those that its condition looks at.

    The order depends on the rules alone, not on chance. Raises ``InstrumentFileError`` (cycle) where there is none.
    """
    looks_at = {code: sorted(item.skip.when.refers_to()) for code, item in items.items() if item.skip}
    waits_for = {code: [other for other in others if other in looks_at] for code, others in looks_at.items()}
    sorter = TopologicalSorter(waits_for)
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        first = min(error.args[1], key=lambda code: lines[code])
        raise InstrumentFileError(lines[first], FileFault.CYCLE, first) from error
