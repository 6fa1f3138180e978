"""Reads one home: its file where one may, and what the pool says of it. Store lane, no Qt."""

from __future__ import annotations

from ifodesk.domain.entities.home import ContactNote, Home, HomeEvent
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.usecases.home_readers import home_readers
from ifodesk.usecases.home_reading import ReadHome, pool_municipalities
from ifodesk.usecases.pool import PoolLine, ReadLooks, ReadPool
from ifodesk.usecases.pool_stops import to_ring
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.date_words import moment


def read_home(session: Session, key: EntityId) -> HomeRead | None:
    """Return the home whose file or entry has the id *key*; None when neither is there any more."""
    own = find(session.records, Home, key) is not None
    line = next((one for one in ReadPool(session)() if key in {one.file, one.home.value.id}), None)
    if not own and line is None:
        return None
    codes = sorted(
        pool_municipalities(session), key=lambda code: swedish_key(session.directory.municipality_name(code))
    )
    file = ReadHome(session)(key) if own else None
    return HomeRead(
        file=file,
        line=line,
        contacts=session.records.children(ContactNote, key) if own else (),
        events=session.records.children(HomeEvent, key) if own else (),
        looks=_looks(session, line) if own and line is not None and line.own else (),
        untold=to_ring(session, line.home.value) if line is not None and line.own else (),
        names={one.id: one.name for one in session.directory.members()},
        municipalities={code: session.directory.municipality_name(code) for code in codes},
        me=session.directory.me(),
        people=None if file is None else home_readers(session, file.home.value),
        today=session.clock.today(),
    )


def _looks(session: Session, line: PoolLine) -> tuple[str, ...]:
    now = session.clock.now()
    found = []
    for one in ReadLooks(session)(line.home.value.id):
        member = session.directory.member(one.member)
        place = session.directory.municipality_name(member.municipality)
        found.append(words.LOOK.format(name=member.name, place=place, at=moment(one.at, now)))
    return tuple(found)
