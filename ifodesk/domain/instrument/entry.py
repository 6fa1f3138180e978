"""What somebody typed, or what is stored, into an answer; and whether an answer is possible at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from ifodesk.domain.instrument.answers import Answer, Missing
from ifodesk.domain.instrument.model import Instrument, Item, Kind, Range

MAX_TEXT: Final = 2000
"""Characters of an answer in words."""
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,4})?")
_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Misfit(StrEnum):
    """Why an answer is impossible (R1 and R2)."""

    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    NO_SUCH_CODE = "no_such_code"
    NOT_WHOLE = "not_whole"
    WRONG_KIND = "wrong_kind"
    NOT_ALLOWED = "not_allowed"
    """X or N where the item does not take it."""


class AnswerFault(StrEnum):
    """Why what was typed is no answer."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    TOO_LONG = "too_long"
    NOT_ALLOWED = "not_allowed"


class AnswerError(ValueError):
    """What was typed cannot be understood. Holds the reason, never what was typed."""

    def __init__(self, reason: AnswerFault) -> None:
        """Keep the reason."""
        self.reason = reason
        super().__init__(reason.value)


def read_answer(item: Item, typed: str) -> Answer:
    """Return the answer that was typed: "x" and "n" are X and N, the rest by the kind of the item.

    An impossible number is an answer all the same: `misfit` tells. Nothing is rounded.

    Raises:
        AnswerError: It cannot be understood, or the item takes no X or N.
    """
    entered = typed.strip()
    if not entered:
        raise AnswerError(AnswerFault.EMPTY)
    if entered.upper() in {sign.value for sign in Missing}:
        sign = Missing(entered.upper())
        if sign not in item.allows:
            raise AnswerError(AnswerFault.NOT_ALLOWED)
        return sign
    match item.kind:
        case Kind.TEXT:
            return _words(entered)
        case Kind.DATE:
            return _date(entered)
        case Kind.TIME:
            return _time(entered)
        case _:
            return _number(item, entered)


def _words(entered: str) -> str:
    if len(entered) > MAX_TEXT:
        raise AnswerError(AnswerFault.TOO_LONG)
    return entered


def _date(entered: str) -> str:
    if not is_date(entered):
        raise AnswerError(AnswerFault.NOT_A_DATE)
    return entered


def is_date(entered: str) -> bool:
    """Return whether a text is a day that exists, as 2026-11-22."""
    if not _DATE.fullmatch(entered):
        return False
    try:
        date.fromisoformat(entered)
    except ValueError:
        return False
    return True


def _time(entered: str) -> str:
    padded = entered.replace(".", ":").zfill(len("00:00"))
    if not _TIME.fullmatch(padded):
        raise AnswerError(AnswerFault.NOT_A_TIME)
    return padded


def _number(item: Item, entered: str) -> float:
    if not _NUMBER.fullmatch(entered):
        raise AnswerError(AnswerFault.NOT_A_NUMBER)
    if entered.lstrip("-").isdigit():
        return int(entered)
    if item.range is None or item.range.whole:
        raise AnswerError(AnswerFault.NOT_WHOLE)
    return float(entered.replace(",", "."))


def misfit(item: Item, answer: Answer) -> Misfit | None:
    """Return why an answer is impossible, or None. X and N fit where the item allows them."""
    if isinstance(answer, int | float):
        if item.codes:
            return None if answer in item.codes else Misfit.NO_SUCH_CODE
        return Misfit.WRONG_KIND if item.range is None else _outside(item.range, answer)
    if isinstance(answer, Missing):
        return None if answer in item.allows else Misfit.NOT_ALLOWED
    return None if _fits_text(item, answer) else Misfit.WRONG_KIND


def _outside(limits: Range, answer: float) -> Misfit | None:
    if answer < limits.low:
        return Misfit.TOO_LOW
    if answer > limits.high:
        return Misfit.TOO_HIGH
    return Misfit.NOT_WHOLE if limits.whole and answer != int(answer) else None


def _fits_text(item: Item, answer: str) -> bool:
    match item.kind:
        case Kind.TEXT:
            return True
        case Kind.DATE:
            return is_date(answer)
        case Kind.TIME:
            return bool(_TIME.fullmatch(answer))
        case _:
            return False


def read_answers(instrument: Instrument, stored: Mapping[str, str]) -> tuple[dict[str, Answer], dict[str, str]]:
    """Return what is stored as answers, and beside it what this instrument cannot read.

    The second holds codes that the instrument lacks and texts that are no answer (a newer file, another version): to
    be kept and shown as they are, never dropped.
    """
    read: dict[str, Answer] = {}
    unread: dict[str, str] = {}
    for code, typed in stored.items():
        item = instrument.items.get(code)
        try:
            if item is None:
                unread[code] = typed
            else:
                read[code] = read_answer(item, typed)
        except AnswerError:
            unread[code] = typed
    return read, unread
