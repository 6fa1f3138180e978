"""Figures as text: canonical JSON, read strictly, so that what was signed is what is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from ifodesk.domain.pooled_figures import CHANGES, COVERAGE, FREE, MEASURES, AreaCount, Figures, Mean
from ifodesk.domain.suppression import LEAST, Parts

_FORM: Final = 1
_MOST: Final = 1_000_000


def to_form(figures: Figures) -> str:
    """Return the canonical text: sorted keys, no spaces."""
    whole = {
        "form": _FORM,
        "year": figures.year,
        "instrument": figures.instrument,
        "coverage": dict(figures.coverage),
        "areas": [
            {
                "area": one.area,
                "means": {name: [mean.n, mean.mean] for name, mean in one.means.items()},
                "after": [one.after.n, one.after.mean],
                "change": [one.change.total, dict(one.change.shown)],
                "free": [one.free.total, dict(one.free.shown)],
            }
            for one in figures.areas
        ],
    }
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_form(text: str) -> Figures:
    """Return the figures. Raises ``ValueError`` for a text that is not exactly what `to_form` makes."""
    try:
        read = json.loads(text)
        figures = Figures(
            _whole(read["year"]),
            _text(read["instrument"]),
            {step: _count(read["coverage"][step]) for step in COVERAGE},
            tuple(_area(one) for one in read["areas"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError from error
    if to_form(figures) != text:
        raise ValueError
    return figures


def _area(read: Mapping[str, Any]) -> AreaCount:
    return AreaCount(
        _text(read["area"]),
        {name: _mean(read["means"][name]) for name in MEASURES},
        _mean(read["after"]),
        _parts(read["change"], CHANGES),
        _parts(read["free"], FREE),
    )


def _mean(read: list[Any]) -> Mean:
    n, value = read
    if value is not None and (type(value) not in (int, float) or not 0 <= value <= _MOST):
        raise ValueError
    return Mean(_count(n), value)


def _parts(read: list[Any], names: tuple[str, ...]) -> Parts:
    total, shown = read
    return Parts(_count(total), {name: _count(shown[name]) for name in names})


def _count(read: object) -> int | None:
    """Return a count, which is nobody or five and more."""
    if read is None:
        return None
    if type(read) is not int or not (read == 0 or LEAST <= read <= _MOST):
        raise ValueError
    return read


def _whole(read: object) -> int:
    if type(read) is not int:
        raise ValueError
    return read


def _text(read: object) -> str:
    if type(read) is not str:
        raise ValueError
    return read
