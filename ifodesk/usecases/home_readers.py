"""Who reads a home's file: letting in, shutting out, and handing over when its worker leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.home import Home
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.letting_in import check_colleague
from ifodesk.usecases.pool_settling import NOTHING, and_settle
from ifodesk.usecases.ports import Member
from ifodesk.usecases.saving import change
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class LetIntoHome:
    """Let one more colleague read a home's file, by name."""

    session: Session

    def __call__(self, home: EntityId, member: MemberId) -> Changed:
        """Let *member* in.

        Raises ``RuleError``: not_a_member, other_municipality (the others read the pool), walled, already_reads.
        """
        session = self.session
        code = session.records.get(Home, home).value.municipality or session.directory.me().municipality
        check_colleague(session, code, member)
        if member in session.readers.walled(home):
            raise RuleError(Refusal.WALLED)
        if member in session.readers.readers(home):
            raise RuleError(Refusal.ALREADY_READS)
        return session.readers.let_in(home, member)


@dataclass(frozen=True, slots=True)
class ShutOutOfHome:
    """Shut a colleague out of a home's file: the home is of the colleague's own circle (KL 2017:725 6 kap. 28 §)."""

    session: Session

    def __call__(self, home: EntityId, member: MemberId) -> Changed:
        """Take the colleague out with a wall. The home's entry in the pool stays readable to all, as it is.

        Raises ``RuleError``: wall_oneself (ask a colleague), same_handler (give the home to somebody else first).
        """
        session = self.session
        seen = session.records.get(Home, home)
        if member == session.directory.me().id:
            raise RuleError(Refusal.WALL_ONESELF)
        if member == seen.value.handler:
            raise RuleError(Refusal.SAME_HANDLER)
        deputy = NOTHING
        if member == seen.value.deputy:
            deputy = change(session.records, seen, replace(seen.value, deputy=None)).changed
        return together(deputy, session.readers.wall(home, member))


@dataclass(frozen=True, slots=True)
class GiveHome:
    """Give a home to another worker."""

    session: Session

    def __call__(self, home: EntityId, to: MemberId) -> Changed:
        """Let *to* in when needed and make that person the home's worker, in the pool too.

        Raises ``RuleError``: same_handler, and as `LetIntoHome` but already_reads.
        """
        session = self.session
        seen = session.records.get(Home, home)
        if seen.value.handler == to:
            raise RuleError(Refusal.SAME_HANDLER)
        let_in = NOTHING if to in session.readers.readers(home) else LetIntoHome(session)(home, to)
        deputy = None if seen.value.deputy == to else seen.value.deputy
        saved = change(session.records, seen, replace(seen.value, handler=to, deputy=deputy))
        return together(let_in, and_settle(session, saved, home).changed)


def hand_over_homes(session: Session, who: MemberId, heir: Member) -> tuple[Changed, tuple[EntityId, ...]]:
    """Give the homes of somebody who leaves to *heir*, as far as the signed-in person reads them.

    Returns what changed, and the homes that could not be given: they stay with who leaves until somebody takes them.
    """
    changed, left = [NOTHING], []
    for seen in homes(session):
        if seen.value.ended_on is not None or who not in {seen.value.handler, seen.value.deputy}:
            continue
        try:
            changed.append(_hand_over(session, seen, who, heir.id))
        except RuleError:
            left.append(seen.value.id)
    return together(*changed), tuple(left)


def _hand_over(session: Session, seen: Seen[Home], who: MemberId, heir: MemberId) -> Changed:
    if seen.value.handler == who:
        return GiveHome(session)(seen.value.id, heir)
    return change(session.records, seen, replace(seen.value, deputy=None)).changed
