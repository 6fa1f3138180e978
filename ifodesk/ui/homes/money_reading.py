"""Reads Ekonomi. Store lane, no Qt."""

from __future__ import annotations

from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.homes.money_state import MoneyRead
from ifodesk.usecases.group_year import group_year
from ifodesk.usecases.home_figures import ReadHomeFigures
from ifodesk.usecases.home_figures_group import ReadGroupHomeFigures
from ifodesk.usecases.home_questions import ReadAnswers
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.placement_prices import placement_levels
from ifodesk.usecases.ports import LEADERS
from ifodesk.usecases.session import Session


def read_money(session: Session, year: int) -> MoneyRead:
    """Return everything of one moment."""
    directory = session.directory
    me = directory.me()
    return MoneyRead(
        me=me,
        leader=bool(me.roles & LEADERS),
        levels=placement_levels(session),
        year=year,
        settings=own_settings(session),
        standing=group_year(session, year),
        names={one.id.hex(): one.name for one in directory.members()},
        municipalities=dict(sorted(session.gazetteer.names.items(), key=lambda one: swedish_key(one[1]))),
        figures=ReadHomeFigures(session)(year),
        given=ReadGroupHomeFigures(session)(year),
        questions=session.home_questions,
        answers=ReadAnswers(session)(year),
        counted=tuple(sorted(session.child_population.people, reverse=True)),
        today=session.clock.today(),
    )
