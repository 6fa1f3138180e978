"""A number for a new case that no case here has yet."""

from __future__ import annotations

from ifodesk.domain import case_number
from ifodesk.usecases.session import Session


def free_number(session: Session, municipality: str) -> str:
    """Return a new number for a municipality by SCB code, drawn anew while a case that can be read here has it.

    A number printed for one case must not lead to another. Two devices that never met may still draw the same one: it
    has some 600 000 values a year and municipality, and the case itself goes by its id.
    """
    while True:
        number = case_number.new(municipality, session.clock.today(), session.random)
        if all(hit.number != number for hit in session.queries.search(number)):
            return number
