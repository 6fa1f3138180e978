"""Finding a case or a person of the whole group by what somebody types."""

from __future__ import annotations

from ifodesk.domain.case_number import normal
from ifodesk.domain.ids import ID_BYTES, EntityId, MemberId
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.session import Session


def case(session: Session, typed: str) -> EntityId:
    """Return the case with a number or id. Raises ``WorldError`` no_case_called."""
    named = entity_id(typed)
    for row in session.queries.cases():
        if row.id == named or row.number in {typed, normal(typed)}:
            return row.id
    raise WorldError("no_case_called")


def member(session: Session, typed: str) -> MemberId:
    """Return the active person of the group with a name or id. Raises ``WorldError``: nobody_called, several_called."""
    wanted = typed.strip().casefold()
    everyone = session.directory.members()
    found = [one.id for one in everyone if one.name.casefold() == wanted or one.id.hex() == wanted]
    if len(found) > 1:
        raise WorldError("several_called")
    if not found:
        raise WorldError("nobody_called")
    return found[0]


def entity_id(typed: str) -> EntityId | None:
    """Return an id from 32 hexadecimal digits; None for anything else."""
    try:
        raw = bytes.fromhex(typed)
    except ValueError:
        return None
    return EntityId(raw) if len(raw) == ID_BYTES else None
