"""Deciding about what was held: raise the cut, adopt item by item, or leave it. Never silently (PROTOCOL rule 24)."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.access import HeldDecision
from ifodesk.domain.entities.case import Case
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.ports import Role
from ifodesk.usecases.saving import find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write

_CHIEFS = frozenset({Role.CHIEF, Role.DEPUTY_CHIEF})


@dataclass(frozen=True, slots=True)
class RaiseCut:
    """Let somebody's late work count up to and with one piece of it, under that person's own name."""

    session: Session

    def __call__(self, work: HeldWork) -> Changed:
        """Raise the cut. Raises ``RuleError``: only_a_chief, held_no_more, cut_does_not_help."""
        if not self.session.directory.me().roles & _CHIEFS:
            raise RuleError(Refusal.ONLY_A_CHIEF)
        return self.session.held.raise_cut(work)


@dataclass(frozen=True, slots=True)
class Adopt:
    """Take one piece over in one's own name; the history names both."""

    session: Session

    def __call__(self, work: HeldWork) -> Changed:
        """Adopt it.

        Raises ``RuleError``: only_a_chief for anybody but a chief or the case's handler; held_is_draft, since nobody
        says "klar" for somebody else; held_no_more, held_unreadable, held_parent_first.
        """
        check_decides(self.session, work)
        if work.is_draft:
            raise RuleError(Refusal.HELD_IS_DRAFT)
        return self.session.held.adopt(work)


@dataclass(frozen=True, slots=True)
class LeaveHeld:
    """Leave one piece of a case as it is: held for good, and out of everybody's list."""

    session: Session

    def __call__(self, work: HeldWork, *, reason: str) -> Changed:
        """Note the decision. Raises ``RuleError``: only_a_chief, reason_needed, held_no_more, older_group."""
        session = self.session
        check_decides(session, work)
        why = words_or_none(reason)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        if work.root is None or find(session.records, Case, work.root) is None:
            raise RuleError(Refusal.HELD_NO_MORE)
        check_may_write(session, work.root, "held_decision")
        decision = HeldDecision(id=new_id(session.random), case=work.root, item=work.id, reason=why)
        return session.records.save([Write(decision)]).changed


def check_decides(session: Session, work: HeldWork) -> None:
    """Raise ``RuleError`` only_a_chief unless `may_decide`."""
    if not may_decide(session, work):
        raise RuleError(Refusal.ONLY_A_CHIEF)


def held_for_me(session: Session) -> int:
    """Return how many pieces wait for the signed-in person to decide, on this device."""
    return sum(may_decide(session, work) for work in session.held.work())


def may_decide(session: Session, work: HeldWork) -> bool:
    """Return whether the signed-in person is a chief, or handles the case."""
    me = session.directory.me()
    case = None if work.root is None else find(session.records, Case, work.root)
    return bool(me.roles & _CHIEFS) or (case is not None and case.value.handler == me.id)
