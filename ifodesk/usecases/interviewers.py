"""Who is a certified interviewer: a date on the person. Its lack is a warning, never a wall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.instruments import Certification
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.interview import part_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.ports import LEADERS, MUNICIPALITY
from ifodesk.usecases.saving import find, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Certify:
    """Write down since when a colleague is certified."""

    session: Session

    def __call__(self, member: MemberId, on: date, course: str = "") -> Saved:
        """Save the day. Raises ``RuleError``: in_the_future, older_group, only_a_chief for anybody but oneself."""
        session = self.session
        me = session.directory.me()
        if member != me.id and not me.roles & LEADERS:
            raise RuleError(Refusal.ONLY_A_CHIEF)
        if on > session.clock.today():
            raise RuleError(Refusal.IN_THE_FUTURE)
        check_known(session, "certification")
        seen = certification_of(session, member)
        value = Certification(id=_certification_id(member), member=member) if seen is None else seen.value
        value = replace(value, certified_on=on, course=course, noted_by=me.id)
        return session.records.save([Write(tidy(value), seen)], home=None if seen else MUNICIPALITY)


def certification_of(session: Session, member: MemberId) -> Seen[Certification] | None:
    """Return what is written down about a person; None when nothing is."""
    return find(session.records, Certification, _certification_id(member))


def _certification_id(member: MemberId) -> EntityId:
    return part_id(EntityId(member), "certified")
