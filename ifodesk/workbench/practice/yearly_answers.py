"""What the homes of the practice group answered last year: parts that stand alone, parts together, one left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.home_questions import Tally
from ifodesk.usecases.home_questions import CountAnswers
from ifodesk.usecases.session import Session

_ASKED: Final = 36
_RETURNED: Final = 29
_TALLIES: Final[Mapping[str, Tally]] = {
    "support": Tally(17, 7, 5),
    "reach": Tally(12, 9, 8),
    "told": Tally(3, 11, 15),
    "listened": Tally(20, 6, 3),
    "coaching": Tally(10, 8, 11),
    "education": Tally(22, 5, 1),
    "relief": Tally(8, 6, 15),
    "terms": Tally(15, 9, 3),
    "again": Tally(27, 1, 1),
}


def count(session: Session) -> None:
    """Let the chief of *session* count what came back last year."""
    CountAnswers(session)(session.clock.today().year - 1, _ASKED, _RETURNED, _TALLIES)
