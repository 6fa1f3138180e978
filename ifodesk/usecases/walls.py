"""Walls around a case: "all but", taken down, and the one act that cannot wait. "Only" is `keep_only`.

A wall is a record in the case's own log, so that whoever is shut out finds nothing, not even the wall. It names a
reviewer besides its founder, so that it cannot hide wrongs; it works against a chief too. Walls add up: what two chiefs
shut out at once stays out, both ways (PROTOCOL rules 5-8).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.entities.access import DelayAct, Wall
from ifodesk.domain.entities.case import Case
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Home, Member, Role
from ifodesk.usecases.saving import Made, change, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import every_share
from ifodesk.usecases.wall_traces import withdraw_traces
from ifodesk.usecases.who_may_read import municipalities_of

TRUSTED = frozenset({Role.CHIEF, Role.DEPUTY_CHIEF, Role.ADMIN})
"""Roles of a reviewer, as long as somebody outside the wall has one."""


@dataclass(frozen=True, slots=True)
class BuildWall:
    """Shut people out of a case: "alla utom". Those who do not read it yet are never let in by mistake either."""

    session: Session

    def __call__(
        self, case: EntityId, excluded: Collection[MemberId], *, reviewer: MemberId, reason: str = ""
    ) -> Changed:
        """Let the reviewer in, shut *excluded* out of the case, of where it is shared and of what names it; note why.

        What they have unsent comes to the readers and is held for them to decide on. Work of colleagues who have not
        heard of the wall yet is still under the old keys (docs/threat-model.md).

        Args:
            case: The case.
            excluded: Who may not read. May be a chief; never the signed-in person.
            reviewer: Reads the case besides the signed-in person.
            reason: Told to the readers only.

        Raises:
            RuleError: nobody_to_wall, wall_oneself, not_a_member; about the reviewer reviewer_outside,
                reviewer_is_founder, reviewer_not_trusted, other_municipality; older_group.
        """
        session = self.session
        _check_excluded(session, excluded)
        _check_reviewer(session, case, reviewer, excluded)
        check_may_write(session, case, "wall")
        changed = list(_let_reviewer_in(session, case, reviewer))
        changed += [session.readers.wall(one, *excluded) for one in every_share(session, case)]
        now, why = session.clock.now(), words_or_none(reason)
        walls = [
            Wall(id=new_id(session.random), case=case, member=who, reviewer=reviewer, reason=why, raised_at=now)
            for who in sorted(excluded)
        ]
        changed.append(_without(session, case, excluded))
        changed.append(session.records.save([Write(one) for one in walls]).changed)
        changed.append(withdraw_traces(session))
        return together(*changed)


@dataclass(frozen=True, slots=True)
class LiftWall:
    """Take a wall down and let the person in again. Only a chief who reads the case can: the records say so too."""

    session: Session

    def __call__(self, case: EntityId, member: MemberId, *, reason: str) -> Changed:
        """Let *member* read the case anew, whole, and note why.

        Raises ``RuleError``: no_wall, only_a_chief, reason_needed, not_a_member; other_municipality where the case is
        not shared with that person's (OSL 2009:400 8 kap. 1 §), or is no more.
        """
        session = self.session
        municipality = check_active(session, member).municipality
        if member not in session.readers.walled(case):
            raise RuleError(Refusal.NO_WALL)
        if Role.CHIEF not in session.directory.me().roles:
            raise RuleError(Refusal.ONLY_A_CHIEF)
        if municipality not in municipalities_of(session, case):
            raise RuleError(Refusal.OTHER_MUNICIPALITY)
        why = words_or_none(reason)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        now = session.clock.now()
        lifted: list[Write[object]] = [
            Write(replace(seen.value, lifted_at=now, lift_reason=why), seen)
            for seen in standing_walls(session, case, member)
        ]
        changed = [session.records.save(lifted).changed] if lifted else []
        changed += [session.readers.let_in(one, member) for one in reversed(every_share(session, case))]
        return together(*changed)


@dataclass(frozen=True, slots=True)
class OpenDelayAct:
    """Open for one act that cannot wait, by somebody with jäv: a fresh compartment, never the file.

    Source: KL 2017:725 6 kap. 30 §; FL 2017:900 17 §.
    """

    session: Session

    def __call__(self, case: EntityId, member: MemberId, *, act: str, reason: str) -> Made:
        """Return the act, read by those who read the case and by *member*. It does not name the case.

        Args:
            case: The case, which *member* does not read.
            member: Who is to do it.
            act: What is to be done, and all that must be known for it.
            reason: Why it cannot wait for somebody else.

        Raises:
            RuleError: not_a_member, already_reads, reason_needed (both texts), older_group.
        """
        session = self.session
        check_active(session, member)
        readers = session.readers.readers(case)
        if member in readers:
            raise RuleError(Refusal.ALREADY_READS)
        what, why = words_or_none(act), words_or_none(reason)
        if what is None or why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        check_may_write(session, case, "delay_act")
        opened = DelayAct(id=new_id(session.random), member=member, act=what, reason=why, opened_at=session.clock.now())
        home = Home("restricted", session.readers.open_compartment([*readers, member]))
        return Made(opened.id, session.records.save([Write(opened)], home=home))


@dataclass(frozen=True, slots=True)
class ReportDelayAct:
    """Tell what was done in an act that could not wait."""

    session: Session

    def __call__(self, seen: Seen[DelayAct], report: str) -> Saved:
        """Save what was done. Raises ``RuleError`` already_ended."""
        if seen.value.ended_at is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        return change(self.session.records, seen, replace(seen.value, report=words_or_none(report)))


@dataclass(frozen=True, slots=True)
class EndDelayAct:
    """End an act that could not wait: by a record, with a cut, never by a clock."""

    session: Session

    def __call__(self, seen: Seen[DelayAct]) -> Changed:
        """Note the end and take the person out. Raises ``RuleError`` already_ended."""
        session, act = self.session, seen.value
        if act.ended_at is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        saved = change(session.records, seen, replace(act, ended_at=session.clock.now()))
        if act.member is None:
            return saved.changed
        return together(saved.changed, session.readers.exclude(act.id, act.member))


def may_review(session: Session, case: EntityId, excluded: Collection[MemberId]) -> tuple[Member, ...]:
    """Return who may review a wall against *excluded*, in Swedish order of name.

    Chiefs, deputies and admins of the case's municipality, and those of another one who read the case already, which
    takes a legal basis. When nobody outside the wall has such a role, any colleague may.
    """
    me = session.directory.me().id
    code = session.records.get(Case, case).value.municipality or session.directory.me().municipality
    readers = session.readers.readers(case)
    able = [
        one
        for one in session.directory.members()
        if one.id != me and one.id not in excluded and (one.municipality == code or one.id in readers)
    ]
    return tuple(one for one in able if one.roles & TRUSTED) or tuple(able)


def standing_walls(session: Session, case: EntityId, member: MemberId) -> tuple[Seen[Wall], ...]:
    """Return what is noted of the walls against one person that nobody has taken down, oldest first."""
    return tuple(
        seen
        for seen in session.records.children(Wall, case)
        if seen.value.member == member and seen.value.lifted_at is None
    )


def check_may_write(session: Session, case: EntityId, kind: str) -> None:
    """Raise ``RuleError`` older_group when the group's table of rights does not know *kind* yet."""
    if not session.readers.may_write(case, kind):
        raise RuleError(Refusal.OLDER_GROUP)


