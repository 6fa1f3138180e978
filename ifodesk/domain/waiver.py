"""Whether a unit may be told without the client lifting secrecy: from what the municipality says of its units.

Source: OSL 2009:400 8 kap. 1 § (secrecy between boards), 8 kap. 2 § (between independent branches of one board);
SoLPuL 2001:454 10 § (access follows the work, within a branch too). The answer comes with its reason, and what nobody
has said is never read as "not needed". Consent to take part is asked for whatever the answer is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.names import normal

FAMILY_COUNSELLING = "familjeradgivning"
"""Begins the word, without its accents, in whatever form it stands."""


class WaiverNeed(StrEnum):
    """Eftergift behövs / behövs inte / oklart."""

    NEEDED = "needed"
    NOT_NEEDED = "not_needed"
    UNCLEAR = "unclear"
    """Then it is asked for."""


class WaiverReason(StrEnum):
    """Why."""

    OTHER_BOARD = "other_board"
    """OSL 2009:400 8 kap. 1 §."""
    INDEPENDENT_BRANCH = "independent_branch"
    """OSL 2009:400 8 kap. 2 §."""
    SAME_BRANCH = "same_branch"
    """One board and one branch: no secrecy between them, but access follows the work (SoLPuL 2001:454 10 §)."""
    DEPENDENT_BRANCH = "dependent_branch"
    """Another branch of the board, and neither is independent."""
    BOARD_UNSAID = "board_unsaid"
    BRANCH_UNSAID = "branch_unsaid"
    INDEPENDENCE_UNSAID = "independence_unsaid"
    OWN_UNIT_UNSAID = "own_unit_unsaid"
    """Nobody has said which unit the plan is made in."""
    OWN_UNITS_DIFFER = "own_units_differ"
    """The plan is made by somebody of several units, for which the answers differ."""


@dataclass(frozen=True, slots=True)
class WaiverAnswer:
    """The answer with its reason."""

    need: WaiverNeed
    reason: WaiverReason

    @property
    def asked_for(self) -> bool:
        """Return whether a waiver is asked for before anything is shared."""
        return self.need is not WaiverNeed.NOT_NEEDED


def waiver_for(unit: Unit, own: Iterable[Unit]) -> WaiverAnswer:
    """Return whether *unit* may be told without a waiver.

    Args:
        unit: Who is to be told.
        own: The units in which the plan is made: those of the case's handler. None at all: unclear.
    """
    answers = {_between(unit, one) for one in own}
    if not answers:
        return WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.OWN_UNIT_UNSAID)
    if len({one.need for one in answers}) > 1:
        return WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.OWN_UNITS_DIFFER)
    return min(answers, key=lambda one: one.reason)


def is_family_counselling(*names: str | None) -> bool:
    """Return whether any of the names is of familjerådgivning, which is never a unit (OSL 2009:400 26 kap. 3 §).

    >>> is_family_counselling("Kommunens Familje-rådgivning", None), is_family_counselling("Familjerätt")
    (True, False)
    """
    return any(FAMILY_COUNSELLING in normal(name or "").replace(" ", "").replace("å", "a") for name in names)


def units_of(member: bytes | None, units: Collection[Unit]) -> tuple[Unit, ...]:
    """Return the living units that a person is of; one person may hold several."""
    return tuple(unit for unit in units if unit.ended_on is None and member in unit.members)


def _between(unit: Unit, own: Unit) -> WaiverAnswer:
    if unit.id == own.id:
        return WaiverAnswer(WaiverNeed.NOT_NEEDED, WaiverReason.SAME_BRANCH)
    boards = (normal(unit.board or ""), normal(own.board or ""))
    if not all(boards):
        return WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.BOARD_UNSAID)
    if boards[0] != boards[1]:
        return WaiverAnswer(WaiverNeed.NEEDED, WaiverReason.OTHER_BOARD)
    return _between_branches(unit, own)


def _between_branches(unit: Unit, own: Unit) -> WaiverAnswer:
    branches = (normal(unit.branch or ""), normal(own.branch or ""))
    if not all(branches):
        return WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.BRANCH_UNSAID)
    if branches[0] == branches[1]:
        return WaiverAnswer(WaiverNeed.NOT_NEEDED, WaiverReason.SAME_BRANCH)
    if unit.independent or own.independent:
        return WaiverAnswer(WaiverNeed.NEEDED, WaiverReason.INDEPENDENT_BRANCH)
    if unit.independent is None or own.independent is None:
        return WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.INDEPENDENCE_UNSAID)
    return WaiverAnswer(WaiverNeed.NOT_NEEDED, WaiverReason.DEPENDENT_BRANCH)
