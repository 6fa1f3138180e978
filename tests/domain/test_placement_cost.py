"""What a placement costs, against sums that were made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.invoice_check import Invoiced, compare
from ifodesk.domain.placement_cost import (
    AgencyHome,
    Carer,
    Cost,
    EmergencyHome,
    Extras,
    OwnHome,
    PartCode,
    Period,
    agency_cost,
    emergency_cost,
    own_home_cost,
)
from ifodesk.domain.placement_levels import FEES, Levels, NoLevelError, Price, PriceCode, whole
from ifodesk.system.resources import resource

DATA, RATES = (json.loads(resource(f"law/{name}.json").read_text("utf-8")) for name in ("placement_levels", "fees"))
LEVELS = Levels.from_data(DATA, RATES)
CARER = Carer(1980)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def kr(amount: str, *, certain: bool = True) -> Price:
    return Price(Decimal(amount), "avtal", certain)


def amounts(cost: Cost) -> dict[PartCode, int]:
    return {part.code: int(part.amount) for part in cost.parts}


def own_home(**changes: object) -> OwnHome:
    terms = OwnHome(kr("15040"), kr("5427"), kr("1250"), (CARER,))
    return replace(terms, **changes)  # type: ignore[arg-type] # fields by name


def test_a_whole_month_in_an_own_home_is_shown_part_by_part() -> None:
    extras = Extras(Decimal(120), kr("2.50"), Decimal("1.5"), kr("850"), kr("3000"))
    cost = own_home_cost(own_home(extras=extras), LEVELS, NOVEMBER)
    assert amounts(cost) == {
        PartCode.FEE: 15040,
        PartCode.CONTRIBUTIONS: 4726,  # 31,42 % of 15 040 is 4 725,568
        PartCode.EXPENSE: 5427,
        PartCode.CHILD_BENEFIT: -1250,
        PartCode.TRAVEL: 300,
        PartCode.COACHING: 1275,
        PartCode.START: 3000,
    }
    assert cost.total == 15040 + 4726 + 5427 - 1250 + 300 + 1275 + 3000 == 28518
    assert cost.per_day == 951
    assert not cost.certain  # the rate of 2026 has to be checked


def test_a_month_that_is_not_whole_is_paid_by_its_days() -> None:
    stay = Period(date(2026, 11, 20), date(2027, 1, 10))
    cost = own_home_cost(own_home(child_benefit=None), LEVELS, stay)
    fee = cost.parts[0]
    assert fee.amount == 5515 + 15040 + 4852  # 11/30, the whole of December, 10/31
    assert fee.quantity == Decimal("1.69")  # 0,3667 + 1 + 0,3226
    assert stay.days == 52


def test_somebody_who_had_turned_67_when_the_year_began_costs_the_pension_contribution_only() -> None:
    old = own_home_cost(own_home(carers=(Carer(1958),)), LEVELS, NOVEMBER)
    assert amounts(old)[PartCode.CONTRIBUTIONS] == 1536  # 10,21 % of 15 040 is 1 535,584
    young = own_home_cost(own_home(carers=(Carer(1959),)), LEVELS, NOVEMBER)
    assert amounts(young)[PartCode.CONTRIBUTIONS] == 4726


def test_two_who_share_the_fee_each_have_their_own_rate() -> None:
    both = own_home(carers=(Carer(1958, Decimal(50)), Carer(1970, Decimal(50))))
    found = [part for part in own_home_cost(both, LEVELS, NOVEMBER).parts if part.code is PartCode.CONTRIBUTIONS]
    assert [(int(part.quantity), str(part.price), int(part.amount)) for part in found] == [
        (7520, "10.21", 768),
        (7520, "31.42", 2363),
    ]
    with pytest.raises(ValueError, match="Carer"):
        own_home(carers=(Carer(1958, Decimal(50)),))


def test_the_age_rule_of_each_year_holds_over_new_year() -> None:
    stay = Period(date(2025, 12, 1), date(2026, 1, 31))
    cost = own_home_cost(own_home(carers=(Carer(1958),)), LEVELS, stay)
    rates = [str(part.price) for part in cost.parts if part.code is PartCode.CONTRIBUTIONS]
    assert rates == ["10.21", "10.21"]  # 66 in 2025 needs 1958 or earlier, 67 in 2026 too
    later = own_home_cost(own_home(carers=(Carer(1959),)), LEVELS, stay)
    assert [str(part.price) for part in later.parts if part.code is PartCode.CONTRIBUTIONS] == ["31.42", "31.42"]


def test_a_year_of_birth_that_nobody_knows_takes_the_general_rate_and_is_marked() -> None:
    part = own_home_cost(own_home(carers=(Carer(None),)), LEVELS, Period(date(2025, 1, 1), date(2025, 1, 31))).parts[1]
    assert (str(part.price), part.certain) == ("31.42", False)


def test_readiness_is_paid_every_day_and_day_pay_for_each_child_and_day() -> None:
    terms = EmergencyHome(kr("400"), kr("700"), kr("250"), 12, (CARER,))
    cost = emergency_cost(terms, LEVELS, NOVEMBER)
    assert amounts(cost) == {
        PartCode.READINESS: 12000,
        PartCode.DAY_FEE: 8400,
        PartCode.CONTRIBUTIONS: 6410,  # 31,42 % of 20 400 is 6 409,68
        PartCode.EXPENSE: 3000,
    }
    with pytest.raises(ValueError, match="-1"):
        replace(terms, child_days=-1)


def test_contributions_over_several_months_are_exact() -> None:
    stay = Period(date(2026, 11, 1), date(2026, 12, 31))  # 61 days
    terms = EmergencyHome(kr("0"), kr("2500"), kr("0"), 1, (CARER,))
    assert amounts(emergency_cost(terms, LEVELS, stay))[PartCode.CONTRIBUTIONS] == 786  # 785,50 exactly


def test_bought_care_is_price_by_day_and_own_follow_up() -> None:
    cost = agency_cost(AgencyHome(kr("2150"), Decimal(6), kr("520")), NOVEMBER)
    assert amounts(cost) == {PartCode.AGENCY: 64500, PartCode.FOLLOW_UP: 3120}
    assert (int(cost.total), int(cost.per_day), cost.certain) == (67620, 2254, True)


def test_what_has_no_price_is_named_and_never_nought() -> None:
    extras = Extras(travel_km=Decimal(10), coaching_hours=Decimal(2))
    cost = agency_cost(AgencyHome(kr("2150"), Decimal(6), None, extras), NOVEMBER)
    assert cost.unknown == (PartCode.FOLLOW_UP, PartCode.TRAVEL, PartCode.COACHING)
    assert not cost.certain


@pytest.mark.slow
@given(st.integers(1, 40_000), st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.integers(0, 500), st.integers(0, 500))
def test_two_periods_beside_each_other_cost_what_the_whole_does_but_for_a_krona_a_part(
    fee: int, first: date, days: int, more: int
) -> None:
    middle = date.fromordinal(first.toordinal() + days)
    last = date.fromordinal(middle.toordinal() + more + 1)
    terms = own_home(fee=kr(str(fee)))
    whole_stay = own_home_cost(terms, LEVELS, Period(first, last)).total
    parted = sum(
        own_home_cost(terms, LEVELS, period).total
        for period in (Period(first, middle), Period(date.fromordinal(middle.toordinal() + 1), last))
    )
    assert abs(whole_stay - parted) <= 6


@given(st.fractions(min_value=-10_000, max_value=10_000))
def test_rounding_is_to_the_nearest_krona(amount: Fraction) -> None:
    assert abs(Fraction(whole(amount)) - amount) <= Fraction(1, 2)
    assert whole(-amount) == -whole(amount)


def test_levels_are_dated_and_what_is_older_is_marked() -> None:
    assert [int(found.amount) for code in FEES if (found := LEVELS.price(code, date(2023, 6, 1)))] == [
        11237,
        13132,
        15040,
        17255,
    ]
    old = LEVELS.price(PriceCode.FEE_1, date(2026, 11, 26))
    assert old is not None
    assert (int(old.amount), old.certain) == (11417, False)
    assert LEVELS.price(PriceCode.FEE_1, date(2022, 12, 31)) is None
    assert LEVELS.price(PriceCode.AGENCY_DAY, date(2026, 1, 1)) is None


def test_a_municipality_s_own_level_goes_before_the_shipped_one() -> None:
    own = LEVELS.with_own({PriceCode.FEE_1: Decimal(12000)})
    assert own.price(PriceCode.FEE_1, date(2026, 1, 1)) == Price(Decimal(12000), "")


@pytest.mark.parametrize(
    "age, year, least, most",
    [(12, 2025, 5390, 7595), (12, 2026, 5427, 7647), (13, 2025, 6125, 8575), (19, 2026, 6167, 8633)],
)
def test_the_expense_allowance_follows_the_price_base_amount(age: int, year: int, least: int, most: int) -> None:
    found = LEVELS.expenses(age, date(year, 6, 1))
    assert found is not None
    assert [int(price.amount) for price in found] == [least, most]
    assert not found[0].certain


def test_an_age_or_a_day_without_a_row_is_unknown() -> None:
    assert LEVELS.expenses(20, date(2026, 1, 1)) is None
    assert LEVELS.expenses(5, date(2024, 1, 1)) is None
    with pytest.raises(NoLevelError):
        LEVELS.contributions_on(date(2024, 12, 31))
    with pytest.raises(ValueError, match="2026"):
        Period(date(2026, 2, 1), date(2026, 1, 1))


def test_every_row_is_dated_and_has_a_source() -> None:
    for row in (*DATA["prices"], *DATA["expense"], *RATES["employer_contributions"]):
        assert date.fromisoformat(row["valid_from"])
        assert row["source"]
        assert row["certainty"] in {"sure", "likely", "check"}
    assert {row["code"] for row in DATA["prices"]} == {code.value for code in PriceCode}


def test_agreed_and_invoiced_days_are_laid_side_by_side() -> None:
    stay = Period(date(2026, 11, 20), date(2026, 12, 31))
    november, january = date(2026, 11, 1), date(2027, 1, 1)
    rows = compare(stay, Decimal(2000), {november: Invoiced(12, Decimal(24000)), january: Invoiced(1, Decimal(2000))})
    assert [(row.month.month, row.agreed_days, row.days_over, int(row.amount_over)) for row in rows] == [
        (11, 11, 1, 2000),
        (12, 31, -31, -62000),
        (1, 0, 1, 2000),
    ]
    assert rows[1].invoiced is None
