"""Figures of placements: right where they are told, and silent about few children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.home_figures import BREAKDOWNS, Ended, Spell, figures
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.suppression import LEAST

TODAY = date(2026, 11, 26)


def spells(number: int, municipality: str = "2462", kind: HomeKind = HomeKind.FOSTER, **fields: object) -> list[Spell]:
    """Return children who came on the first of March and live there."""
    one = Spell(None, municipality, kind, date(2026, 3, 1), need_on=date(2026, 2, 10), cost_per_day=Decimal(900))
    named = [replace(one, child=(municipality, kind, number)) for number in range(number)]
    return [replace(spell, **fields) for spell in named]  # type: ignore[arg-type] # fields by name


def test_a_year_is_counted_to_the_day() -> None:
    found = figures([*spells(6), *spells(5, "2481", HomeKind.AGENCY, cost_per_day=Decimal(2100))], 2026, TODAY)
    days = (TODAY - date(2026, 3, 1)).days + 1
    assert (found.all.children, found.all.placements, found.all.care_days) == (11, 11, 11 * days)
    assert found.by_municipality["2462"].care_days == 6 * days
    assert [int(one.cost_per_day or 0) for one in found.by_municipality.values()] == [900, 2100]
    assert found.all.cost_per_day == 1445  # (6 · 900 + 5 · 2100) / 11
    assert found.own_percent == 55
    assert found.days_to_home == 19


def test_one_municipality_with_few_children_hides_all_of_them_but_not_the_sum() -> None:
    found = figures([*spells(20), *spells(3, "2425")], 2026, TODAY)
    assert found.all.children == 23
    assert {one.children for one in found.by_municipality.values()} == {None}  # 20 beside 23 would tell the three
    assert {one.care_days for one in found.by_municipality.values()} == {None}
    assert {one.cost_per_day for one in found.by_municipality.values()} == {None}


def test_years_that_the_spell_does_not_touch_do_not_count_it() -> None:
    old = spells(6, first=date(2024, 1, 1), last=date(2025, 12, 31))
    assert figures(old, 2026, TODAY).all.children == 0
    assert figures(old, 2025, TODAY).all.care_days == 6 * 365
    assert figures(spells(6, first=date(2026, 12, 1)), 2026, TODAY).all.children == 0


def test_breakdowns_are_told_by_how_only_when_each_is_many() -> None:
    ended = date(2026, 6, 30)
    few = figures([*spells(6, last=ended, ended=Ended.BY_HOME), *spells(6, "2481")], 2026, TODAY)
    assert few.breakdowns.total == 6
    assert set(few.breakdowns.shown.values()) == {None}
    planned = figures(spells(6, last=ended, ended=Ended.PLANNED), 2026, TODAY)
    assert planned.breakdowns.total is None  # nought is few, too
    every = [
        replace(one, child=(reason, one.child), ended=reason) for reason in BREAKDOWNS for one in spells(5, last=ended)
    ]
    assert figures(every, 2026, TODAY).breakdowns.shown == dict.fromkeys([one.value for one in BREAKDOWNS], 5)


def test_who_moved_counts_once_and_where_they_last_lived() -> None:
    first = spells(6, last=date(2026, 5, 31))
    then = [replace(one, kind=HomeKind.AGENCY, first=date(2026, 6, 1), last=None) for one in first]
    found = figures([*then, *first, *spells(5, "2481")], 2026, TODAY)
    assert (found.all.children, found.all.placements) == (11, 17)
    assert found.share.shown == {"own": 5, "bought": 6}


@given(st.integers(0, 2**32))
def test_no_figure_is_about_fewer_than_five_children(seed: int) -> None:
    random = Random(seed)
    found = [
        Spell(
            child,
            random.choice(["2462", "2481", "2425"]),
            random.choice([HomeKind.FOSTER, HomeKind.AGENCY]),
            date(2026, random.randint(1, 10), 1),
            cost_per_day=random.choice([None, Decimal(1000)]),
            need_on=random.choice([None, date(2025, 12, 1)]),
            last=date(2026, 11, 1),
            ended=random.choice(list(Ended)),
        )
        for child in range(random.randint(0, 40))
    ]
    told = figures(found, 2026, TODAY)
    counts = [told.all.children, *(one.children for one in told.by_municipality.values())]
    counts += [*told.share.shown.values(), told.share.total, *told.breakdowns.shown.values(), told.breakdowns.total]
    assert all(count is None or count == 0 or count >= LEAST for count in counts)
    if told.all.children is None:
        assert (told.all.placements, told.all.care_days, told.all.cost_per_day) == (None, None, None)
    if len(found) < LEAST:
        assert told.days_to_home is None
        assert told.own_percent is None
