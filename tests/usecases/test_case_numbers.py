from __future__ import annotations

from dataclasses import replace

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.usecases.case_numbers import free_number
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.seen import Write
from tests.ui.fakes import DOROTEA
from tests.usecases.desk import desk


class Stuck:
    """Random bytes that say the same once more before they go on."""

    def __init__(self, said: int) -> None:
        self._said = said
        self.asked = 0

    def __call__(self, count: int) -> bytes:
        self.asked += 1
        drawn = (self.asked - 1) % self._said if self.asked <= 2 * self._said else self.asked
        return bytes([drawn % 200]) * count


def test_a_number_that_a_case_has_is_drawn_again() -> None:
    at = desk()
    counting = Stuck(1000)
    first = free_number(replace(at.session, random=counting), DOROTEA)
    opened = OpenCase(at.session)(CaseType.CHILD_YOUTH, "Alma Testsson")
    seen = at.session.records.get(Case, opened.case)
    at.session.records.save([Write(replace(seen.value, number=first), seen)])
    drawn = Stuck(counting.asked)
    again = free_number(replace(at.session, random=drawn), DOROTEA)
    assert again != first
    assert drawn.asked > 2 * counting.asked
