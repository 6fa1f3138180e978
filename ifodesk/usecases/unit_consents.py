"""The client's yes to one unit: to take part, and a waiver where one is asked for: two records, kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.audience import Asked, why_closed
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind, GivenAs
from ifodesk.domain.ids import EntityId
from ifodesk.domain.waiver import WaiverAnswer, WaiverNeed, WaiverReason
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.waivers import gate_of

_TAKING_PART = WaiverAnswer(WaiverNeed.NOT_NEEDED, WaiverReason.SAME_BRANCH)
"""Asks for consent to take part alone."""


@dataclass(frozen=True, slots=True)
class UnitConsent:
    """What the client said."""

    given_by: str
    form: AgreementForm
    given_as: GivenAs | None = None
    what: str = ""
    purpose: str = ""
    valid_until: date | None = None
    """The last day; None: until it is withdrawn."""
    goals: frozenset[EntityId] = frozenset()
    """Empty: the whole plan."""


@dataclass(frozen=True, slots=True)
class LetUnitTakePart:
    """Write down that the client lets one unit take part. Nothing is shared by it yet."""

    session: Session

    def __call__(self, plan: EntityId, unit: EntityId, said: UnitConsent) -> Saved:
        """Save what is needed so that the unit may see what *said* covers, as one change.

        A waiver where one is asked for; a consent to take part where the unit has none that holds, or where no waiver
        is asked for and *said* covers some goals or a time only.

        Raises ``RuleError``: name_needed, end_in_the_past, unit_ended, unit_declined (who declines does not say yes).
        """
        session, today = self.session, self.session.clock.today()
        if words_or_none(said.given_by) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        if said.form is AgreementForm.DECLINES:
            raise RuleError(Refusal.UNIT_DECLINED)
        if said.valid_until is not None and said.valid_until < today:
            raise RuleError(Refusal.END_IN_THE_PAST)
        value = session.records.get(InternalSip, plan).value
        gate = gate_of(session, value)
        if unit not in gate.units:
            raise RuleError(Refusal.UNIT_ENDED)
        kinds = self._kinds(plan, gate.units[unit], said, waiver=gate.waivers[unit].asked_for)
        return session.records.save([Write(tidy(self._consent(plan, gate.units[unit], kind, said))) for kind in kinds])

    def _kinds(self, plan: EntityId, unit: Unit, said: UnitConsent, *, waiver: bool) -> Iterator[ConsentKind]:
        if waiver:
            yield ConsentKind.SECRECY_WAIVER
        consents = [seen.value for seen in self.session.records.children(Consent, plan)]
        taking_part = [one for one in consents if one.kind is ConsentKind.PARTICIPATION]
        shut = why_closed(Asked(unit, _TAKING_PART), taking_part, self.session.clock.today()) is not None
        limited = bool(said.goals) or said.valid_until is not None
        if shut or not waiver or (limited and any(one.unit == unit.id for one in taking_part)):
            yield ConsentKind.PARTICIPATION

    def _consent(self, plan: EntityId, unit: Unit, kind: ConsentKind, said: UnitConsent) -> Consent:
        return Consent(
            id=new_id(self.session.random),
            plan=plan,
            kind=kind,
            given_by=said.given_by.strip(),
            given_on=self.session.clock.today(),
            form=said.form,
            what=said.what,
            receiver=unit.name,
            purpose=said.purpose,
            valid_until=said.valid_until,
            received_by=self.session.directory.me().id,
            given_as=said.given_as,
            unit=unit.id,
            goals=said.goals,
        )
