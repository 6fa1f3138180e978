"""A calculation is read as it was kept, to the krona; one that cannot be read whole is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.cost_cells import described, kept_cost, kept_kind, typed
from ifodesk.domain.entities.placement_costing import PlacementCost
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import Cost, Part, PartCode, Period, PerUnit

EMPTY = PlacementCost(id=EntityId(b"c" * 16))
SPAN = Period(date(2026, 12, 7), date(2027, 12, 6))
AMOUNTS = st.decimals(-10_000_000, 10_000_000, places=2)
PARTS = st.builds(
    Part,
    st.sampled_from(PartCode),
    AMOUNTS,
    st.sampled_from(PerUnit),
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(("", "Enligt avtal", "SKR 2026, 2 barn")),
    st.booleans(),
)


@given(st.lists(PARTS, min_size=1, max_size=12), st.frozensets(st.sampled_from(PartCode)), st.sampled_from(HomeKind))
def test_what_is_kept_is_read_again_exactly(parts: list[Part], unknown: frozenset[PartCode], kind: HomeKind) -> None:
    cost = Cost(SPAN, tuple(parts), tuple(sorted(unknown)))
    kept = described(EMPTY, kind, cost)
    assert kept_cost(kept) == cost
    assert kept_kind(kept) is kind


def test_a_sum_that_would_lack_a_part_is_never_shown() -> None:
    part = Part(PartCode.FEE, Decimal(1), PerUnit.MONTH, Decimal(900), Decimal(900), "avtal", certain=True)
    kept = described(EMPTY, HomeKind.FOSTER, Cost(SPAN, (part,)))
    for text in ("", "fee", "moon\n1\nmonth\n1\n1\n1\n", kept.parts["01"].replace("900", "NaN"), "a\nb\nc\nd\ne\nf\ng"):
        assert kept_cost(replace(kept, parts={**kept.parts, "02": text})) is None
    assert kept_cost(EMPTY) is None
    assert kept_cost(replace(kept, parts={})) is None
    assert kept_cost(replace(kept, last_on=date(2026, 1, 1))) is None
    assert kept_cost(replace(kept, unknown={"telepathy": True})) is None
    assert kept_kind(replace(kept, kind="igloo")) is None


def test_what_was_typed_is_kept_as_texts() -> None:
    values = {"fee": "15 040", "benefit": True, "first": date(2026, 12, 7), "km": "", "born": None}
    assert typed(values) == {"fee": "15 040", "benefit": "1", "first": "2026-12-07"}
