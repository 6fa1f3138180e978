"""A copy of an internal SIP for one recipient: what that person may see by consent, age and protection. Pure.

Source: OSL 2009:400 10 kap. 1 § and 12 kap. 2-3 §§ (waiver; the child and its guardian), 26 kap. 1 §; SoLPuL 2001:454
10 § (access follows the work). docs/adr/0013-paper.md says which part goes to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ifodesk.domain.copy_sifting import LeftOut, renumbered, sift
from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.names import running
from ifodesk.domain.sheltering import Sheltered, Sieve
from ifodesk.domain.sip_frozen import FrozenConsent, FrozenGoal, FrozenMeasure, FrozenPlan


class CopyObstacle(StrEnum):
    """Why no copy is made for somebody."""

    NO_PARTICIPATION = "copy_no_participation"
    """Nobody's consent to take part stands any longer; then only the client and the file get a copy."""
    NO_WAIVER = "copy_no_waiver"
    """The unit needs a waiver, or it is unclear whether it does, and none stands."""
    CHILD_DECIDES = "copy_child_decides"
    """The child has reached the age at which it decides, and has not said yes to the guardian."""
    NOTHING_THERE = "copy_nothing_there"
    """No measure of this person, no goal of this unit."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is to get a copy."""

    kind: RecipientKind
    name: str = ""
    """As it stands on the copy: a person's, a unit's."""
    unit: str | None = None
    """Name of the unit, for a unit, a school, or the unit of a person."""
    whose: str = ""
    """Key of the party, so that nothing of its own is left out."""
    waiver_needed: bool | None = None
    """Of the unit: None is unclear, and then a unit or a school is asked for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyBasis:
    """What decides beside the plan: as it is today, not as it was when the plan was adopted."""

    on: date
    child_decides: bool = True
    """Whether the client has, or may have, the age at which it decides alone (`ifodesk.domain.consent_ages`)."""
    consents: tuple[FrozenConsent, ...] = ()
    sheltered: tuple[Sheltered, ...] = ()
    borne: tuple[str, ...] = ()
    """Names of people round the client who are not protected."""
    without: frozenset[str] = frozenset()
    """Ids of goals that the sender takes out besides; nothing can be added."""


@dataclass(frozen=True, slots=True)
class CopyDraft:
    """A copy that is not made yet, and what the sender should know about it."""

    plan: FrozenPlan
    left_out: tuple[LeftOut, ...] = ()
    """What somebody's protection took away."""
    doubts: tuple[LeftOut, ...] = ()
    """What stayed, and may mean somebody who is protected: the sender reads it."""
    obstacle: CopyObstacle | None = None


_WHOLE = frozenset({RecipientKind.RECORDS, RecipientKind.CLIENT, RecipientKind.CHIEF, RecipientKind.GUARDIAN})
_UNITS = frozenset({RecipientKind.UNIT, RecipientKind.SCHOOL})
_OWN_PLAN = frozenset({RecipientKind.RECORDS, RecipientKind.CLIENT})


def copy_for(plan: FrozenPlan, to: Recipient, basis: CopyBasis) -> CopyDraft:
    """Return the copy of *plan* for *to*: nothing that this recipient may not see occurs anywhere in it.

    With an obstacle the draft's plan is still what would be shown, so that a sender can see what a consent would open.
    """
    obstacle = _obstacle(to, basis)
    scope = replace(plan, goals=tuple(goal for goal in plan.goals if goal.id not in basis.without))
    if to.kind not in _WHOLE:
        scope = _narrow(scope, to, basis)
        if obstacle is None and not scope.goals:
            obstacle = CopyObstacle.NOTHING_THERE
    if to.kind is RecipientKind.RECORDS:
        return CopyDraft(scope, obstacle=obstacle)
    sieve = Sieve((one for one in basis.sheltered if one.whose != to.whose or not to.whose), (*basis.borne, to.name))
    sifted, left_out, doubts = sift(scope, sieve)
    return CopyDraft(renumbered(sifted), left_out, doubts, obstacle)


def stands(consent: FrozenConsent, kind: ConsentKind, on: date) -> bool:
    """Return whether *consent* is one of *kind* that holds on a day."""
    given = consent.given_on is not None and consent.given_on <= on
    over = consent.withdrawn_on is not None or (consent.valid_until is not None and consent.valid_until < on)
    return consent.kind == kind and given and not over and consent.form not in (None, AgreementForm.DECLINES)


