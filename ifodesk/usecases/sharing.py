"""Sharing a case between two municipalities: only with a recorded legal basis, scope and last day.

What is shared lies in a case of its own, read by people of both; the case that it comes from points to it, never the
other way. Nothing is shared live: what is to go over is copied, chosen by a person. Ending, by either side, takes out
with a cut whom it was shared with; each side keeps what it copied by decision.
Source: OSL 2009:400 8 kap. 1 §, 10 kap. 1, 2 and 28 §§, 12 kap. 2 §, 26 kap. 9 §; never 10 kap. 27 §.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.access import CaseShare, SharedCaseBasis
from ifodesk.domain.entities.case import Case, CaseStatus, Note, Party
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_numbers import free_number
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.jav_standing import check_not_ruled
from ifodesk.usecases.naming_basis import check_basis
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import Made, change, find, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import basis_of
from ifodesk.usecases.sharing_jav import (
    ANSWERED,
    AskedFirst,
    AskedHow,
    check_asked_first,
    note_how_asked,
    open_questions,
)
from ifodesk.usecases.walls import check_may_write

MOST_AT_ONCE = 40
"""Entities that one change copies: each note is an erasure unit, and a segment holds 63."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What must be recorded before anything is shared."""

    basis: str
    """A code of the law on sharing."""
    detail: str
    """The answer to what the basis asks."""
    scope: str
    """What may be shared."""
    ends_on: date
    """The last day. It reminds; a person ends the sharing."""
    asked: AskedFirst = ANSWERED
    """How the people were asked about jäv, before they read."""


@dataclass(frozen=True, slots=True)
class OpenShared:
    """Open a shared case beside a case."""

    session: Session

    def __call__(
        self, case: EntityId, members: Collection[MemberId], terms: Terms, items: Collection[EntityId] = ()
    ) -> Made:
        """Return the shared case, read by all who read *case* and by *members*, with copies of *items* in it.

        Args:
            case: The case that it comes from; it points to the shared one.
            members: People of one other municipality.
            terms: By what right, what, and until when.
            items: People and finished notes of the case to copy at once; `ShareCase` copies more later.

        Nobody reads before the question about jäv is put and answered, unless it is urgent: see `AskedHow`.

        Raises:
            RuleError: about the terms no_basis, basis_never, basis_detail_needed, scope_needed, end_in_the_past; about
                the people not_a_member, same_municipality, several_municipalities, has_hinder, ruled_jav, walled, and
                as `check_asked_first`; older_group.
        """
        session = self.session
        _check_terms(session, terms)
        other = _check_people(session, case, members)
        check_may_write(session, case, "shared_case_basis")
        lacking = check_asked_first(session, case, members, terms.asked)
        source, me, today = session.records.get(Case, case).value, session.directory.me(), session.clock.today()
        mine = source.municipality or me.municipality
        shared = Case(
            id=new_id(session.random),
            number=free_number(session, mine),
            case_type=source.case_type,
            municipality=mine,
            handler=source.handler or me.id,
            opened_on=today,
            status=CaseStatus.OPEN,
        )
        basis = SharedCaseBasis(
            id=new_id(session.random),
            case=shared.id,
            basis=terms.basis,
            detail=words_or_none(terms.detail),
            scope=words_or_none(terms.scope),
            ends_on=terms.ends_on,
            from_municipality=mine,
            to_municipality=other,
        )
        copies = _copies(session, items, shared.id, outward=True)
        note_how_asked(session, case, lacking, terms.asked, basis=terms.basis, detail=terms.detail)
        waiting = _open_there(session, shared.id, lacking, terms.asked)
        link = CaseShare(id=new_id(session.random), case=case, shared=shared.id)
        session.records.save([Write(link)])
        home = Home("restricted", session.readers.open_compartment({*session.readers.readers(case), *members}))
        saved = session.records.save([Write(shared), Write(basis), *waiting], home=home)
        if walled := session.readers.walled(case):  # nobody lets them in by mistake where the other readers are new
            session.readers.wall(shared.id, *walled)
        _save_copies(session, copies)
        return Made(shared.id, saved)


@dataclass(frozen=True, slots=True)
class ShareCase:
    """Copy more of a case into where it is shared."""

    session: Session

    def __call__(self, shared: EntityId, items: Collection[EntityId]) -> Changed:
        """Copy people and finished notes. Raises ``RuleError``: not_shared, already_ended, nothing_chosen."""
        check_shared(self.session, shared)
        return _copy(self.session, items, shared, outward=True)


@dataclass(frozen=True, slots=True)
class KeepFromShared:
    """Copy from a shared case into a case of one's own: that copy stays when the sharing ends."""

    session: Session

    def __call__(self, case: EntityId, items: Collection[EntityId]) -> Changed:
        """Copy people and finished notes into *case*. Raises ``RuleError`` nothing_chosen."""
        self.session.records.get(Case, case)
        return _copy(self.session, items, case, outward=False)


