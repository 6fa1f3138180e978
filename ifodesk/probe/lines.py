"""Lines of the list of cases, invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ifodesk.domain.case_number import new
from ifodesk.domain.entities.case import CaseStatus, CaseType
from ifodesk.ui.cases.state import CaseLine
from ifodesk.words.date_words import moment
from ifodesk.workbench.bench.crowd import DAY, Crowd
from ifodesk.workbench.practice.seeded import SeededBytes

_NOW = datetime(DAY.year, DAY.month, DAY.day, 9, 30, tzinfo=UTC)
_HANDLERS = 12
_MUNICIPALITY = "2425"


def lines(count: int) -> tuple[CaseLine, ...]:
    """Return *count* different lines, newest change first, as the vault gives them."""
    crowd, ids = Crowd(1), SeededBytes(1, "lines")
    handlers = [crowd.somebody().name for _ in range(_HANDLERS)]
    types = tuple(CaseType)
    found = []
    for number in range(count):
        client, at = crowd.somebody(), _NOW - timedelta(minutes=37 * number)
        found.append(
            CaseLine(
                id=ids.entity(),
                number=new(_MUNICIPALITY, at.date(), ids),
                client=client.name,
                birth_year=client.birth_year,
                case_type=types[number % len(types)],
                handler=handlers[number % _HANDLERS],
                mine=not number % _HANDLERS,
                status=CaseStatus.CLOSED if not number % 5 else CaseStatus.OPEN,
                changed_at=at,
                changed=moment(at, _NOW),
                untransferred=number % 4,
            )
        )
    return tuple(found)
