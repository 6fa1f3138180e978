"""Figures of interviews in Swedish: decimal comma, a sign where a difference is told."""

from __future__ import annotations


def decimal(value: float, places: int) -> str:
    """Return a figure with a decimal comma and a true minus sign.

    >>> decimal(0.55, 3), decimal(-0.0313, 3), decimal(4.0, 1)
    ('0,550', '\u22120,031', '4,0')
    """
    return f"{value:.{places}f}".replace("-", "\u2212").replace(".", ",")


def score(value: float, top: float) -> str:
    """Return a score: three decimals where its scale ends at 1, whole where it is a sum.

    >>> score(0.55, 1), score(22.0, 40)
    ('0,550', '22')
    """
    return decimal(value, 3 if top <= 1 else 0)


def difference(value: float, places: int) -> str:
    """Return a difference with its sign.

    >>> difference(0.25, 2), difference(-0.25, 2), difference(0, 2)
    ('+0,25', '\u22120,25', '0,00')
    """
    return f"{'+' if value > 0 else ''}{decimal(value, places)}"
