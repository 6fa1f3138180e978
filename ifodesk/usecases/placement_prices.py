"""A municipality's own levels of pay and prices: keys of its settings, each merged by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.placement_levels import Levels, PriceCode
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_leader
from ifodesk.usecases.own_settings import own_settings, set_own
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session

_KEY: Final = "home_price_{code}"
_MOST: Final = Decimal(10_000_000)
_ORE: Final = -2
"""Exponent of the smallest part of a krona that a price may have."""


def placement_levels(session: Session) -> Levels:
    """Return what placements cost, the municipality's own levels first; what cannot be read counts as not set."""
    seen = own_settings(session)
    return session.placement_levels.with_own({} if seen is None else _read(seen.value.values))


@dataclass(frozen=True, slots=True)
class SetPrice:
    """Settle a level for one's own municipality."""

    session: Session

    def __call__(
        self, code: PriceCode, amount: Decimal | None, base: Seen[MunicipalitySettings] | None = None
    ) -> Saved:
        """Save it in the settings as they were seen; None goes back to what ships.

        Raises ``RuleError``: only_a_chief; setting_out_of_range (0 to 10 million kronor, two decimals at most).
        """
        session = self.session
        check_leader(session)
        if amount is not None and not _is_price(amount):
            raise RuleError(Refusal.SETTING_OUT_OF_RANGE)
        return set_own(session, _KEY.format(code=code.value), "" if amount is None else f"{amount:f}", base)


def _read(values: Mapping[str, str]) -> dict[PriceCode, Decimal]:
    found = {code: _price(values.get(_KEY.format(code=code.value))) for code in PriceCode}
    return {code: amount for code, amount in found.items() if amount is not None}


def _price(text: str | None) -> Decimal | None:
    try:
        amount = Decimal(text or "")
    except InvalidOperation:
        return None
    return amount if _is_price(amount) else None


def _is_price(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= _ORE and 0 <= amount <= _MOST