@dataclass(frozen=True, slots=True)
class ProlongSharing:
    """Give a sharing another last day: the municipality that it came from does, which answers for the disclosure.

    Source: OSL 2009:400 8 kap. 1 §, 10 kap. 1 §.
    """

    session: Session

    def __call__(self, shared: EntityId, ends_on: date) -> Saved:
        """Save the day. Raises ``RuleError``: not_shared, already_ended, not_ours_to_prolong, end_in_the_past."""
        seen = check_shared(self.session, shared)
        if seen.value.from_municipality not in (None, self.session.directory.me().municipality):
            raise RuleError(Refusal.NOT_OURS_TO_PROLONG)
        if ends_on < self.session.clock.today():
            raise RuleError(Refusal.END_IN_THE_PAST)
        return change(self.session.records, seen, replace(seen.value, ends_on=ends_on))


@dataclass(frozen=True, slots=True)
class EndSharing:
    """End a sharing: whom it was shared with are taken out with a cut; what they have unsent comes back, held.

    Either side ends it. The municipality that it came from keeps the shared case, closed, since it says what was
    disclosed, to whom and by what right.
    """

    session: Session

    def __call__(self, shared: EntityId, *, reason: str) -> Changed:
        """Note the end, close the shared case, and take out everybody of another municipality than it came from.

        Where nobody of that one reads it any more, the signed-in person's keeps it.

        Raises ``RuleError``: not_shared, already_ended, reason_needed.
        """
        session = self.session
        seen = check_shared(session, shared)
        why = words_or_none(reason)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        ended = replace(seen.value, ended_on=session.clock.today(), end_reason=why)
        case = session.records.get(Case, shared)
        closed = replace(case.value, status=CaseStatus.CLOSED)
        saved = session.records.save([Write(ended, seen), Write(closed, case)])
        codes = {one: session.directory.member(one).municipality for one in session.readers.readers(shared)}
        came_from = seen.value.from_municipality
        keeps = came_from if came_from in codes.values() else session.directory.me().municipality
        others = [one for one, code in codes.items() if code != keeps]
        return together(saved.changed, session.readers.exclude(shared, *others))


def check_shared(session: Session, shared: EntityId) -> Seen[SharedCaseBasis]:
    """Return by what right a case is shared now. Raises ``RuleError`` not_shared or already_ended."""
    if not session.records.children(SharedCaseBasis, shared):
        raise RuleError(Refusal.NOT_SHARED)
    seen = basis_of(session, shared)
    if seen.value.ended_on is not None:
        raise RuleError(Refusal.ALREADY_ENDED)
    return seen


def _check_terms(session: Session, terms: Terms) -> None:
    check_basis(session, terms.basis, terms.detail)
    if words_or_none(terms.scope) is None:
        raise RuleError(Refusal.SCOPE_NEEDED)
    if terms.ends_on < session.clock.today():
        raise RuleError(Refusal.END_IN_THE_PAST)


def _check_people(session: Session, case: EntityId, members: Collection[MemberId]) -> str:
    """Return the one other municipality that *members* are of."""
    mine, walled = session.directory.me().municipality, session.readers.walled(case)
    codes = {check_active(session, one).municipality for one in members}
    if not codes:
        raise RuleError(Refusal.NOT_A_MEMBER)
    if mine in codes:
        raise RuleError(Refusal.SAME_MUNICIPALITY)
    if len(codes) > 1:
        raise RuleError(Refusal.SEVERAL_MUNICIPALITIES)
    if not set(members).isdisjoint(walled):
        raise RuleError(Refusal.WALLED)
    if any(session.queries.answer_of(case, one) is Answer.HINDER for one in members):
        raise RuleError(Refusal.HAS_HINDER)
    for one in members:
        check_not_ruled(session, case, one)
    return codes.pop()


def _open_there(
    session: Session, shared: EntityId, lacking: Collection[MemberId], asked: AskedFirst
) -> list[Write[object]]:
    """Return the questions that stay open where the case is shared."""
    return open_questions(session, shared, lacking, asked.why) if asked.how is AskedHow.URGENT else []


def _copy(session: Session, items: Collection[EntityId], to: EntityId, *, outward: bool) -> Changed:
    copies = _copies(session, items, to, outward=outward)
    if not copies:
        raise RuleError(Refusal.NOTHING_CHOSEN)
    return _save_copies(session, copies)


def _copies(session: Session, items: Collection[EntityId], to: EntityId, *, outward: bool) -> list[Write[object]]:
    """Return copies of people and finished notes; what is neither, or not finished, stays where it is.

    *Outward*: addresses and places that may stand in nobody else's papers do not leave the municipality with a person.
    """
    copies: list[Write[object]] = []
    for item in items:
        party, note = find(session.records, Party, item), find(session.records, Note, item)
        if party is not None:
            withheld = None if outward else party.value.withheld
            copies.append(Write(replace(party.value, id=new_id(session.random), case=to, withheld=withheld)))
        elif note is not None and note.value.ready:
            copies.append(Write(replace(note.value, id=new_id(session.random), case=to, corrects=None)))
    return copies


def _save_copies(session: Session, copies: list[Write[object]]) -> Changed:
    saved = [session.records.save(copies[at : at + MOST_AT_ONCE]).changed for at in range(0, len(copies), MOST_AT_ONCE)]
    return together(*saved)
