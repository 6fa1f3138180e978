"""What can be answered: a number, a text, X or N. What has not been asked yet is absent, never 0 and never blank."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias


class Missing(Enum):
    """Why there is no figure although the item was asked. The values are what is stored."""

    UNKNOWN = "X"
    """Does not know or does not want to answer."""
    NOT_RELEVANT = "N"
    """Does not apply to this person."""


Answer: TypeAlias = int | float | str | Missing
"""A number is counted with; a text is a date (2026-11-22), a time (09:30) or words."""

Answers: TypeAlias = Mapping[str, Answer]
"""Answers by item code. An absent code has not been asked yet."""


def answer_text(answer: Answer) -> str:
    """Return the form in which an answer is stored: "12", "X", "N", "2026-11-22" or the words.

    >>> answer_text(12), answer_text(12.5), answer_text(Missing.UNKNOWN)
    ('12', '12.5', 'X')
    """
    if isinstance(answer, Missing):
        return answer.value
    if isinstance(answer, float) and answer.is_integer():
        return str(int(answer))
    return str(answer)


def figure(answer: Answer | None) -> float | None:
    """Return the number of an answer; None for X, N, a text and what has not been asked.

    >>> figure(3), figure(Missing.NOT_RELEVANT), figure("text"), figure(None)
    (3, None, None, None)
    """
    return answer if isinstance(answer, int | float) and not isinstance(answer, bool) else None
