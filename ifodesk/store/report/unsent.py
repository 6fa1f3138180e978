"""How many saves are on their way: a count, without reading what they say."""

from __future__ import annotations

from typing import Final

from ifodesk.store.catalog import Catalog
from ifodesk.store.core import Core

_SAID: Final = "SELECT 1 FROM live l JOIN assertion t ON t.id = l.id WHERE l.entity = e.id AND t.value = x'f5'"
"""Something that an entity says is so: true is the CBOR x'f5', as in `store.outbox.waiting`."""


def count_unsent(core: Core) -> int:
    """Return how many saves wait in open compartments; drafts and what leaves without being told of are not counted."""
    rows = core.database.rows(_statement(core.catalog))
    return sum(count for compartment, count in rows if core.compartments.at(compartment) is not None)


def _statement(catalog: Catalog) -> str:
    """Return the statement. Of each save it reads on to its first assertion that is told of."""
    told = [str(code) for code, plan in catalog.kinds.items() if not plan.spec.quiet]
    drafted = {code: plan.sent_when.spec.code for code, plan in catalog.kinds.items() if plan.sent_when is not None}
    ready = [f"e.kind NOT IN ({', '.join(map(str, drafted))})"]
    ready += [f"e.kind = {kind} AND EXISTS ({_SAID} AND l.field = {field})" for kind, field in drafted.items()]
    return f"""
        SELECT c.compartment, count(*) FROM change c WHERE c.open = 1 AND EXISTS (
            SELECT 1 FROM assertion a JOIN entity e ON e.id = a.entity
            WHERE a.id BETWEEN c.id << 24 AND c.id << 24 | 16777215
            AND NOT EXISTS (SELECT 1 FROM own_ref o WHERE o.id = a.id)
            AND e.kind IN ({", ".join(told)}) AND ({" OR ".join(ready)}))
        GROUP BY c.compartment"""  # noqa: S608 - codes of declared kinds and fields
