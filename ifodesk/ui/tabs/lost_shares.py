"""Cases that another municipality shared and the signed-in person reads no more, in lines. No Qt."""

from __future__ import annotations

from typing import Final

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import lost_share_words as words

PUT_AWAY: Final = "put_away"
_KEY: Final = "lost-"


def read_lost(session: Session) -> tuple[Line, ...]:
    """Return a line for each case, the latest first. Store lane."""
    name = session.directory.municipality_name
    return tuple(
        Line(
            _KEY + lost.case.hex(),
            words.line(lost),
            words.told(lost, name(lost.municipality)),
            icon=Icon.LOCK,
            actions=(Action(PUT_AWAY, words.PUT_AWAY),),
            opens=False,
        )
        for lost in session.queries.lost_shares()
    )


def lost_group(lines: tuple[Line, ...]) -> Group:
    """Return the lines of `read_lost` under their heading; no group for nothing."""
    return Group("lost", words.GROUP.format(count=len(lines)), lines)


def put_away(session: Session, key: str) -> Changed:
    """Tell no more of what the line with *key* tells. Store lane."""
    return session.sync.put_away(EntityId(bytes.fromhex(key.removeprefix(_KEY))))


def told_of(session: Session, case: EntityId) -> str:
    """Return what is told of a case that is read no more; empty where it was not shared so. Store lane."""
    for lost in session.queries.lost_shares():
        if lost.case == case:
            return words.told(lost, session.directory.municipality_name(lost.municipality))
    return ""
