"""When something in a compartment changed last: what "senast ändrat" of a case means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, final

from ifodesk.domain.declare import CompartmentKind
from ifodesk.domain.entities.case import PartyRole
from ifodesk.store.catalog import KindPlan
from ifodesk.store.database import Database

_INDEXES: Final = (
    'CREATE INDEX p_transfer_by_document ON p_transfer ("document")',
    "CREATE INDEX p_case_by_compartment ON p_case (compartment)",
    # All that Ärenden shows of a client: reading ten thousand of them must not go through everybody else.
    f"""CREATE INDEX p_party_clients ON p_party ("case", compartment, created_at, entity, name, birth_year, protected)
        WHERE role = '{PartyRole.CLIENT}'""",
)


@final
class LastChanges:
    """A row per restricted compartment. Serves ``Companion``; it also makes the indexes that only queries need."""

    version = "last changes 2"

    def make(self, database: Database) -> None:
        """Make the table, empty."""
        database.write("CREATE TABLE p_last_change (compartment INTEGER PRIMARY KEY, at INTEGER NOT NULL)")
        for statement in _INDEXES:
            database.write(statement)

    def follow(self, database: Database, plan: KindPlan, entities: Sequence[int]) -> None:
        """Move the instants of the compartments that *entities* lie in forward; drop those of cases that are gone."""
        if plan.spec.compartment is not CompartmentKind.RESTRICTED or plan.spec.quiet:
            return
        wanted = json.dumps(list(entities))
        database.write(
            f"INSERT INTO p_last_change SELECT compartment, max(changed_at) FROM {plan.table} "  # noqa: S608 - a declared name
            "WHERE entity IN (SELECT value FROM json_each(?)) GROUP BY compartment "
            "ON CONFLICT (compartment) DO UPDATE SET at = max(at, excluded.at)",
            (wanted,),
        )
        if plan.spec.name == "case" and _some_are_gone(database, wanted, len(entities)):
            database.write("DELETE FROM p_last_change WHERE compartment NOT IN (SELECT compartment FROM p_case)")


def _some_are_gone(database: Database, wanted: str, count: int) -> bool:
    row = database.one("SELECT count(*) FROM p_case WHERE entity IN (SELECT value FROM json_each(?))", (wanted,))
    return row is not None and row[0] < count
