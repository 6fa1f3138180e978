"""Who may see which goal: consent is the gate, unit by unit and goal by goal; and who cannot keep two units apart.

A key follows a person, never a unit's name. Source: LAW 1.4; OSL 2009:400 10 kap. 1 §, 12 kap. 2 §.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.names import normal
from ifodesk.domain.sip import is_valid
from ifodesk.domain.waiver import WaiverAnswer


class Closed(StrEnum):
    """Why a unit may not see something."""

    NO_PARTICIPATION = "no_participation"
    NO_WAIVER = "no_waiver"
    NOT_THIS_GOAL = "not_this_goal"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    RAN_OUT = "ran_out"
    UNIT_ENDED = "unit_ended"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: may this unit see this goal today?"""

    unit: Unit
    waiver: WaiverAnswer
    goal: EntityId | None = None
    """None: the plan's heading only, with what the client lets be known."""


def why_closed(asked: Asked, consents: Sequence[Consent], today: date) -> Closed | None:
    """Return why a unit may not see a goal; None when it may.

    A consent that names the unit goes before one that names none; a waiver that was limited, withdrawn or declined is
    heeded also where the law does not ask for one.

    Args:
        asked: The unit, whether it needs a waiver, and the goal.
        consents: All consents of the plan, in any order.
        today: A consent holds through its last day, and counts as none from the next one.
    """
    unit = asked.unit
    if unit.ended_on is not None and unit.ended_on <= today:
        return Closed.UNIT_ENDED
    taking_part = [one for one in consents if one.kind is ConsentKind.PARTICIPATION]
    named = [one for one in taking_part if one.unit == unit.id]
    general = [one for one in taking_part if one.unit is None]
    closed = _why(named or general, asked.goal, today, missing=Closed.NO_PARTICIPATION)
    if closed is not None:
        return closed
    waivers = [one for one in consents if one.kind is ConsentKind.SECRECY_WAIVER and _is_to(one, unit)]
    if not waivers and not asked.waiver.asked_for:
        return None
    return _why(waivers, asked.goal, today, missing=Closed.NO_WAIVER)


def covers(consent: Consent, goal: EntityId | None) -> bool:
    """Return whether a consent covers a goal; one that names no goals covers the plan."""
    return not consent.goals or goal is None or goal in consent.goals


@dataclass(frozen=True, slots=True)
class Divided:
    """Somebody who serves a unit that may see and one that may not: she cannot keep apart what she knows."""

    member: MemberId
    may: tuple[EntityId, ...]
    may_not: tuple[EntityId, ...]
    others: tuple[MemberId, ...]
    """Others of the units that may, who serve none that may not: whom to offer instead."""


def divided(open_units: Collection[Unit], closed_units: Collection[Unit]) -> tuple[Divided, ...]:
    """Return everybody who serves a unit with consent and one without, by id.

    Args:
        open_units: Units that see, or are to see.
        closed_units: Living units that may not, of those that the plan is about.
    """
    shut = {member for unit in closed_units for member in unit.members}
    both = sorted({member for unit in open_units for member in unit.members} & shut)
    return tuple(
        Divided(
            member,
            tuple(sorted(unit.id for unit in open_units if member in unit.members)),
            tuple(sorted(unit.id for unit in closed_units if member in unit.members)),
            tuple(sorted({one for unit in open_units if member in unit.members for one in unit.members} - shut)),
        )
        for member in both
    )


def people_of(units: Iterable[Unit], without: Collection[MemberId] = ()) -> frozenset[MemberId]:
    """Return the people of a set of units."""
    return frozenset(member for unit in units for member in unit.members) - frozenset(without)


def staying(
    unit: EntityId, parts_units: Collection[EntityId], members: Mapping[EntityId, frozenset[MemberId]]
) -> frozenset[MemberId]:
    """Return who of a unit still reads a part when the unit is taken out: by another unit of its set."""
    return members.get(unit, frozenset()) & frozenset(
        member for other in parts_units if other != unit for member in members.get(other, frozenset())
    )


def _why(consents: Sequence[Consent], goal: EntityId | None, today: date, *, missing: Closed) -> Closed | None:
    """Return why consents of one kind do not open; None when one of them does."""
    valid = [one for one in consents if one.kind is not None and is_valid(one, one.kind, today)]
    if any(covers(one, goal) for one in valid):
        return None
    if valid:
        return Closed.NOT_THIS_GOAL
    newest = max(consents, key=lambda one: one.given_on or date.min, default=None)
    return missing if newest is None else _over(newest, today) or missing


def _over(consent: Consent, today: date) -> Closed | None:
    if consent.withdrawn_on is not None:
        return Closed.WITHDRAWN
    if consent.form is AgreementForm.DECLINES:
        return Closed.DECLINED
    if consent.valid_until is not None and consent.valid_until < today:
        return Closed.RAN_OUT
    return None


def _is_to(waiver: Consent, unit: Unit) -> bool:
    """Return whether a waiver is to a unit: by reference, or written out before units could be chosen."""
    if waiver.unit is not None:
        return waiver.unit == unit.id
    return bool(unit.name) and normal(waiver.receiver or "") == normal(unit.name or "")
