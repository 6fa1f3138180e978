"""Who opened a case or a home's file, or looked at a home in the pool: by whose device each entry was signed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.codec import decode
from ifodesk.domain.entities.access import AccessEntry
from ifodesk.domain.entities.home import HomeOpening
from ifodesk.domain.entities.pool import HomeLook
from ifodesk.domain.ids import EntityId
from ifodesk.store.core import Core
from ifodesk.store.lineage import find_entity
from ifodesk.store.log.authors import Authors
from ifodesk.store.queries.values import instant
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.log_ports import Opening

_SPAN: Final = "a.id BETWEEN {0}.id << 24 AND {0}.id << 24 | 16777215"
_OURS: Final = "a.field = ?3 AND a.entity IN (SELECT id FROM entity WHERE compartment = ?1 AND kind = ?2)"
_OF_ONE: Final = "a.field = ?3 AND ?2 = ?2 AND a.entity IN (SELECT entity FROM p_home_look WHERE home = ?4)"
_WRITTEN: Final = """
    SELECT a.value, d.device FROM segment s JOIN device d ON d.id = s.device
    JOIN assertion a ON {of_segment} WHERE s.compartment = ?1 AND {which}
    UNION
    SELECT a.value, NULL FROM change c JOIN assertion a ON {of_change} WHERE c.compartment = ?1 AND {which}"""
_OPENINGS: Final = _WRITTEN.format(of_segment=_SPAN.format("s"), of_change=_SPAN.format("c"), which=_OURS)
"""Everything that anybody ever wrote there, replaced or removed since or not: a log is not edited."""
_LOOKS: Final = _WRITTEN.format(of_segment=_SPAN.format("s"), of_change=_SPAN.format("c"), which=_OF_ONE)
"""Of one home of the many in the pool's compartment."""
_ROOTS: Final = (("case", AccessEntry, "opened_at"), ("home", HomeOpening, "opened_at"))


@final
@dataclass(frozen=True, slots=True)
class AccessQueries:
    """Reads the access log of a case."""

    core: Core
    authors: Authors

    def of(self, case: EntityId) -> tuple[Opening, ...]:
        """Return the openings of a case or home, or the looks at a home in the pool, newest first.

        Raises ``NotFoundError``.
        """
        for root, cls, field in _ROOTS:
            with suppress(NotFoundError):
                return self._read(_OPENINGS, self._where(case, root, cls, field))
        return self._read(_LOOKS, (*self._where(case, "pool_home", HomeLook, "looked_at"), case))

    def _where(self, root: EntityId, kind: str, cls: type, field: str) -> tuple[int, int, int]:
        plan = self.core.catalog.of_class(cls)
        return find_entity(self.core, root, kind).compartment, plan.spec.code, plan.by_name[field].spec.code

    def _read(self, statement: str, where: tuple[int | bytes, ...]) -> tuple[Opening, ...]:
        found = [
            self._opening(at, device or self.core.identity.device)
            for value, device in self.core.database.rows(statement, where)
            if type(at := decode(value)) is int
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.member, one.device), reverse=True))

    def _opening(self, at: int, device: bytes) -> Opening:
        here = device == self.core.identity.device
        return Opening(instant(at), self.authors.member(device), self.authors.device_name(device), here)
