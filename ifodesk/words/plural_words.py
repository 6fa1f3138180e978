"""Numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence


def number(value: int) -> str:
    """Return a whole number with a no-break space between thousands.

    >>> number(10000).split()
    ['10', '000']
    """
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def count(value: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 ändring", "3 ändringar".

    >>> count(1, "ändring", "ändringar"), count(0, "ändring", "ändringar")
    ('1 ändring', '0 ändringar')
    """
    return f"{number(value)} {one if value == 1 else many}"


def listed(parts: Sequence[str], last: str = "och") -> str:
    """Return parts as a list in a sentence.

    >>> listed(["mål", "åtgärd", "samordnare"])
    'mål, åtgärd och samordnare'
    """
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
