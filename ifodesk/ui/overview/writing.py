"""Runs the use cases that change a case and its people, field by field. Store lane."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

from ifodesk.domain.entities.case import Case, Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.base import Values
from ifodesk.usecases.cases import ChangeCase, CloseCase, ReopenCase
from ifodesk.usecases.parties import AddParty, ChangeParty, RemoveParty
from ifodesk.usecases.saving import Made, find
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def change_piece(session: Session, seen: Seen[object], values: Values) -> Saved:
    """Change fields of the case or of a person in it, on top of what was seen."""
    base = cast("Any", seen)
    new = replace(cast("Any", seen.value), **_with_year(values))
    match new:
        case Case():
            return ChangeCase(session)(base, new)
        case Party():
            return ChangeParty(session)(base, new)
        case _:
            raise TypeError(type(new).__name__)


def add_party(session: Session, case: EntityId) -> Made:
    """Add a person whose name is written next."""
    return AddParty(session)(case, role=PartyRole.RELATIVE)


def remove_party(session: Session, party: EntityId) -> Saved | None:
    """Take a person out of the case; None when that is done already."""
    seen = find(session.records, Party, party)
    return RemoveParty(session)(seen) if seen is not None else None


def remove_if_empty(session: Session, party: EntityId) -> Saved | None:
    """Take out a person about whom nothing was written."""
    seen = find(session.records, Party, party)
    if seen is None or seen.value.role is PartyRole.CLIENT:
        return None
    written = replace(seen.value, id=party, case=None, role=None)
    return RemoveParty(session)(seen) if written == Party(id=party) else None


def close_or_reopen(session: Session, case: EntityId, *, close: bool) -> Saved:
    """Mark a case as closed, or as open again."""
    seen = session.records.get(Case, case)
    return CloseCase(session)(seen) if close else ReopenCase(session)(seen)


def _with_year(values: Values) -> dict[str, object]:
    """Return *values* with a year that was typed in place of a personal number as the year of birth."""
    typed = values.get("personal_number")
    if isinstance(typed, str) and _YEAR.fullmatch(typed.strip()):
        return {**values, "personal_number": None, "birth_year": int(typed)}
    return dict(values)
