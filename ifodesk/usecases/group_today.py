"""What the life of the group asks of the signed-in person: lines for Idag. Pure reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ifodesk.domain.entities.access import SharedCaseBasis
from ifodesk.domain.entities.disqualification import DisqualificationQuestion
from ifodesk.domain.entities.own import AskedQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.group_ports import ActKind, Place, Proposal
from ifodesk.usecases.group_recovery import is_here_by_recovery, rehearsal_due, shut_cases, vouching
from ifodesk.usecases.municipality_basics import basics
from ifodesk.usecases.ports import Role
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session

REJOIN_AFTER: Final = timedelta(days=90)
"""After so long without a round a device starts anew (format section 13, rejoining)."""
REMIND_BEFORE: Final = timedelta(days=30)
"""So long before a role's end date its chief is reminded."""
_CHIEFS: Final = frozenset({Role.ADMIN, Role.CHIEF, Role.DEPUTY_CHIEF})


class GroupTaskKind(StrEnum):
    """What is asked."""

    SIGN = "sign"
    """A proposal lacks a signature, and this person's would count."""
    ROLE_ENDS = "role_ends"
    """A role was meant to end: end it or give it a new date. Nothing ends by itself."""
    MY_ROLE_ENDS = "my_role_ends"
    """An own role was meant to end: ask a chief whether it goes on."""
    NO_ROLE = "no_role"
    """The person has no role any more: what is written here is refused."""
    BE_LET_IN = "be_let_in"
    """This computer is new after a forgotten passphrase, and reads no case yet: colleagues open them."""
    NO_HANDLER = "no_handler"
    """An open case whose handler has left."""
    SHARE_LEFT = "share_left"
    """An open sharing with a municipality that has left the group: nothing goes between the two any more."""
    ASK_AGAIN = "ask_again"
    """Somebody left without answering a question about jäv."""
    NEW_KEY = "new_key"
    """A device was retired: bring a new user key."""
    REOPEN = "reopen"
    """A colleague has a recovered device and waits for cases."""
    WELCOME = "welcome"
    """A colleague's recovered device stands and was not heard yet: somebody here may still have to welcome it."""
    REJOIN = "rejoin"
    """This device has not synced for 90 days: hand the unsent work over and start anew."""
    RETIRED = "retired"
    """This device was retired: nothing that is written here reaches anybody."""
    REMOVED = "removed"
    """The person was removed from the municipality."""
    REHEARSE = "rehearse"
    """The recovery was last tried a year ago or never."""
    NEW_CASES = "new_cases"
    """Nobody is named who reads every new case: it is read by its author alone."""
    NO_HELPER = "no_helper"
    """One person alone could help who has forgotten a passphrase, and nobody could help that one."""
    RIGHTS = "rights"
    """The group was founded with an older table of rights: what is newer is refused until the newest is in use."""


OUT: Final = {Place.RETIRED: GroupTaskKind.RETIRED, Place.REMOVED: GroupTaskKind.REMOVED}
"""What is told to whom nothing is asked of any more."""


@dataclass(frozen=True, slots=True)
class GroupTask:
    """One line."""

    kind: GroupTaskKind
    member: MemberId | None = None
    role: Role | None = None
    case: EntityId | None = None
    proposal: Proposal | None = None
    due_on: date | None = None
    municipality: str = ""
    """SCB code."""
    count: int = 1


def group_tasks(session: Session) -> tuple[GroupTask, ...]:
    """Return what the group's life asks of the signed-in person, those with a day first, by day.

    Of who is out, or sits at a device that was retired, nothing is asked but to know it.
    """
    if (out := OUT.get(session.group.place())) is not None:
        return (GroupTask(out),)
    today = session.clock.today()
    found = [
        *_own(session),
        *_own_standing(session, today),
        *_of_chief(session, today),
        *_open_work(session),
        *_reopenings(session),
    ]
    return tuple(sorted(found, key=lambda one: (one.due_on is None, one.due_on or today)))


