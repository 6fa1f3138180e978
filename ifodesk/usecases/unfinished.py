"""What a stop half way, or news of the others, has left for this device to finish. Run after each round of sync."""

from __future__ import annotations

from ifodesk.usecases.changes import together
from ifodesk.usecases.jav_walls import withdraw_questions
from ifodesk.usecases.place_finishing import finish_places
from ifodesk.usecases.pool_settling import SettlePool
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.urgent_notes import leave_urgent_notes


def finish_what_was_begun(session: Session) -> Changed:
    """Leave own urgent notes; withdraw names told to whoever is walled off since; let the pool agree with homes.

    Places in the pool agree with own placements, too.
    """
    pool = together(SettlePool(session)(), finish_places(session))
    return together(leave_urgent_notes(session), withdraw_questions(session), pool)
