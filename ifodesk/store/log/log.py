"""The port Log over the vault."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import final

from typing_extensions import override

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.log.conflicts import Conflicts
from ifodesk.store.log.history import History
from ifodesk.store.log.writers import Writers
from ifodesk.store.queries.access import AccessQueries
from ifodesk.store.records.records import VaultRecords
from ifodesk.usecases.log_ports import Conflict, HistoryLine, Log, Opening
from ifodesk.usecases.seen import Saved


@final
@dataclass(frozen=True, slots=True)
class VaultLog(Log):
    """Reads the log of assertions."""

    history_of: History
    differences: Conflicts
    records: VaultRecords
    access: AccessQueries
    authors: Writers

    @override
    def openings(self, case: EntityId) -> tuple[Opening, ...]:
        """Return who opened a case, newest first."""
        return self.access.of(case)

    @override
    def history(self, root: EntityId) -> tuple[HistoryLine, ...]:
        """Return the history of everything in the compartment of *root*, newest first. Raises ``NotFoundError``."""
        return self.history_of.of(root)

    @override
    def writers(self, cls: type, fields: Collection[str]) -> Mapping[EntityId, Mapping[str, frozenset[MemberId]]]:
        """Return, for every living entity of *cls*, who wrote what stands in *fields*."""
        return self.authors.of(cls, fields)

    @override
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the open conflicts, oldest first."""
        return self.differences.open()

    @override
    def resolve(self, conflict: Conflict, value: object) -> Saved:
        """Assert *value* in place of all the options that *conflict* shows, and of no others."""
        return self.records.assert_one(lambda: self.differences.choice(conflict, value))
