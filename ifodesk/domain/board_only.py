"""Decisions that never leave the own board, whoever helps with the case.

Source: SoL 2025:400 30 kap. 6-8 §§ with KL 2017:725 6 kap. 38 § and 9 kap. 37 §; `resources/law/board_only.json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.law_dates import in_force


@dataclass(frozen=True, slots=True)
class BoardDecision:
    """One kind of decision that stays at home."""

    code: str
    title: str
    provision: str
    case_types: frozenset[str]
    note: str | None
    certain: bool
    """False: a lawyer has to verify it; the screen says so."""


@dataclass(frozen=True, slots=True)
class BoardOnly:
    """The decisions of a day."""

    decisions: tuple[BoardDecision, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, Any]]], *, on: date) -> BoardOnly:
        """Return what *data* (the parsed file) says of the day *on*. Raises ``KeyError`` for data of another form."""
        return cls(tuple(_decision(one) for one in data["decisions"] if in_force(one, on)))

    def of(self, case_type: CaseType | None) -> tuple[BoardDecision, ...]:
        """Return those that may come up in a case; of an unknown type all of them."""
        return tuple(one for one in self.decisions if case_type is None or case_type.value in one.case_types)


def _decision(one: Mapping[str, Any]) -> BoardDecision:
    return BoardDecision(
        code=str(one["code"]),
        title=str(one["title"]),
        provision=str(one["provision"]),
        case_types=frozenset(map(str, one["case_types"])),
        note=None if one["note"] is None else str(one["note"]),
        certain=one["certainty"] != "check",
    )
