"""The way to a placement: every gate with its day or why not, in any order until the proposal. Computed, never set.

What follows from other records (a graded need that was sent, a home that said yes) needs no hand.
Source: `resources/law/placement_gates.json`; SoL 2025:400 22 kap. 1-4, 6 §§, 30 kap. 6-8 §§.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ifodesk.domain.entities.placement import Gate
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.domain.placement_law import GateRule, PlacementLaw

CONSULTATION: Final = "consultation"
DISQUALIFICATION: Final = "disqualification"
PROPOSAL: Final = "proposal"
DECISION: Final = "decision"
MOVE_IN: Final = "move_in"


class GateState(StrEnum):
    """How a gate stands."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    COULD_NOT_WAIT = "could_not_wait"
    """The decision could not wait for it: still to be done."""
    AFTERWARDS = "afterwards"
    """Done afterwards, and said so."""
    STOPPED = "stopped"
    """Something says no: the handler has a hinder."""


CLEAR: Final = frozenset({GateState.DONE, GateState.NOT_NEEDED, GateState.COULD_NOT_WAIT, GateState.AFTERWARDS})
"""A proposal does not wait for these."""


@dataclass(frozen=True, slots=True)
class GateView:
    """One gate."""

    rule: GateRule
    state: GateState
    municipality: str | None = None
    """SCB code of who is consulted."""
    on: date | None = None
    note: str = ""
    """What somebody wrote: how, why not, why it could not wait."""
    choice: str = ""
    """Who decided, in the words of the law's data."""
    written: bool = False
    """Whether a person wrote it down; otherwise it follows from other records."""

    @property
    def blocks(self) -> bool:
        """Return whether the proposal waits for it."""
        return self.rule.before_proposal and self.state not in CLEAR


def gate_views(
    law: PlacementLaw,
    gates: Collection[Gate],
    *,
    facts: Mapping[str, date],
    consult: Iterable[str],
    stopped: Collection[str] = (),
) -> tuple[GateView, ...]:
    """Return every gate in the order of the law's data; a consultation for each municipality that is to be heard.

    Args:
        law: As it stands today.
        gates: What people wrote.
        facts: Codes of gates that other records show, with the day.
        consult: SCB codes of the municipalities to be heard before the decision (SoL 22 kap. 6 §).
        stopped: Codes of gates that something speaks against, whatever was written.
    """
    by_key = {(one.kind, one.municipality): one for one in gates}
    heard = tuple(sorted(set(consult)))
    return tuple(
        _view(rule, code, by_key.get((rule.code, code)), facts, stopped)
        for rule in law.gates
        for code in _rows(rule, heard)
    )


def blocking(views: Iterable[GateView]) -> tuple[GateView, ...]:
    """Return what the proposal waits for."""
    return tuple(one for one in views if one.blocks)


def done_on(views: Iterable[GateView], code: str) -> date | None:
    """Return the day of a gate; None while it is not done."""
    return next((one.on for one in views if one.rule.code == code and one.state is GateState.DONE), None)


def gate_id(proposal: EntityId, code: str, municipality: str | None) -> EntityId:
    """Return the id of a gate: it follows from the proposal's, so that two devices write the same one."""
    return part_id(proposal, f"gate:{code}:{municipality or ''}")


def _rows(rule: GateRule, heard: tuple[str, ...]) -> tuple[str | None, ...]:
    return (heard or (None,)) if rule.code == CONSULTATION else (None,)


def _view(
    rule: GateRule, municipality: str | None, gate: Gate | None, facts: Mapping[str, date], stopped: Collection[str]
) -> GateView:
    if rule.code == CONSULTATION and municipality is None:
        return GateView(rule, GateState.NOT_NEEDED)
    if rule.code in stopped:
        return GateView(rule, GateState.STOPPED, municipality)
    if gate is None or _says_nothing(gate):
        on = facts.get(rule.code)
        return GateView(rule, GateState.OPEN if on is None else GateState.DONE, municipality, on)
    state = _state(gate)
    note = "\n".join(text for text in (gate.why_not, gate.could_not_wait, gate.note) if text)
    choice = rule.choices.get(gate.choice or "", "")
    return GateView(rule, state, municipality, gate.passed_on, note, choice, written=True)


def _state(gate: Gate) -> GateState:
    if gate.passed_on is not None:
        return GateState.AFTERWARDS if gate.could_not_wait else GateState.DONE
    return GateState.COULD_NOT_WAIT if gate.could_not_wait else GateState.NOT_NEEDED


def _says_nothing(gate: Gate) -> bool:
    return gate.passed_on is None and not gate.why_not and not gate.could_not_wait