def _obstacle(to: Recipient, basis: CopyBasis) -> CopyObstacle | None:
    if to.kind in _OWN_PLAN:
        return None
    if not _takes_part(to, basis):
        return CopyObstacle.NO_PARTICIPATION
    named = _waivers(to, basis)
    waived = any(_standing(one, basis) for one in named)
    if to.kind is RecipientKind.GUARDIAN and basis.child_decides and not waived:
        return CopyObstacle.CHILD_DECIDES
    return CopyObstacle.NO_WAIVER if _asked_for(to, named) and not waived else None


def _asked_for(to: Recipient, named: list[FrozenConsent]) -> bool:
    """Return whether a waiver has to stand.

    Unclear is asked for, but for one person's own measures: that person was named with the client's consent, and reads
    nothing of the others.
    """
    if to.kind in _UNITS:
        return to.waiver_needed is not False or bool(named)
    return to.kind is RecipientKind.RESPONSIBLE and to.waiver_needed is True


def _takes_part(to: Recipient, basis: CopyBasis) -> bool:
    """Return whether a consent to take part stands: the one that names the unit, where there is one."""
    every = [one for one in basis.consents if one.kind == ConsentKind.PARTICIPATION]
    named = [one for one in every if to.kind in _UNITS and one.unit and running(one.unit) in _names(to)]
    general = [one for one in every if not one.unit]
    return any(stands(one, ConsentKind.PARTICIPATION, basis.on) for one in named or general)


def _names(to: Recipient) -> frozenset[str]:
    return frozenset(running(name) for name in (to.name, to.unit) if name)


def _waivers(to: Recipient, basis: CopyBasis) -> list[FrozenConsent]:
    """Return the waivers that name the recipient, whether they stand or not."""
    every = (one for one in basis.consents if one.kind == ConsentKind.SECRECY_WAIVER)
    return [one for one in every if any(running(name) in _names(to) for name in (one.receiver, one.unit) if name)]


def _standing(consent: FrozenConsent, basis: CopyBasis) -> bool:
    return stands(consent, ConsentKind.SECRECY_WAIVER, basis.on)


def _narrow(plan: FrozenPlan, to: Recipient, basis: CopyBasis) -> FrozenPlan:
    """Return only what somebody with a part in the plan needs: the cover, and the goals that are theirs.

    "Det här har jag redan berättat" goes to each unit; own words only where the waiver is not limited to some goals. A
    field that the plan gets later goes to nobody until it is named here.
    """
    person = to.kind is RecipientKind.RESPONSIBLE
    goals = tuple(_own_goals(plan, to)) if person else tuple(goal for goal in plan.goals if _of_unit(goal, to, basis))
    return FrozenPlan(
        plan=plan.plan,
        number=plan.number,
        case_number=plan.case_number,
        municipality=plan.municipality,
        client=plan.client,
        client_birth_year=None if person else plan.client_birth_year,
        adopted_on=plan.adopted_on,
        adopted_by=plan.adopted_by,
        own_words=plan.own_words if _whole(to, basis) else None,
        plan_lead=plan.plan_lead,
        plan_lead_phone=plan.plan_lead_phone,
        next_follow_up_on=plan.next_follow_up_on,
        already_told=None if person else plan.already_told,
        goals=goals,
        consents=tuple(one for one in _waivers(to, basis) if _standing(one, basis)),
    )


def _whole(to: Recipient, basis: CopyBasis) -> bool:
    """Return whether a unit may see more than single goals: no waiver that names it is limited."""
    return to.kind in _UNITS and not any(one.goals for one in _waivers(to, basis) if _standing(one, basis))


def _own_goals(plan: FrozenPlan, to: Recipient) -> Iterator[FrozenGoal]:
    """Yield the goals for which the person does something: their words, and the measures of that person alone."""
    for goal in plan.goals:
        mine = tuple(measure for measure in goal.measures if _of_person(measure, to))
        if mine:
            yield FrozenGoal(goal.id, goal.text, measures=mine)


def _of_person(measure: FrozenMeasure, to: Recipient) -> bool:
    return bool(measure.responsible) and running(measure.responsible or "") == running(to.name)


def _of_unit(goal: FrozenGoal, to: Recipient, basis: CopyBasis) -> bool:
    """Return whether a waiver for the unit covers the goal; where none is needed, whether the unit works on it.

    A waiver that was limited, withdrawn or declined is heeded also where the law does not ask for one.
    """
    named = _waivers(to, basis)
    if named or to.waiver_needed is not False:
        return any(_standing(one, basis) and (not one.goals or goal.id in one.goals) for one in named)
    return any(measure.unit and running(measure.unit) == running(to.unit or to.name) for measure in goal.measures)
