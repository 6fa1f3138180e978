"""Figures of the yearly questions as text: canonical JSON, read strictly, so that what was signed is shown. Pure."""

from __future__ import annotations

import json
from typing import Final

from ifodesk.domain.home_questions import AnswerFigures, Part, Reply, is_fold
from ifodesk.domain.suppression import LEAST

_FORM: Final = 1
_MOST: Final = 100_000
_JOIN: Final = "+"
_ORDER: Final = tuple(Reply)


def to_form(found: AnswerFigures) -> str:
    """Return the canonical text: sorted keys, no spaces. Parts that are told as one are joined by a plus sign."""
    questions = {
        code: {_JOIN.join(reply.value for reply in part): size for part, size in parts.items()}
        for code, parts in found.questions.items()
    }
    whole = {"form": _FORM, "year": found.year, "asked": found.asked, "returned": found.returned}
    return json.dumps({**whole, "questions": questions}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_form(text: str) -> AnswerFigures:
    """Return the figures. Raises ``ValueError`` for a text that is not exactly what `to_form` makes."""
    try:
        read = json.loads(text)
        questions = {code: _parts(one) for code, one in read["questions"].items()}
        found = AnswerFigures(read["year"], read["asked"], read["returned"], questions)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError from error
    if not _may_be(found) or to_form(found) != text:
        raise ValueError
    return found


def _parts(read: dict[str, int]) -> dict[Part, int]:
    """Return the parts in the order of `Reply`."""
    found = {tuple(Reply(one) for one in name.split(_JOIN)): size for name, size in read.items()}
    return dict(sorted(found.items(), key=lambda one: _ORDER.index(one[0][0])))


def _may_be(found: AnswerFigures) -> bool:
    """Return whether figures are ones that `ifodesk.domain.home_questions.figures` tells."""
    asked = found.returned if found.asked is None else found.asked
    sizes = [size for parts in found.questions.values() for size in parts.values()]
    numbers = [found.year, asked, found.returned, *sizes]
    if any(type(one) is not int or not 0 <= one <= _MOST for one in numbers):
        return False
    if min([found.returned, *sizes]) < LEAST or not (asked == found.returned or asked >= found.returned + LEAST):
        return False
    return all(
        is_fold(list(parts)) and sum(parts.values()) in {0, found.returned} for parts in found.questions.values()
    )
