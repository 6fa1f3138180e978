"""The wall "endast": named people stay in a case, and everybody else who could be let in is outside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import BuildWall, may_review
from ifodesk.usecases.who_may_read import municipalities_of


@dataclass(frozen=True, slots=True)
class KeepOnly:
    """Leave only named people in a case: "endast". For a protected identity and the like."""

    session: Session

    def __call__(self, case: EntityId, kept: Collection[MemberId], *, reviewer: MemberId, reason: str = "") -> Changed:
        """Shut out everybody who is not among *kept*, the reviewer or the signed-in person.

        Also who does not read the case yet: only a chief who reads it lets them in. Somebody who joins the
        municipality later is not in by that, and is let in by name as in any case.

        Raises ``RuleError`` as `BuildWall`; nobody_to_wall when nobody is left to shut out.
        """
        return BuildWall(self.session)(
            case, _left_out(self.session, case, {*kept, reviewer}), reviewer=reviewer, reason=reason
        )


def may_review_only(session: Session, case: EntityId, kept: Collection[MemberId]) -> tuple[Member, ...]:
    """Return who may review "only" *kept*, in Swedish order of name.

    Whoever reviews stays: chiefs, deputies and admins, kept or not; somebody else of *kept* when none of those is.
    """
    offered = {one.id: one for one in may_review(session, case, ())}
    outside = _left_out(session, case, kept)
    offered |= {one.id: one for one in may_review(session, case, outside) if one.id in kept}
    return tuple(sorted(offered.values(), key=lambda one: swedish_key(one.name)))


def _left_out(session: Session, case: EntityId, kept: Collection[MemberId]) -> tuple[MemberId, ...]:
    """Return who reads the case, or could be let in, and does not stay; who is outside already is."""
    codes = municipalities_of(session, case)
    people = (one.id for one in session.directory.members() if one.municipality in codes)
    staying = {*kept, session.directory.me().id, *session.readers.walled(case)}
    return tuple(one for one in dict.fromkeys((*session.readers.readers(case), *people)) if one not in staying)
