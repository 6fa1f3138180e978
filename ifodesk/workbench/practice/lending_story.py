"""A loan with hours, so that whoever is new finds the yearly statement filled: Åsele's chief helps Dorotea herself.

Three steps at two desks: Dorotea's chief proposes; Åsele's says yes and writes down four weeks; Dorotea's confirms all
but the newest, which waits for whoever practises.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.chief_requests import chiefs_of
from ifodesk.usecases.loan_hours import ConfirmHours, EnterHours, WeekHours
from ifodesk.usecases.loans import AgreeToLoan, ProposeLoan
from ifodesk.usecases.session import Session
from ifodesk.words import practice_words as words

HELPING: Final = "2463"
"""Åsele."""
_WEEKS: Final = (
    WeekHours(minutes=480, travel_minutes=90, travel_km=98),
    WeekHours(minutes=390, travel_minutes=90, travel_km=98),
    WeekHours(minutes=300),
    WeekHours(minutes=450, travel_minutes=90, travel_km=98),
)
"""The oldest first; the last one is of the week before this."""


def propose(session: Session) -> None:
    """Let the chief of *session* propose an agreement with Åsele's chief and say yes to it."""
    me, today = session.directory.me(), session.clock.today()
    (other, *_) = chiefs_of(session, HELPING)
    terms = Loan(
        id=EntityId(me.id),
        helper=other.id,
        helped_chief=me.id,
        helping_chief=other.id,
        case_type=CaseType.ADULT,
        scope=words.LOAN_SCOPE,
        decision=words.LOAN_DECISION,
        starts_on=today - timedelta(weeks=len(_WEEKS) + 1),
        ends_on=today + timedelta(weeks=12),
        hours_per_week=8,
        price_per_hour=520,
        price_per_travel_hour=260,
        price_per_km=250,
        file_kept=words.LOAN_FILE,
        who_sees=words.LOAN_SEES,
        carried_out_by=words.LOAN_FILE,
    )
    loan = ProposeLoan(session)(terms).id
    AgreeToLoan(session)(session.records.get(Loan, loan))


def help_out(session: Session) -> None:
    """Let the chief who helps say yes and write down the latest weeks."""
    for seen in session.records.all(Loan):
        AgreeToLoan(session)(seen)
        agreed = session.records.get(Loan, seen.value.id)
        for ago, hours in enumerate(reversed(_WEEKS), start=1):
            EnterHours(session)(agreed, session.clock.today() - timedelta(weeks=ago), hours)


def confirm(session: Session) -> None:
    """Let the chief who was helped confirm every week but the newest."""
    weeks = sorted(session.records.all(LoanHours), key=lambda seen: str(seen.value.week))
    for seen in weeks[:-1]:
        ConfirmHours(session)(seen)
