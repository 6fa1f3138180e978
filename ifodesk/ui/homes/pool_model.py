"""The columns of the list of homes."""

from __future__ import annotations

from typing import Final

from ifodesk.domain.names import normal
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.homes.pool_state import HomeRow
from ifodesk.ui.parts.table_model import Column, RowsModel
from ifodesk.words import screen_words_homes as words

COLUMNS: Final[tuple[Column[HomeRow], ...]] = (
    Column("name", words.HOME, lambda line: line.name, lambda line: line.name, 130, grows=True, collate=swedish_key),
    Column("type", words.TYPE, lambda line: line.type, lambda line: line.type, 110, collate=swedish_key),
    Column(
        "municipality",
        words.MUNICIPALITY,
        lambda line: line.municipality,
        lambda line: line.municipality,
        100,
        collate=swedish_key,
    ),
    Column("places", words.PLACES_COLUMN, lambda line: line.places, lambda line: line.free, 170, searched=False),
    Column(
        "confirmed", words.CONFIRMED, lambda line: line.confirmed, lambda line: line.confirmed_on, 110, searched=False
    ),
    Column("ages", words.AGES, lambda line: line.ages, lambda line: line.ages, 90, searched=False),
    Column("phone", words.PHONE, lambda line: line.phone, lambda line: line.phone, 120, searched=False),
)
"""The filter looks in what the home is called, its type and its municipality."""


def pool_model() -> RowsModel[HomeRow]:
    """Return the model of the list."""
    return RowsModel(COLUMNS, key=lambda line: line.id, fold=normal)
