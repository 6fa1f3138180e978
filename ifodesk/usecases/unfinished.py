"""What a stop half way, or news of the others, has left for this device to finish. Run after each round of sync."""

from __future__ import annotations

from ifodesk.usecases.changes import together
from ifodesk.usecases.needs import finish_needs
from ifodesk.usecases.place_finishing import finish_places
from ifodesk.usecases.pool_settling import SettlePool
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.urgent_notes import leave_urgent_notes
from ifodesk.usecases.wall_traces import withdraw_traces


def finish_what_was_begun(session: Session) -> Changed:
    """Leave own urgent notes; withdraw what names a case to whoever is walled off; let the pool agree with homes.

    Places in the pool agree with own placements, and graded needs with own cases, too.
    """
    pool = together(SettlePool(session)(), finish_places(session), finish_needs(session))
    return together(leave_urgent_notes(session), withdraw_traces(session), pool)
