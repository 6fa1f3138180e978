"""The way to a placement: every gate with its day or why not, in any order until the proposal. Computed, never set.

What follows from other records (a graded need that was sent, a home that said yes) needs no hand.
Source: `resources/law/placement_gates.json`; SoL 2025:400 22 kap. 1-4, 6 §§, 30 kap. 6-8 §§.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ifodesk.domain.entities.placement import Gate
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.domain.placement_law import GateRule, PlacementLaw

NETWORK: Final = "network"
GRADED_NEED: Final = "graded_need"
UNIT_ASKED: Final = "unit_asked"
HOME_ASKED: Final = "home_asked"
NAMING_BASIS: Final = "naming_basis"
DISQUALIFICATION: Final = "disqualification"
ASSESSED: Final = "assessed"
CONSULTATION: Final = "consultation"
PROPOSAL: Final = "proposal"
DECISION: Final = "decision"
MOVE_IN: Final = "move_in"
NEVER_BY_ITSELF: Final = frozenset({"child_view", "meeting", ASSESSED, CONSULTATION, DECISION})
"""Gates where people judge, listen or decide: what other records show is told beside them, and passes nothing."""


class FactKind(StrEnum):
    """Which other record says something about a gate."""

    NETWORK_HOME = "network_home"
    """The home is somebody's close to the child."""
    NETWORK_TRIED = "network_tried"
    """A home of the child's network was thought of, and the proposal was withdrawn."""
    NEED_SENT = "need_sent"
    NEED_STAYS = "need_stays"
    """A network home: nothing is sent to anybody."""
    PLACE_SETTLED = "place_settled"
    """The home's unit has settled that the place is ours."""
    PLACE_LOST = "place_lost"
    """The home's unit has settled that it is another municipality's."""
    PLACES_STOPPED = "places_stopped"
    """The home's unit has stopped new placements there, and has not settled the place since."""
    PLACE_RESERVED = "place_reserved"
    RESERVED_UNSENT = "reserved_unsent"
    """Reserved, and this device has not synced since."""
    HOME_YES = "home_yes"
    HOME_NO = "home_no"
    HOME_LATER = "home_later"
    HOME_SILENT = "home_silent"
    """Asked, and not answered yet."""
    BASIS_RECORDED = "basis_recorded"
    CASE_SHARED = "case_shared"
    NO_HINDER = "no_hinder"
    """The handler and everybody who was asked have answered "inget hinder" for the whole circle."""
    HANDLER_HINDER = "handler_hinder"
    """The handler's own last answer."""
    HANDLER_RULED = "handler_ruled"
    """It is decided that the handler has jäv."""
    JAV_OPEN = "jav_open"
    """A matter of jäv about somebody who reads the case is not brought to its end."""
    HANDLER_SILENT = "handler_silent"
    OTHERS_SILENT = "others_silent"
    """The handler has answered; somebody who was asked has not, or not for everybody who is in the circle now."""
    CIRCLE_LACKS = "circle_lacks"
    """Everybody has answered, and the circle is not whole: nobody was compared with who is not noted."""
    REGISTERS_RENEWED = "registers_renewed"
    REGISTERS_OLD = "registers_old"
    """A register of an adult of the home lacks, or was fetched before the child's need arose."""
    PROPOSED = "proposed"
    MOVED_IN = "moved_in"


PASSING: Final = frozenset(
    {
        *(FactKind.NETWORK_HOME, FactKind.NEED_SENT, FactKind.NEED_STAYS, FactKind.PLACE_SETTLED),
        *(FactKind.PLACE_RESERVED, FactKind.HOME_YES, FactKind.BASIS_RECORDED, FactKind.CASE_SHARED),
        *(FactKind.NO_HINDER, FactKind.PROPOSED, FactKind.MOVED_IN),
    }
)
"""What is enough for a gate, where it is not `NEVER_BY_ITSELF`; the rest is told beside the open gate."""
STOPPING: Final = frozenset({FactKind.PLACES_STOPPED, FactKind.HANDLER_HINDER, FactKind.HANDLER_RULED})
"""What stops a gate, whatever a person wrote before."""
CONTRADICTING: Final = frozenset({FactKind.PLACE_LOST, FactKind.HOME_NO, FactKind.JAV_OPEN, FactKind.OTHERS_SILENT})
"""What is told also beside what a person wrote, for it may have come afterwards."""


@dataclass(frozen=True, slots=True)
class GateFact:
    """What another record shows of a gate."""

    gate: str
    kind: FactKind
    on: date
    told: str = ""
    """Who or by what: a name, a provision, a number."""
    municipality: str | None = None
    """SCB code, of a consultation."""

    @property
    def passes(self) -> bool:
        """Return whether the gate needs no hand."""
        return self.kind in PASSING and self.gate not in NEVER_BY_ITSELF


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
    """Something says no: see `STOPPING`."""


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
    fact: GateFact | None = None
    """What other records show, whether it passes the gate or not."""

    @property
    def blocks(self) -> bool:
        """Return whether the proposal waits for it."""
        return self.rule.before_proposal and self.state not in CLEAR


def gate_views(
    law: PlacementLaw,
    gates: Collection[Gate],
    *,
    facts: Collection[GateFact],
    consult: Iterable[str],
) -> tuple[GateView, ...]:
    """Return every gate in the order of the law's data; a consultation for each municipality that is to be heard.

    Args:
        law: As it stands today.
        gates: What people wrote.
        facts: What other records show, one for each gate at most.
        consult: SCB codes of the municipalities to be heard before the decision (SoL 22 kap. 6 §).
    """
    by_key = {(one.kind, one.municipality): one for one in gates}
    shown = {(one.gate, one.municipality): one for one in facts}
    heard = tuple(sorted(set(consult)))
    return tuple(
        _view(rule, code, by_key.get((rule.code, code)), shown.get((rule.code, code)))
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


def _view(rule: GateRule, municipality: str | None, gate: Gate | None, fact: GateFact | None) -> GateView:
    if rule.code == CONSULTATION and municipality is None:
        return GateView(rule, GateState.NOT_NEEDED)
    if fact is not None and fact.kind in STOPPING:
        return GateView(rule, GateState.STOPPED, municipality, fact=fact)
    if gate is None or _says_nothing(gate):
        if fact is None or not fact.passes:
            return GateView(rule, GateState.OPEN, municipality, fact=fact)
        return GateView(rule, GateState.DONE, municipality, fact.on, fact=fact)
    state = _state(gate)
    note = "\n".join(text for text in (gate.why_not, gate.could_not_wait, gate.note) if text)
    choice = rule.choices.get(gate.choice or "", "")
    return GateView(rule, state, municipality, gate.passed_on, note, choice, written=True, fact=fact)


def _state(gate: Gate) -> GateState:
    if gate.passed_on is not None:
        return GateState.AFTERWARDS if gate.could_not_wait else GateState.DONE
    return GateState.COULD_NOT_WAIT if gate.could_not_wait else GateState.NOT_NEEDED


def _says_nothing(gate: Gate) -> bool:
    return gate.passed_on is None and not gate.why_not and not gate.could_not_wait
