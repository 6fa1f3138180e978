"""Who does what by the agreements of the municipalities, that each placement begins with.

An agreement with the home's municipality goes first, then the municipality's own setting, then the data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.cooperation import agreed_values, agreement_for
from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.placement_law import DUTY_SETTING, HOME, PLACING
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known, check_leader
from ifodesk.usecases.own_settings import own_settings, set_own
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.saving import Made, change, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AgreeDuty:
    """Settle which municipality does a thing in the placements of one's own."""

    session: Session

    def __call__(self, code: str, by: str | None, base: Seen[MunicipalitySettings] | None = None) -> Saved:
        """Save `PLACING` or `HOME` in the settings as they were seen; None goes back to what ships.

        Raises ``RuleError``: only_a_chief, unknown_duty.
        """
        session = self.session
        check_leader(session)
        if session.placement_law.duty(code) is None or by not in {None, PLACING, HOME}:
            raise RuleError(Refusal.UNKNOWN_DUTY)
        return set_own(session, DUTY_SETTING + code, by or "", base)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What an agreement says, as it is typed."""

    name: str
    parties: Collection[str]
    """SCB codes of the other municipalities."""
    from_on: date
    until_on: date | None
    duties: Mapping[str, str]
    """Code of a duty to `PLACING` or `HOME`; what is left out is not agreed."""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class NoteAgreement:
    """Write down an agreement of one's own municipality with others, or change one."""

    session: Session

    def __call__(self, agreed: Agreed, seen: Seen[CooperationAgreement] | None = None) -> Made:
        """Return it. Placements that go on are as they are: each has its own table of who does what.

        Args:
            agreed: What it says.
            seen: The agreement to change; None: a new one.

        Raises:
            RuleError: only_a_chief, name_needed, no_party, days_backwards, unknown_duty,
                older_group.
        """
        session = self.session
        check_leader(session)
        check_known(session, "cooperation_agreement")
        me = session.directory.me()
        base = CooperationAgreement(id=new_id(session.random)) if seen is None else seen.value
        value = replace(_checked(session, agreed, base), noted_by=me.id)
        if seen is not None:
            return Made(base.id, change(session.records, seen, value))
        return Made(base.id, session.records.save([Write(value)], home=MUNICIPALITY))


def agreements(session: Session) -> tuple[Seen[CooperationAgreement], ...]:
    """Return the municipality's agreements, the one that began last first."""
    found = session.records.all(CooperationAgreement)
    return tuple(sorted(found, key=lambda seen: (seen.value.from_on or date.min, seen.value.id), reverse=True))


def duty_values(session: Session, home_municipality: str | None) -> dict[str, str]:
    """Return the settings of who does what in a home of a municipality, as of today: its agreement goes first."""
    settings = own_settings(session)
    values = {} if settings is None else settings.value.values
    held = [seen.value for seen in session.records.all(CooperationAgreement)]
    return agreed_values(values, agreement_for(held, home_municipality, session.clock.today()))


def _checked(session: Session, agreed: Agreed, base: CooperationAgreement) -> CooperationAgreement:
    name, mine = words_or_none(agreed.name), session.directory.me().municipality
    parties = {code for code in agreed.parties if code != mine}
    if name is None:
        raise RuleError(Refusal.NAME_NEEDED)
    if not parties:
        raise RuleError(Refusal.NO_PARTY)
    if agreed.until_on is not None and agreed.until_on < agreed.from_on:
        raise RuleError(Refusal.DAYS_BACKWARDS)
    if any(session.placement_law.duty(code) is None or by not in {PLACING, HOME} for code, by in agreed.duties.items()):
        raise RuleError(Refusal.UNKNOWN_DUTY)
    return replace(
        base,
        name=name,
        reference=words_or_none(agreed.reference),
        parties={code: code in parties for code in {*base.parties, *parties}},
        from_on=agreed.from_on,
        until_on=agreed.until_on,
        duties={code: agreed.duties.get(code, "") for code in {*base.duties, *agreed.duties}},
    )
