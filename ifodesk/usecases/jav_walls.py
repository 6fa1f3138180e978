"""The wall that follows a ruling on jäv, and its end: read access goes at once, against a chief as against anybody.

KL 2017:725 6 kap. 30 § (neither take part nor be present). Lists, counts, exports, the access log and the right to open
the case to a recovered device all ask who reads it: with the wall they are gone, and lie with those who are left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.disqualification import DisqualificationMatter, Outcome
from ifodesk.domain.ids import MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_deciders import delegations
from ifodesk.usecases.disqualification_matters import close_matter
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Member
from ifodesk.usecases.saving import change
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.wall_traces import withdraw_traces
from ifodesk.usecases.walls import BuildWall, LiftWall, may_review


@dataclass(frozen=True, slots=True)
class RaiseWall:
    """Shut a person whose jäv was decided out of the case and of every matter about it."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationMatter], *, reviewer: MemberId, reason: str = "") -> Changed:
        """Build the wall, note when in the matter, close it, and take the person out of it too.

        May be run again after a stop: a wall that stands is not built twice. Until the person's device has heard of it,
        what is unsent there is sent first and held for the readers.

        Args:
            seen: The matter, with the outcome JAV.
            reviewer: Reads the case besides the signed-in person (`walls.may_review`).
            reason: Told to the readers only.

        Raises:
            RuleError: not_ruled_jav; as `BuildWall`: wall_oneself among them, since who is concerned hands over.
        """
        session, matter = self.session, seen.value
        case, who = matter.case, matter.concerned
        if matter.outcome is not Outcome.JAV or case is None or who is None:
            raise RuleError(Refusal.NOT_RULED_JAV)
        built: list[Changed] = []
        if who not in session.readers.walled(case):
            built.append(BuildWall(session)(case, [who], reviewer=reviewer, reason=reason))
        if matter.access_ended_at is None:
            built.append(close_matter(session, seen))
        return together(*built, withdraw_traces(session))


@dataclass(frozen=True, slots=True)
class LowerWall:
    """Let a person in again when a later ruling says so."""

    session: Session

    def __call__(self, seen: Seen[DisqualificationMatter], *, reason: str) -> Changed:
        """Take the wall down and note when in the matter. Raises ``RuleError`` as `LiftWall`, and not_ruled_jav."""
        matter = seen.value
        if matter.case is None or matter.concerned is None or matter.access_ended_at is None:
            raise RuleError(Refusal.NOT_RULED_JAV)
        lifted = LiftWall(self.session)(matter.case, matter.concerned, reason=reason)
        again = replace(matter, access_again_at=self.session.clock.now())
        return together(lifted, change(self.session.records, seen, again).changed)


def reviewers(session: Session, matter: DisqualificationMatter) -> tuple[Member, ...]:
    """Return who may review the wall of a matter, whoever decided in it first: for a chief's jäv the named stand-in."""
    if matter.case is None or matter.concerned is None:
        return ()
    able = may_review(session, matter.case, [matter.concerned])
    stand_ins = {seen.value.stand_in for seen in delegations(session)}
    return tuple(sorted(able, key=lambda one: (one.id != matter.decider, one.id not in stand_ins)))
