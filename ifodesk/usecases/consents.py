"""Consents and who agreed. Taking part and lifting secrecy are two things and never the same record (LAW 1.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind, GivenAs
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.plan_withdrawal import stop_sharing
from ifodesk.usecases.saving import Made, change, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AddConsent:
    """Write down a consent."""

    session: Session

    def __call__(  # noqa: PLR0913 - everything but the kind may be left out
        self,
        plan: EntityId,
        *,
        kind: ConsentKind,
        given_by: str = "",
        given_on: date | None = None,
        form: AgreementForm | None = None,
        what: str = "",
        receiver: str = "",
        purpose: str = "",
        valid_until: date | None = None,
        given_as: GivenAs | None = None,
        unit: EntityId | None = None,
        goals: frozenset[EntityId] = frozenset(),
        child_view: str = "",
    ) -> Made:
        """Return the new consent, given today unless another day is said. Raises ``RuleError`` in_the_future."""
        today = self.session.clock.today()
        consent = Consent(
            id=new_id(self.session.random),
            plan=plan,
            kind=kind,
            given_by=given_by,
            given_on=given_on or today,
            form=form,
            what=what,
            receiver=receiver,
            purpose=purpose,
            valid_until=valid_until,
            received_by=self.session.directory.me().id,
            given_as=given_as,
            unit=unit,
            goals=goals,
            child_view=child_view,
        )
        _check_day(consent.given_on, today)
        return Made(consent.id, self.session.records.save([Write(tidy(consent))]))


@dataclass(frozen=True, slots=True)
class ChangeConsent:
    """Change what was written down about a consent."""

    session: Session

    def __call__(self, seen: Seen[Consent], value: Consent) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` in_the_future."""
        _check_day(value.given_on, self.session.clock.today())
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """Write down that a consent was withdrawn; it can be at any time, in any form."""

    session: Session

    def __call__(self, seen: Seen[Consent], *, on: date | None = None, by: str = "") -> Saved:
        """Save the consent as withdrawn, today unless another day is said, and take out the units that read by it.

        It was withdrawn *by* whoever gave it, unless somebody else is named.

        Raises ``RuleError``: in_the_future, before_consent.
        """
        today = self.session.clock.today()
        day = on or today
        _check_day(day, today)
        if seen.value.given_on is not None and day < seen.value.given_on:
            raise RuleError(Refusal.BEFORE_CONSENT)
        withdrawn = replace(seen.value, withdrawn_on=day, withdrawn_by=by or seen.value.given_by)
        saved = change(self.session.records, seen, withdrawn)
        if seen.value.plan is None:
            return saved
        return Saved(saved.change, together(saved.changed, stop_sharing(self.session, seen.value.plan)))


@dataclass(frozen=True, slots=True)
class RemoveConsent:
    """Take away a consent that was written down by mistake; one that ended is withdrawn instead."""

    session: Session

    def __call__(self, seen: Seen[Consent]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


@dataclass(frozen=True, slots=True)
class AddAgreement:
    """Write down who agreed to the plan and how."""

    session: Session

    def __call__(
        self,
        plan: EntityId,
        *,
        name: str = "",
        role: str = "",
        form: AgreementForm | None = None,
        on: date | None = None,
    ) -> Made:
        """Return the new agreement, of today unless another day is said. Raises ``RuleError`` in_the_future."""
        today = self.session.clock.today()
        _check_day(on, today)
        agreement = Agreement(
            id=new_id(self.session.random), plan=plan, name=name, role=role, form=form, on=on or today
        )
        return Made(agreement.id, self.session.records.save([Write(tidy(agreement))]))


@dataclass(frozen=True, slots=True)
class ChangeAgreement:
    """Change what was written down about an agreement."""

    session: Session

    def __call__(self, seen: Seen[Agreement], value: Agreement) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` in_the_future."""
        _check_day(value.on, self.session.clock.today())
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RemoveAgreement:
    """Take away an agreement."""

    session: Session

    def __call__(self, seen: Seen[Agreement]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


def _check_day(day: date | None, today: date) -> None:
    if day is not None and day > today:
        raise RuleError(Refusal.IN_THE_FUTURE)
