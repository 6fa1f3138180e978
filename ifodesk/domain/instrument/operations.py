"""What each operator of an expression does, as a function of the situation. None is "not known"."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from ifodesk.domain.instrument.situation import Situation

Codes: TypeAlias = tuple[str, ...]
Run: TypeAlias = Callable[[Situation], "float | None"]
"""Returns a number, a truth (which is a number too) or None."""
Maker: TypeAlias = Callable[[Codes, Sequence[Run]], Run]


def constant(number: float) -> Run:
    """Return what is always *number*."""
    return lambda _: number


def _ref(codes: Codes, _parts: Sequence[Run]) -> Run:
    code = codes[0]
    return lambda s: s.numbers.get(code)


def _earlier(codes: Codes, _parts: Sequence[Run]) -> Run:
    code = codes[0]
    return lambda s: s.earlier.get(code)


def _sum(codes: Codes, _parts: Sequence[Run]) -> Run:
    """Return the sum; unknown where one is unknown."""

    def run(s: Situation) -> float | None:
        numbers = s.numbers
        try:
            return sum([numbers[code] for code in codes])
        except KeyError:
            return None

    return run


def _known(codes: Codes, s: Situation) -> list[float]:
    return [s.numbers[code] for code in codes if code in s.numbers]


def _known_sum(codes: Codes, _parts: Sequence[Run]) -> Run:
    return lambda s: sum(_known(codes, s))


def _known_max(codes: Codes, _parts: Sequence[Run]) -> Run:
    return lambda s: max(_known(codes, s), default=None)


def _known_second(codes: Codes, _parts: Sequence[Run]) -> Run:
    """Return the next to greatest; unknown where fewer than two are known."""

    def run(s: Situation) -> float | None:
        known = sorted(_known(codes, s))
        return known[-2] if len(known) > 1 else None

    return run


def _waiting(codes: Codes, s: Situation) -> bool:
    """Return whether one of *codes* is unknown or not asked yet."""
    return any(code in s.asked and code not in s.numbers and code not in s.irrelevant for code in codes)


def _count_some(codes: Codes, _parts: Sequence[Run]) -> Run:
    """Return how many are more than nothing."""
    return lambda s: None if _waiting(codes, s) else sum(number > 0 for number in _known(codes, s))


def _some(codes: Codes, _parts: Sequence[Run]) -> Run:
    """Return whether one of them is more than nothing; N, and what the form lacks, count as nothing."""

    def run(s: Situation) -> float | None:
        if any(number > 0 for number in _known(codes, s)):
            return True
        return None if _waiting(codes, s) else False

    return run


def _mean_of_known(codes: Codes, _parts: Sequence[Run]) -> Run:
    """Return the mean of those with a number, 0 where all are X or N; unknown where one has not been asked."""

    def run(s: Situation) -> float | None:
        numbers = s.numbers
        if any(code not in numbers and code not in s.irrelevant and code not in s.unknown for code in codes):
            return None
        known = [numbers[code] for code in codes if code in numbers]
        return sum(known) / len(known) if known else 0

    return run


def _add(_codes: Codes, parts: Sequence[Run]) -> Run:
    def run(s: Situation) -> float | None:
        total = 0.0
        for part in parts:
            if (number := part(s)) is None:
                return None
            total += number
        return total

    return run


def _multiply(_codes: Codes, parts: Sequence[Run]) -> Run:
    def run(s: Situation) -> float | None:
        numbers = [part(s) for part in parts]
        known = [number for number in numbers if number is not None]
        return math.prod(known) if len(known) == len(numbers) else None

    return run


def _pair(work: Callable[[float, float], float | None]) -> Maker:
    """Return the maker of an operator of two numbers that is unknown where one of them is."""

    def make(_codes: Codes, parts: Sequence[Run]) -> Run:
        one, other = parts

        def run(s: Situation) -> float | None:
            left, right = one(s), other(s)
            return None if left is None or right is None else work(left, right)

        return run

    return make


def _divide(one: float, other: float) -> float | None:
    return one / other if other else None


def _ln1p(_codes: Codes, parts: Sequence[Run]) -> Run:
    (part,) = parts

    def run(s: Situation) -> float | None:
        number = part(s)
        return None if number is None or number <= -1 else math.log1p(number)

    return run


def _in(_codes: Codes, parts: Sequence[Run]) -> Run:
    first, *others = parts

    def run(s: Situation) -> float | None:
        number = first(s)
        return None if number is None else any(other(s) == number for other in others)

    return run


def _and(_codes: Codes, parts: Sequence[Run]) -> Run:
    """Return False where one is false, however much is unknown."""

    def run(s: Situation) -> float | None:
        unknown = False
        for part in parts:
            truth = part(s)
            if truth is None:
                unknown = True
            elif not truth:
                return False
        return None if unknown else True

    return run


def _or(_codes: Codes, parts: Sequence[Run]) -> Run:
    """Return True where one is true, however much is unknown."""

    def run(s: Situation) -> float | None:
        unknown = False
        for part in parts:
            truth = part(s)
            if truth:
                return True
            unknown = unknown or truth is None
        return None if unknown else False

    return run


def _not(_codes: Codes, parts: Sequence[Run]) -> Run:
    (part,) = parts

    def run(s: Situation) -> float | None:
        truth = part(s)
        return None if truth is None else not truth

    return run


def _all_equal(codes: Codes, _parts: Sequence[Run]) -> Run:
    def run(s: Situation) -> float | None:
        known = _known(codes, s)
        return None if len(known) < len(codes) else len(set(known)) == 1

    return run


def _is_x(codes: Codes, _parts: Sequence[Run]) -> Run:
    return lambda s: codes[0] in s.unknown


def _is_n(codes: Codes, _parts: Sequence[Run]) -> Run:
    return lambda s: codes[0] in s.irrelevant


def _differs_from_earlier(codes: Codes, _parts: Sequence[Run]) -> Run:
    def run(s: Situation) -> float | None:
        now = s.numbers.get(codes[0], s.texts.get(codes[0]))
        before = s.around.earlier.get(codes[0])
        return None if now is None or not isinstance(before, int | float | str) else now != before

    return run


def _after(codes: Codes, _parts: Sequence[Run]) -> Run:
    """Return whether the first date or time is later than the second."""

    def run(s: Situation) -> float | None:
        one, other = s.texts.get(codes[0]), s.texts.get(codes[1])
        return None if one is None or other is None else one > other

    return run


MAKERS: Final = MappingProxyType[str, Maker](
    {
        "ref": _ref,
        "earlier": _earlier,
        "+": _add,
        "-": _pair(operator.sub),
        "*": _multiply,
        "/": _pair(_divide),
        "sum": _sum,
        "known_sum": _known_sum,
        "known_max": _known_max,
        "known_second": _known_second,
        "count_some": _count_some,
        "mean_of_known": _mean_of_known,
        "ln1p": _ln1p,
        "age": lambda _codes, _parts: lambda s: s.around.age,
        "minutes": lambda _codes, _parts: lambda s: s.around.minutes,
        "days_since_earlier": lambda _codes, _parts: lambda s: s.around.days_since_earlier,
        "==": _pair(operator.eq),
        "!=": _pair(operator.ne),
        "<": _pair(operator.lt),
        "<=": _pair(operator.le),
        ">": _pair(operator.gt),
        ">=": _pair(operator.ge),
        "in": _in,
        "and": _and,
        "or": _or,
        "not": _not,
        "some": _some,
        "all_equal": _all_equal,
        "is_x": _is_x,
        "is_n": _is_n,
        "differs_from_earlier": _differs_from_earlier,
        "after": _after,
    }
)
"""What makes the function of an operator; for every one of `expression.OPERATORS`."""
