"""What decides what stands in a copy: the consents of today, who is protected, who may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip_consent import GivenAs
from ifodesk.domain.entities.sip_papers import RecipientKind
from ifodesk.domain.names import running
from ifodesk.domain.plan_copy import CopyBasis, Recipient
from ifodesk.domain.sheltering import Sheltered
from ifodesk.domain.sip_changes import former_goals
from ifodesk.domain.sip_frozen import FrozenConsent, FrozenPlan
from ifodesk.domain.waiver import WaiverNeed, units_of, waiver_for
from ifodesk.usecases.plans import frozen_plan
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import CaseOverview, SipView

_SCHOOL = "skola"
"""In a name it makes a school of a unit: the same rule, another word on the paper."""


def basis_of(session: Session, view: SipView, overview: CaseOverview, plan: FrozenPlan) -> CopyBasis:
    """Return what decides today, whatever an older version says.

    Args:
        session: Whose.
        view: The plan as it is now.
        overview: Its case.
        plan: What is copied. Its goals may have got other ids since, and the consents name those of today.
    """
    parties = [seen.value for seen in overview.parties]
    sheltered = tuple(sheltered_of(parties))
    hidden = {one.whose for one in sheltered if one.names}
    client = next((party for party in parties if party.role is PartyRole.CLIENT), None)
    today = session.clock.today()
    rules = session.sip_rules.ages.for_client(client, today)
    return CopyBasis(
        on=today,
        child_decides=not rules or any(GivenAs.GUARDIAN not in rule.asked for rule in rules),
        consents=_consents(frozen_plan(session, view), plan),
        sheltered=sheltered,
        borne=tuple(party.name for party in parties if party.name and party.id.hex() not in hidden),
    )


def _consents(now: FrozenPlan, plan: FrozenPlan) -> tuple[FrozenConsent, ...]:
    """Return the consents of today with the goals that they cover as *plan* knows them."""
    former = former_goals(plan, now)
    return tuple(
        replace(one, goals=tuple(sorted(former.get(goal, goal) for goal in one.goals))) for one in now.consents
    )


def sheltered_of(parties: Iterable[Party]) -> Iterator[Sheltered]:
    """Yield what stands in nobody else's copy: everything of a protected person, and what was written as withheld."""
    for party in parties:
        written = tuple(line.strip() for line in (party.withheld or "").splitlines() if line.strip())
        if party.protected:
            names = tuple(name for name in (party.name, party.former_surname) if name)
            numbers = tuple(text for text in (party.phone, party.personal_number) if text)
            yield Sheltered(party.id.hex(), names, (*written, *numbers))
        elif written:
            yield Sheltered(party.id.hex(), (), written)


def recipients_of(session: Session, plan: FrozenPlan, overview: CaseOverview) -> tuple[Recipient, ...]:
    """Return who may get a copy: the client, guardians, who answers for measures, units, the chief and the file."""
    needs = _Needs(session, overview)
    return (
        *_parties(overview),
        *_responsible(plan, needs, overview),
        *_units(plan, needs),
        Recipient(RecipientKind.CHIEF),
        Recipient(RecipientKind.RECORDS),
    )


def _parties(overview: CaseOverview) -> Iterator[Recipient]:
    for role, kind in ((PartyRole.CLIENT, RecipientKind.CLIENT), (PartyRole.GUARDIAN, RecipientKind.GUARDIAN)):
        for seen in overview.parties:
            if seen.value.role is role:
                yield Recipient(kind, seen.value.name or "", whose=seen.value.id.hex())


class _Needs:
    """Says of a unit by name whether it needs a waiver: from what the municipality says of its units."""

    def __init__(self, session: Session, overview: CaseOverview) -> None:
        self._units = [seen.value for seen in session.records.all(Unit)]
        self._own = units_of(overview.case.value.handler, self._units)

    def of(self, name: str | None) -> bool | None:
        """Return the answer; None is unclear, as it is for a unit that nobody has described."""
        flat = running(name or "")
        unit = next((one for one in self._units if flat and running(one.name or "") == flat), None)
        if unit is None or (answer := waiver_for(unit, self._own)).need is WaiverNeed.UNCLEAR:
            return None
        return answer.asked_for


def _responsible(plan: FrozenPlan, needs: _Needs, overview: CaseOverview) -> Iterator[Recipient]:
    """Yield everybody who answers for a measure; one of the case's own people is known as such."""
    found: dict[str, Recipient] = {}
    own = {running(seen.value.name): seen.value.id.hex() for seen in overview.parties if seen.value.name}
    for measure in (measure for goal in plan.goals for measure in goal.measures):
        name, unit = (measure.responsible or "").strip(), measure.unit
        if name:
            key = running(name)
            one = Recipient(RecipientKind.RESPONSIBLE, name, unit, own.get(key, ""), needs.of(unit))
            found.setdefault(key, one)
    yield from found.values()


def _units(plan: FrozenPlan, needs: _Needs) -> Iterator[Recipient]:
    """Yield each unit that works on a measure or that a consent names."""
    measures = (measure.unit for goal in plan.goals for measure in goal.measures)
    consents = (name for consent in plan.consents for name in (consent.unit, consent.receiver))
    names = {running(name): name.strip() for name in (*measures, *consents) if name and name.strip()}
    for flat, name in names.items():
        kind = RecipientKind.SCHOOL if _SCHOOL in flat else RecipientKind.UNIT
        yield Recipient(kind, name, name, waiver_needed=needs.of(name))
