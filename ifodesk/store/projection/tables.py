"""The tables of the projection.

One per kind, named ``p_`` and the kind, with the entity's local integer, its id, its compartment's local integer, the
instants of its first and latest change (ms since 1970-01-01 UTC) and a column per register and immutable text.
One more, named ``p_<kind>_<field>``, for each keyed register (entity, key, value) and set (entity, member). Only living
entities that may be shown have a row. Nothing is required: what others write may come in any order.
"""

from __future__ import annotations

from typing import Final

from ifodesk.changes.merge import FieldKind
from ifodesk.store.catalog import Catalog, KindPlan, quoted
from ifodesk.store.database import Database

_SHARED: Final = (
    # Fields that people wrote differently; field 0: deleted by one, written on by another.
    """CREATE TABLE p_contested (entity INTEGER, field INTEGER, key TEXT,
        PRIMARY KEY (entity, field, key)) WITHOUT ROWID""",
    """CREATE TABLE p_unreadable (entity INTEGER, field INTEGER, key TEXT,
        PRIMARY KEY (entity, field, key)) WITHOUT ROWID""",
)


def make_tables(database: Database, catalog: Catalog) -> None:
    """Make every table of the projection, empty."""
    for statement in _SHARED:
        database.write(statement)
    for plan in catalog.kinds.values():
        for statement in _statements(plan):
            database.write(statement)


def drop_tables(database: Database) -> None:
    """Drop every table of the projection, also those of declarations that are no more."""
    found = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'p_*'")
    for (name,) in found:
        database.write(f"DROP TABLE {quoted(name)}")


def _statements(plan: KindPlan) -> list[str]:
    columns = "".join(f", {column}" for column in plan.columns)
    name = plan.spec.name
    base = "entity INTEGER PRIMARY KEY, id BLOB NOT NULL, compartment INTEGER NOT NULL"
    made = [
        f"CREATE TABLE {plan.table} ({base}, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL{columns})",
        f"CREATE INDEX {quoted(f'p_{name}_by_id')} ON {plan.table} (id)",
    ]
    if plan.parent is not None:
        made.append(f"CREATE INDEX {quoted(f'p_{name}_by_parent')} ON {plan.table} ({plan.parent.column})")
    for field in plan.fields.values():
        if field.table is not None:
            keys = "member BLOB" if field.kind is FieldKind.SET else "key TEXT"
            value = "" if field.kind is FieldKind.SET else ", value"
            made.append(
                f"CREATE TABLE {field.table} (entity INTEGER, {keys}{value}, "
                f"PRIMARY KEY (entity, {keys.split(maxsplit=1)[0]})) WITHOUT ROWID"
            )
    return made
