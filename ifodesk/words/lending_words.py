"""Loans in words: how far one has come, what it lacks, hours and money as they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.lending import LoanGap, LoanState, is_confirmed
from ifodesk.words.plural_words import listed

LOAN_STATE: Final[Mapping[LoanState, str]] = {
    LoanState.PROPOSED: "inte överenskommet än",
    LoanState.AGREED: "överenskommet",
    LoanState.ENDED: "avslutat",
}
LOAN_GAP: Final[Mapping[LoanGap, str]] = {
    LoanGap.LOAN_NO_SCOPE: "vad uppdraget är",
    LoanGap.LOAN_NO_DECISION: "vilket avtal eller beslut det bygger på",
    LoanGap.LOAN_NO_DAYS: "första och sista dag",
    LoanGap.LOAN_NO_HOURS: "timmar i veckan",
    LoanGap.LOAN_NO_PRICE: "pris per timme och per restimme",
    LoanGap.LOAN_NO_FILE: "var akten finns",
    LoanGap.LOAN_NO_READERS: "vem som ser vad",
    LoanGap.LOAN_NO_CARRYING_OUT: "vem som utför insatsen sedan",
}
CONFIRMED: Final = "bekräftat"
NOT_CONFIRMED: Final = "inte bekräftat"
A_YES: Final = "ett ja till det som stod"
OBJECTED: Final = "invändning: {text}"
_OWES: Final = "ni har gett {name} {hours} mer än ni har fått"
_OWED: Final = "ni har fått {hours} mer av {name} än ni har gett"
EVEN: Final = "ni har gett och fått lika mycket"


def missing_terms(codes: Sequence[str]) -> str:
    """Return what an agreement lacks.

    >>> missing_terms(["loan_no_scope", "loan_no_file"])
    'Det saknas (2): vad uppdraget är och var akten finns.'
    """
    known = [LOAN_GAP[LoanGap(code)] for code in codes if code in list(LoanGap)]
    return f"Det saknas ({len(known)}): {listed(known)}."


def hours_text(minutes: int) -> str:
    """Return minutes as hours and minutes.

    >>> hours_text(0), hours_text(450), hours_text(480), hours_text(45)
    ('0 tim', '7 tim 30 min', '8 tim', '45 min')
    """
    whole, rest = divmod(minutes, 60)
    if not rest:
        return f"{whole} tim"
    return f"{whole} tim {rest} min" if whole else f"{rest} min"


_MINUTES: Final = frozenset({"minutes", "travel_minutes"})
_KRONOR: Final = frozenset({"price_per_hour", "price_per_travel_hour"})
_MARKS: Final = frozenset({"agreed_helped", "agreed_helping", "confirmed"})


def term_text(field: str, value: object) -> str:
    """Return a value of a loan or of a week with its unit; empty for a field that has none.

    >>> term_text("price_per_hour", 520), term_text("minutes", 450), term_text("scope", "Utreda")
    ('520 kr', '7 tim 30 min', '')
    """
    if field in _MARKS and value is not None:
        return A_YES
    if not isinstance(value, int):
        return ""
    if field in _KRONOR:
        return money_text(value * 100)
    if field == "price_per_km":
        return money_text(value)
    return hours_text(value) if field in _MINUTES else ""


def week_text(monday: date) -> str:
    """Return a week by its number.

    >>> week_text(date(2026, 12, 28)), week_text(date(2026, 11, 23))
    ('v. 53 2026', 'v. 48 2026')
    """
    year, week, _ = monday.isocalendar()
    return f"v. {week} {year}"


def km_text(km: int) -> str:
    """Return kilometres.

    >>> km_text(98), km_text(1176)
    ('98 km', '1 176 km')
    """
    return f"{km:,} km".replace(",", " ")


def money_text(ore: int) -> str:
    """Return öre as kronor, with a decimal comma where there are öre.

    >>> money_text(1234500), money_text(250), money_text(0)
    ('12 345 kr', '2,50 kr', '0 kr')
    """
    kronor, rest = divmod(ore, 100)
    whole = f"{kronor:,}".replace(",", " ")
    return f"{whole},{rest:02} kr" if rest else f"{whole} kr"


def standing_text(hours: LoanHours) -> str:
    """Return whether a week is confirmed."""
    if hours.objection:
        return OBJECTED.format(text=hours.objection)
    return CONFIRMED if is_confirmed(hours) else NOT_CONFIRMED


def prices_text(loan: Loan) -> str:
    """Return the prices of an agreement, in one line; those that nobody has said are left out."""
    parts = (
        (loan.price_per_hour, "{price} i timmen", 100),
        (loan.price_per_travel_hour, "{price} per restimme", 100),
        (loan.price_per_km, "{price} per kilometer", 1),
    )
    return ", ".join(form.format(price=money_text(price * ore)) for price, form, ore in parts if price is not None)


def balance_text(minutes: int, name: str) -> str:
    """Return who has given more.

    Args:
        minutes: What the own municipality has given more than it got.
        name: Of the other one.

    >>> balance_text(840, "Åsele"), balance_text(-60, "Malå")
    ('ni har gett Åsele 14 tim mer än ni har fått', 'ni har fått 1 tim mer av Malå än ni har gett')
    """
    if not minutes:
        return EVEN
    form = _OWES if minutes > 0 else _OWED
    return form.format(name=name, hours=hours_text(abs(minutes)))
