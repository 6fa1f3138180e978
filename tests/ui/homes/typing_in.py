"""Somebody who fills in a form that is given as data, without a window."""

from __future__ import annotations

from ifodesk.ui.homes.form_spec import Answers, Ask, FormSpec


def typed(spec: FormSpec | None, **values: object) -> Answers:
    """Return what the form *spec* gives when only the fields named are changed."""
    assert spec is not None
    stands = {one.key: _as_given(one.ask, one.value) for one in spec.fields if one.ask is not Ask.NOTE}
    assert values.keys() <= stands.keys()
    return Answers(spec.code, spec.about, {**stands, **values}, spec.seen)


def _as_given(ask: Ask, value: object) -> object:
    if ask is Ask.SOME:
        return tuple(value) if isinstance(value, (frozenset, set, tuple)) else ()
    if ask is Ask.YES:
        return value is True
    return str(value or "") if ask in {Ask.LINE, Ask.TEXT, Ask.NUMBER} else value
