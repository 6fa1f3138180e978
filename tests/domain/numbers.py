"""Numbers of the official test series: birth number 238 or 239 (or any for the check of the check digit)."""

from __future__ import annotations

from datetime import date


def check_digit(nine: str) -> str:
    """Return the Luhn digit of nine digits, written anew from the definition."""
    total = 0
    for place, digit in enumerate(nine):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def series_number(day: date, birth_number: str = "238") -> str:
    """Return the twelve digits of an invented person."""
    nine = f"{day:%y%m%d}{birth_number}"
    return f"{day.year // 100}{nine}{check_digit(nine)}"


def coordination(year: int, month: int, day: int, birth_number: str = "239") -> str:
    """Return a coordination number; month and day may be ones that no calendar has."""
    nine = f"{year % 100:02}{month:02}{day + 60:02}{birth_number}"
    return f"{year // 100}{nine}{check_digit(nine)}"
