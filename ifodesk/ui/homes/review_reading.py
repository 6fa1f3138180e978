"""Reads "Gå igenom banken". Store lane, no Qt."""

from __future__ import annotations

from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.homes.review_state import ReviewRead
from ifodesk.usecases.claims import ReadContests, ReadLostPlaces
from ifodesk.usecases.home_reading import pool_municipalities
from ifodesk.usecases.home_requirements import ReadLacking
from ifodesk.usecases.homes_group import on_duty, open_call_notes, points
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.pool_stops import red_notices
from ifodesk.usecases.ports import Role
from ifodesk.usecases.session import Session


def read_review(session: Session) -> ReviewRead:
    """Return everything of one moment."""
    directory, today = session.directory, session.clock.today()
    everybody = directory.members()
    group = tuple(one for one in everybody if Role.HOMES_GROUP in one.roles)
    names = {code: directory.municipality_name(code) for code in pool_municipalities(session)}
    return ReviewRead(
        me=directory.me(),
        lines=ReadPool(session)(),
        points=points(session, today.month),
        notices=red_notices(session),
        notes=open_call_notes(session),
        duty=on_duty(session, today),
        contests=ReadContests(session)(),
        lost=ReadLostPlaces(session)(),
        lacking=ReadLacking(session)(),
        names={one.id: one.name for one in everybody},
        group=group or everybody,
        municipalities=dict(sorted(names.items(), key=lambda one: swedish_key(one[1]))),
        today=today,
        now=session.clock.now(),
    )
