"""Who reads a home's file: letting in, shutting out, and handing over when its worker leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.home import Home
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active, check_colleague
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_reading import homes
from ifodesk.usecases.pool_settling import NOTHING, and_settle
from ifodesk.usecases.ports import Member, Role
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
class LetBackIntoHome:
    """Let somebody read a home's file who was shut out of it: only a chief who reads it can, and the records say so."""

    session: Session

    def __call__(self, home: EntityId, member: MemberId) -> Changed:
        """Let *member* in again, to all of the file. Raises ``RuleError`` no_wall, only_a_chief, not_a_member."""
        session = self.session
        check_active(session, member)
        if member not in session.readers.walled(home):
            raise RuleError(Refusal.NO_WALL)
        if Role.CHIEF not in session.directory.me().roles:
            raise RuleError(Refusal.ONLY_A_CHIEF)
        return session.readers.let_in(home, member)


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


@dataclass(frozen=True, slots=True)
class HomeReaders:
    """Who reads a home's file."""

    readers: tuple[Member, ...]
    shut_out: tuple[Member, ...]
    others: tuple[Member, ...]
    """Colleagues of the home's municipality who may be let in."""


def home_readers(session: Session, home: Home) -> HomeReaders:
    """Return who reads the file of *home*, who is shut out, and who else may be let in; each in Swedish order."""
    reading, walled = session.readers.readers(home.id), session.readers.walled(home.id)
    code = home.municipality or session.directory.me().municipality
    others = tuple(one for one in session.directory.members(code) if one.id not in {*reading, *walled})
    return HomeReaders(_named(session, reading), _named(session, walled), others)


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


def _named(session: Session, members: tuple[MemberId, ...]) -> tuple[Member, ...]:
    people = (session.directory.member(one) for one in members)
    return tuple(sorted(people, key=lambda one: (swedish_key(one.name), one.id)))
