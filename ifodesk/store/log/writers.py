"""Who wrote what stands in a field: by whose device it was signed, never what another field claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, final

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.core import Core
from ifodesk.store.log.authors import Authors

_WRITTEN: Final = """
    SELECT p.id, l.field, d.device FROM {table} p JOIN live l ON l.entity = p.entity
    LEFT JOIN segment s ON s.id = l.id >> 24 LEFT JOIN device d ON d.id = s.device
    WHERE l.field IN ({fields})"""


@final
@dataclass(frozen=True, slots=True)
class Writers:
    """Reads the authors of values."""

    core: Core
    authors: Authors

    def of(self, cls: type, fields: Collection[str]) -> Mapping[EntityId, Mapping[str, frozenset[MemberId]]]:
        """Return, for every living entity of *cls*, who wrote what stands in these fields; of a conflict, everybody."""
        plan = self.core.catalog.of_class(cls)
        names = {plan.by_name[name].spec.code: name for name in fields}
        found: dict[EntityId, dict[str, set[MemberId]]] = defaultdict(lambda: defaultdict(set))
        listed = ", ".join(map(str, sorted(names)))
        for entity, field, device in self.core.database.rows(_WRITTEN.format(table=plan.table, fields=listed)):
            member = self.authors.member(device or self.core.identity.device)
            found[EntityId(entity)][names[field]].add(member)
        return {
            entity: {name: frozenset(members) for name, members in by_field.items()}
            for entity, by_field in found.items()
        }
