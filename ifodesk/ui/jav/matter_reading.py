"""Reads one matter of jäv. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ifodesk.domain.disqualification_law import DisqualificationLaw
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Outcome
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.disqualification_raising import successors
from ifodesk.usecases.disqualification_rulings import OpenRuling, RulingDesk
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.jav_walls import reviewers
from ifodesk.usecases.ports import Member
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class MatterRead:
    """A matter with what is needed to put it in words."""

    desk: RulingDesk
    me: MemberId
    names: Mapping[MemberId, str]
    law: DisqualificationLaw
    reviewers: tuple[Member, ...] | None
    """Who may review the wall that is to be built; None when there is none to build."""
    successors: tuple[Member, ...]
    """Who may decide instead of whoever decides now, as far as the signed-in person may say so."""
    now: datetime

    @property
    def matter(self) -> DisqualificationMatter:
        """Return the matter itself."""
        return self.desk.matter.value

    def name(self, member: MemberId | None) -> str:
        """Return somebody's name; empty for nobody."""
        return self.names.get(member, "") if member is not None else ""


def read_matter(session: Session, matter: EntityId) -> MatterRead:
    """Return *matter* as the card shows it. Raises ``NotFoundError``."""
    desk = OpenRuling(session)(matter)
    value = desk.matter.value
    people = {value.concerned, value.reported_by, value.replaced_by, desk.decider.member}
    for ruling in desk.rulings:
        people |= {ruling.value.decided_by, ruling.value.given_by, *desk.doubted.get(ruling.value.id, ())}
    return MatterRead(
        desk=desk,
        me=session.directory.me().id,
        names={one: session.directory.member(one).name for one in people if one is not None},
        law=session.law,
        reviewers=_reviewers(session, value),
        successors=successors(session, value),
        now=session.clock.now(),
    )


def _reviewers(session: Session, matter: DisqualificationMatter) -> tuple[Member, ...] | None:
    """Return who may review a wall; None unless the outcome is jäv and the person can still read the case."""
    me = session.directory.me().id
    if matter.outcome is not Outcome.JAV or matter.case is None or matter.concerned in (None, me):
        return None
    try:
        readers = session.readers.readers(matter.case)
    except NotFoundError:
        return None
    if matter.concerned is None or matter.concerned in session.readers.walled(matter.case) or me not in readers:
        return None
    return reviewers(session, matter)
