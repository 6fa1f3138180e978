"""Who opened a case: by whose device each entry was signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.codec import decode
from ifodesk.domain.entities.access import AccessEntry
from ifodesk.domain.ids import EntityId
from ifodesk.store.core import Core
from ifodesk.store.lineage import find_entity
from ifodesk.store.log.authors import Authors
from ifodesk.store.queries.values import instant
from ifodesk.usecases.ports import Opening

_SPAN: Final = "a.id BETWEEN {0}.id << 24 AND {0}.id << 24 | 16777215"
_OURS: Final = "a.field = ?3 AND a.entity IN (SELECT id FROM entity WHERE compartment = ?1 AND kind = ?2)"
_OPENINGS: Final = f"""
    SELECT a.value, d.device FROM segment s JOIN device d ON d.id = s.device
    JOIN assertion a ON {_SPAN.format("s")} WHERE s.compartment = ?1 AND {_OURS}
    UNION
    SELECT a.value, NULL FROM change c JOIN assertion a ON {_SPAN.format("c")} WHERE c.compartment = ?1 AND {_OURS}"""  # noqa: S608 - made of constants
"""Everything that anybody ever wrote there, replaced or removed since or not: a log is not edited."""


@final
@dataclass(frozen=True, slots=True)
class AccessQueries:
    """Reads the access log of a case."""

    core: Core
    authors: Authors

    def of(self, case: EntityId) -> tuple[Opening, ...]:
        """Return the openings of a case, newest first. Raises ``NotFoundError``."""
        core = self.core
        plan = core.catalog.of_class(AccessEntry)
        where = (find_entity(core, case, "case").compartment, plan.spec.code, plan.by_name["opened_at"].spec.code)
        found = [
            self._opening(at, device or core.identity.device)
            for value, device in core.database.rows(_OPENINGS, where)
            if type(at := decode(value)) is int
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.member, one.device), reverse=True))

    def _opening(self, at: int, device: bytes) -> Opening:
        here = device == self.core.identity.device
        return Opening(instant(at), self.authors.member(device), self.authors.device_name(device), here)