def _own(session: Session) -> Iterator[GroupTask]:
    last = session.sync.brief().last_round
    if last is not None and session.clock.now() - last > REJOIN_AFTER:
        yield GroupTask(GroupTaskKind.REJOIN)
    proposals = session.group.proposals()
    asked_for = any(one.kind is ActKind.NEW_KEY and one.signed_by_me for one in proposals)
    if session.group.needs_new_key() and not asked_for:
        yield GroupTask(GroupTaskKind.NEW_KEY)
    for proposal in proposals:
        if proposal.counts and not proposal.signed_by_me:
            yield GroupTask(GroupTaskKind.SIGN, proposal.member, proposal.role, proposal=proposal)


def _own_standing(session: Session, today: date) -> Iterator[GroupTask]:
    """Tell what becomes of the own roles and cases; of a chief's roles the chief's own tasks tell."""
    me = session.directory.me()
    if not me.roles:
        yield GroupTask(GroupTaskKind.NO_ROLE)
    if is_here_by_recovery(session) and not session.queries.cases():
        yield GroupTask(GroupTaskKind.BE_LET_IN)
    if me.roles & _CHIEFS:
        return
    for one in session.group.colleagues():
        for held in one.roles if one.member.id == me.id else ():
            if held.ends is not None and held.ends <= today + REMIND_BEFORE:
                yield GroupTask(GroupTaskKind.MY_ROLE_ENDS, me.id, held.role, due_on=held.ends)


def _of_chief(session: Session, today: date) -> Iterator[GroupTask]:
    if not session.directory.me().roles & _CHIEFS:
        return
    yield from _to_settle(session, today)
    for one in session.group.colleagues():
        if any(not device.own_key and not device.heard for device in one.devices):
            yield GroupTask(GroupTaskKind.WELCOME, one.member.id)
        for held in one.roles:
            if held.ends is not None and held.ends <= today + REMIND_BEFORE:
                yield GroupTask(GroupTaskKind.ROLE_ENDS, one.member.id, held.role, due_on=held.ends)


def _to_settle(session: Session, today: date) -> Iterator[GroupTask]:
    if basics(session).chief is None:
        yield GroupTask(GroupTaskKind.NEW_CASES)
    if len(able := vouching(session)) == 1:
        yield GroupTask(GroupTaskKind.NO_HELPER, able[0])
    if rehearsal_due(session, today):
        yield GroupTask(GroupTaskKind.REHEARSE)
    if not session.group.rights_are_newest():
        yield GroupTask(GroupTaskKind.RIGHTS)


def _open_work(session: Session) -> Iterator[GroupTask]:
    left = dict(_left_shares(session))
    for case, code in left.items():
        yield GroupTask(GroupTaskKind.SHARE_LEFT, case=case, municipality=code)
    handled = [one for one in session.queries.handled() if one[0] not in left]
    handlers = {handler for _, handler in handled}
    gone = {handler for handler in handlers if not session.directory.member(handler).active}
    for case, handler in handled:
        if handler in gone:
            yield GroupTask(GroupTaskKind.NO_HANDLER, handler, case=case)
    for asked in session.records.all(AskedQuestion):
        who, about = asked.value.asked, asked.value.question
        question = None if about is None else find(session.records, DisqualificationQuestion, about)
        open_still = question is not None and question.value.answer is None and question.value.closed_at is None
        if who is not None and open_still and asked.value.case not in left and not session.directory.member(who).active:
            yield GroupTask(GroupTaskKind.ASK_AGAIN, who, case=asked.value.case)


def _left_shares(session: Session) -> Iterator[tuple[EntityId, str]]:
    """Yield the cases of open sharings with a municipality that has left the group, and which."""
    if not (gone := session.group.gone()):
        return
    for seen in session.records.all(SharedCaseBasis):
        basis = seen.value
        codes = [code for code in (basis.from_municipality, basis.to_municipality) if code in gone]
        if codes and basis.case is not None and basis.ended_on is None:
            yield basis.case, codes[0] or ""


def _reopenings(session: Session) -> Iterator[GroupTask]:
    for one in session.group.colleagues():
        if session.group.is_recovered(one.member.id) and (cases := shut_cases(session, one.member.id)):
            yield GroupTask(GroupTaskKind.REOPEN, one.member.id, case=cases[0], count=len(cases))
