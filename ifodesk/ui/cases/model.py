"""The columns of the list."""

from __future__ import annotations

from ifodesk.domain.entities.case import CaseStatus
from ifodesk.domain.names import normal
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.cases.state import CaseLine
from ifodesk.ui.parts.table_model import Column, RowsModel
from ifodesk.words import screen_words_cases as words
from ifodesk.words.label_words import CASE_STATUS, CASE_TYPE

COLUMNS: tuple[Column[CaseLine], ...] = (
    Column("number", words.NUMBER, lambda line: line.number, lambda line: line.number, 108, collate=swedish_key),
    Column(
        "client",
        words.CLIENT,
        lambda line: line.client,
        lambda line: line.client,
        176,
        grows=True,
        collate=swedish_key,
    ),
    Column(
        "born",
        words.BORN,
        lambda line: str(line.birth_year or ""),
        lambda line: line.birth_year or 0,
        60,
        right=True,
        searched=False,
    ),
    Column(
        "type",
        words.TYPE,
        lambda line: CASE_TYPE[line.case_type] if line.case_type else "",
        lambda line: CASE_TYPE[line.case_type] if line.case_type else "",
        258,
        searched=False,
        collate=swedish_key,
    ),
    Column(
        "handler",
        words.HANDLER,
        lambda line: line.handler,
        lambda line: line.handler,
        126,
        searched=False,
        collate=swedish_key,
    ),
    Column(
        "status",
        words.STATUS,
        lambda line: CASE_STATUS[line.status],
        lambda line: line.status is CaseStatus.CLOSED,
        74,
        searched=False,
    ),
    Column("changed", words.CHANGED, lambda line: line.changed, lambda line: line.changed_at, 126, searched=False),
    Column(
        "texts",
        words.UNTRANSFERRED,
        lambda line: str(line.untransferred or ""),
        lambda line: line.untransferred,
        80,
        right=True,
        searched=False,
    ),
)
"""The filter looks in number and client only: search terms are name, personal number and case number (SoLPuF 15 §)."""


def cases_model() -> RowsModel[CaseLine]:
    """Return the model of the list."""
    return RowsModel(COLUMNS, key=lambda line: line.id, fold=normal)
