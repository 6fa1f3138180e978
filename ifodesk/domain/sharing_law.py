"""By what right a case may be shared between municipalities: dated data, not literals in code.

Source: OSL 2009:400 8 kap. 1 §; the bases stand in `resources/law/sharing.json`, each with its own source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.law_dates import in_force


@dataclass(frozen=True, slots=True)
class SharingBasis:
    """One legal basis that may be chosen."""

    code: str
    provision: str
    title: str
    means: str
    asks: str
    """What must be told for it: a question."""
    certain: bool
    """False: a lawyer has to verify it; the screen says so."""
    source: str


@dataclass(frozen=True, slots=True)
class SharingLaw:
    """The bases in force on a day, and those that never hold for social services."""

    bases: tuple[SharingBasis, ...]
    never: Mapping[str, str]
    """Per code that must not be offered, its provision and why."""

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, str | None]]], *, on: date) -> SharingLaw:
        """Return what *data* (the parsed file) says of the day *on*. Raises ``KeyError`` for data of another form."""
        bases = tuple(_basis(one) for one in data["bases"] if in_force(one, on))
        never = {str(one["code"]): f"{one['provision']}: {one['because']}" for one in data["never"]}
        return cls(bases, never)

    def basis(self, code: str | None) -> SharingBasis | None:
        """Return the basis with *code*; None for one that is not in force, never holds, or is unknown."""
        return next((one for one in self.bases if one.code == code), None)


def _basis(one: Mapping[str, str | None]) -> SharingBasis:
    text = {name: str(one[name]) for name in ("code", "provision", "title", "means", "asks", "source")}
    return SharingBasis(**text, certain=one["certainty"] != "check")