def _check_excluded(session: Session, excluded: Collection[MemberId]) -> None:
    if not excluded:
        raise RuleError(Refusal.NOBODY_TO_WALL)
    if session.directory.me().id in excluded:
        raise RuleError(Refusal.WALL_ONESELF)
    for one in excluded:
        check_active(session, one)


def _check_reviewer(session: Session, case: EntityId, reviewer: MemberId, excluded: Collection[MemberId]) -> None:
    person = check_active(session, reviewer)
    if reviewer in excluded:
        raise RuleError(Refusal.REVIEWER_OUTSIDE)
    if reviewer == session.directory.me().id:
        raise RuleError(Refusal.REVIEWER_IS_FOUNDER)
    if person in may_review(session, case, excluded):
        return
    code = session.records.get(Case, case).value.municipality or session.directory.me().municipality
    raise RuleError(Refusal.REVIEWER_NOT_TRUSTED if person.municipality == code else Refusal.OTHER_MUNICIPALITY)


def _let_reviewer_in(session: Session, case: EntityId, reviewer: MemberId) -> Iterator[Changed]:
    for one in every_share(session, case):
        if reviewer not in session.readers.readers(one):
            yield session.readers.let_in(one, reviewer)


def _without(session: Session, case: EntityId, excluded: Collection[MemberId]) -> Changed:
    """Take the people outside the wall out of their places in the case."""
    seen = session.records.get(Case, case)
    now = seen.value
    value = replace(
        now,
        handler=None if now.handler in excluded else now.handler,
        deputy=None if now.deputy in excluded else now.deputy,
        chief=None if now.chief in excluded else now.chief,
    )
    return change(session.records, seen, value).changed
