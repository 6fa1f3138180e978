"""A statement of loans with everything in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.lending import hours_mark
from ifodesk.domain.loan_statement import exchanges, statement_lines
from ifodesk.usecases.loan_statements import LoanStatement

NILS, KARIN = MemberId(b"n" * 16), MemberId(b"k" * 16)


def loan(helped: str, helping: str, helper: MemberId, decision: str) -> Loan:
    return Loan(
        id=EntityId(helper),
        helped=helped,
        helping=helping,
        helper=helper,
        decision=decision,
        price_per_hour=450,
        price_per_travel_hour=300,
        price_per_km=250,
    )


def weeks(count: int, *, minutes: int, unconfirmed: int = 1) -> list[LoanHours]:
    """Return weeks in the autumn, of which the last ones are not confirmed, and one has an objection."""
    found = []
    for number in range(count):
        line = LoanHours(
            id=EntityId(number.to_bytes(16, "big")),
            week=date(2026, 8, 31) + timedelta(weeks=number),
            minutes=minutes + 15 * number,
            travel_minutes=90,
            travel_km=98,
        )
        confirmed = number < count - unconfirmed
        objection = "Onsdagen var inställd" if number == count - 1 and unconfirmed else None
        found.append(replace(line, confirmed=hours_mark(line) if confirmed else None, objection=objection))
    return found


def statement(*, practice: bool = False, decision: str = "Avtal om samverkan, KS 2026:14") -> LoanStatement:
    got = loan("2425", "2463", NILS, decision)
    gave = loan("2462", "2425", KARIN, "Avtal om samverkan, SN 2026:31")
    lines = statement_lines([(got, weeks(13, minutes=450)), (gave, weeks(4, minutes=240, unconfirmed=0))], "2425", 2026)
    return LoanStatement(
        year=2026,
        whole_year=False,
        municipality="Dorotea",
        made_on=date(2026, 11, 30),
        lines=lines,
        exchanges=exchanges(lines),
        names={"2463": "Åsele", "2462": "Vilhelmina"},
        helpers={NILS: "Nils Sand", KARIN: "Karin Norberg"},
        practice=practice,
    )
