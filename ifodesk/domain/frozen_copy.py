"""A copy as it was given: everything that stands on it, in a form whose bytes never change. Pure.

Form 1: JSON with sorted keys and no blanks; the plan inside is a plan's canonical form (`ifodesk.domain.sip_version`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.packed_text import unpacked
from ifodesk.domain.sip_frozen import FrozenPlan
from ifodesk.domain.sip_version import UnreadableVersionError, canonical, read_canonical

T = TypeVar("T")

FORM = 1


class PaperKind(StrEnum):
    """Which paper is made of a copy. Stored and synced: never renamed."""

    PLAN = "plan"
    EASY = "easy"
    """In easy Swedish and large type."""
    SHEET = "sheet"
    """What one person does, with a slip to sign."""
    STATUTORY = "statutory"
    """Under the four headings of the law, for a SIP with the region."""


PAPERS = {
    RecipientKind.CLIENT: (PaperKind.EASY, PaperKind.PLAN, PaperKind.STATUTORY),
    RecipientKind.GUARDIAN: (PaperKind.PLAN, PaperKind.EASY),
    RecipientKind.RESPONSIBLE: (PaperKind.SHEET,),
    RecipientKind.UNIT: (PaperKind.PLAN,),
    RecipientKind.SCHOOL: (PaperKind.PLAN,),
    RecipientKind.RECORDS: (PaperKind.PLAN, PaperKind.STATUTORY),
    RecipientKind.CHIEF: (PaperKind.PLAN, PaperKind.STATUTORY),
}
"""The papers that fit a recipient, the usual one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCopy:
    """What stands on a copy."""

    paper: PaperKind
    kind: RecipientKind
    recipient: str
    """Name of a person or a unit."""
    made_on: date
    municipality: str
    """Name, not code; empty when unknown."""
    version_code: str | None
    """Control code of the version that it is of; None for a draft."""
    protected: bool = False
    """Marked on every page: the paper holds what must not spread."""
    practice: bool = False
    plan: FrozenPlan


def canonical_copy(copy: FrozenCopy) -> str:
    """Return the canonical form of *copy*."""
    content = {
        "copy": FORM,
        "paper": copy.paper,
        "kind": copy.kind,
        "recipient": copy.recipient,
        "made_on": copy.made_on.isoformat(),
        "municipality": copy.municipality,
        "version_code": copy.version_code,
        "protected": copy.protected,
        "practice": copy.practice,
        "plan": json.loads(canonical(copy.plan)),
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_copy(form: str) -> FrozenCopy:
    """Return the copy of a canonical form, packed or not.

    Raises ``UnreadableVersionError`` for one that a newer program made.
    """
    try:
        content = json.loads(unpacked(form))
        if content["copy"] != FORM:
            raise UnreadableVersionError
        return FrozenCopy(
            paper=PaperKind(content["paper"]),
            kind=RecipientKind(content["kind"]),
            recipient=_typed(content["recipient"], str),
            made_on=date.fromisoformat(content["made_on"]),
            municipality=_typed(content["municipality"], str),
            version_code=None if content["version_code"] is None else _typed(content["version_code"], str),
            protected=_typed(content["protected"], bool),
            practice=_typed(content["practice"], bool),
            plan=read_canonical(json.dumps(content["plan"])),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableVersionError from error


def _typed(value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError
    return value
