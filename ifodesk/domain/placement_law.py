"""What happens on the way to a placement, and who does what during one: dated data, not literals in code.

Source: `resources/law/placement_gates.json`, each line with its own (SoL 2025:400 22 and 30 kap.; OSL 26 kap. 9 §).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ifodesk.domain.law_dates import in_force

DUTY_SETTING: Final = "duty_"
"""Begins the key of who does a thing by the municipalities' own agreement (`PLACING` or `HOME`); the code follows."""
PLACING: Final = "placing"
HOME: Final = "home"


@dataclass(frozen=True, slots=True)
class GateRule:
    """One gate."""

    code: str
    text: str
    before_proposal: bool
    """Whether a proposal waits for a day or a reason why not."""
    may_follow: bool
    """Whether it may come afterwards when it could not wait."""
    choices: Mapping[str, str]
    """What has to be said with the day, by code; empty: nothing."""
    provision: str
    """Empty: practice."""
    certain: bool
    """False: the screen says "kontrollera"."""
    source: str


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One thing that somebody does while a child is placed."""

    code: str
    text: str
    by: str
    """`PLACING` or `HOME`: which municipality, where the agreement says nothing else."""
    often: str
    provision: str
    certain: bool
    source: str


@dataclass(frozen=True, slots=True)
class PlacementLaw:
    """All of it, as it stands on a day."""

    gates: tuple[GateRule, ...]
    duties: tuple[DutyRule, ...]
    emergency_months: int
    """How long a child stays in an emergency home after the investigation has ended."""
    emergency_provision: str

    @classmethod
    def from_data(cls, data: Mapping[str, Any], *, on: date) -> PlacementLaw:
        """Return what *data* (the parsed file) says of the day *on*. Raises ``KeyError`` for data of another form."""
        limit = data["emergency_months"]
        return cls(
            tuple(_gate(one) for one in data["gates"] if in_force(one, on)),
            tuple(_duty(one) for one in data["duties"] if in_force(one, on)),
            int(limit["count"]),
            str(limit["provision"]),
        )

    def gate(self, code: str | None) -> GateRule | None:
        """Return a gate by its code; None for one that is not in force."""
        return next((one for one in self.gates if one.code == code), None)

    def duty(self, code: str | None) -> DutyRule | None:
        """Return a duty by its code; None for one that is not in force."""
        return next((one for one in self.duties if one.code == code), None)


def does(rule: DutyRule, values: Mapping[str, str]) -> str:
    """Return who does a thing, `PLACING` or `HOME`: what the municipality's setting says goes before the data."""
    own = values.get(DUTY_SETTING + rule.code)
    return own if own in {PLACING, HOME} else rule.by


def _gate(one: Mapping[str, Any]) -> GateRule:
    return GateRule(
        code=one["code"],
        text=one["text"],
        before_proposal=one["before_proposal"],
        may_follow=one["may_follow"],
        choices={choice["code"]: choice["text"] for choice in one["choices"]},
        provision=one["provision"],
        certain=one["certainty"] != "check",
        source=one["source"],
    )


def _duty(one: Mapping[str, Any]) -> DutyRule:
    text = {name: str(one[name]) for name in ("code", "text", "by", "often", "provision", "source")}
    return DutyRule(**text, certain=one["certainty"] != "check")
