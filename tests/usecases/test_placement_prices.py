"""A municipality's own levels of pay go before what ships."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ifodesk.domain.placement_levels import PriceCode
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.placement_prices import SetPrice, placement_levels
from tests.ui.fakes import LISA
from tests.usecases.desk import Desk, desk, refused


@pytest.fixture
def at() -> Desk:
    return desk()


def test_a_chief_settles_a_level_and_takes_it_back(at: Desk) -> None:
    session, today = at.sit_down(LISA).session, at.session.clock.today()
    assert placement_levels(session).price(PriceCode.AGENCY_DAY, today) is None
    SetPrice(session)(PriceCode.AGENCY_DAY, Decimal("2150.50"))
    found = placement_levels(session).price(PriceCode.AGENCY_DAY, today)
    assert found is not None
    assert (found.amount, found.certain, found.source) == (Decimal("2150.50"), True, "")
    SetPrice(session)(PriceCode.AGENCY_DAY, None)
    assert placement_levels(session).price(PriceCode.AGENCY_DAY, today) is None


def test_a_caseworker_settles_nothing(at: Desk) -> None:
    with refused(Refusal.ONLY_A_CHIEF):
        SetPrice(at.session)(PriceCode.FEE_1, Decimal(12000))


@pytest.mark.parametrize("amount", ["-1", "10000001", "1.005", "NaN", "Infinity"])
def test_an_amount_that_cannot_be_is_refused(at: Desk, amount: str) -> None:
    with refused(Refusal.SETTING_OUT_OF_RANGE):
        SetPrice(at.sit_down(LISA).session)(PriceCode.FEE_1, Decimal(amount))
