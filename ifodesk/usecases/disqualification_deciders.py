"""Who decides on somebody's jäv: by the municipality's delegation setting, a chief's own jäv by a named stand-in.

KL 2017:725 6 kap. 30 § gives the question to the board; that the nearest chief decides for staff is delegation practice
(7 kap. 5 §), which each municipality compares with its own schedule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.ruling import Concerns, DisqualificationDelegation
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import MUNICIPALITY, Role
from ifodesk.usecases.saving import Made, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import check_leads
from ifodesk.usecases.walls import check_may_write
from ifodesk.usecases.who_may_read import check_may_read

CHIEFS = frozenset({Role.CHIEF, Role.DEPUTY_CHIEF})


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, and by what right."""

    member: MemberId
    title: str
    """As the setting has it, else the person's own."""
    item: str | None
    """Of the delegation schedule; None: nobody has said which."""
    checked: bool
    """Whether the setting was compared with the schedule. False is shown as "kontrollera"."""
    standing_in: bool = False


@dataclass(frozen=True, slots=True)
class SetDelegation:
    """Say who decides on the jäv of one kind of people, and who stands in."""

    session: Session

    def __call__(
        self,
        concerns: Concerns,
        *,
        decider: MemberId | None = None,
        title: str = "",
        item: str = "",
        stand_in: MemberId | None = None,
        stand_in_title: str = "",
        checked: bool = False,
        seen: Seen[DisqualificationDelegation] | None = None,
    ) -> Made:
        """Save it in place of what was said before.

        Args:
            concerns: Whose jäv.
            decider: Who decides; None: the case's own chief.
            title: Whom the delegation schedule names.
            item: Which item of it.
            stand_in: Decides when the decider is the one concerned, or may not read the case.
            stand_in_title: Likewise.
            checked: Whether it was compared with the schedule today.
            seen: What was said before, as it was seen; None: what stands.

        Raises:
            RuleError: only_leaders, not_a_member, stand_in_is_decider, older_group.
        """
        session = self.session
        check_leads(session)
        for member in (decider, stand_in):
            if member is not None:
                check_active(session, member)
        if stand_in is not None and stand_in == decider:
            raise RuleError(Refusal.STAND_IN_IS_DECIDER)
        for settings in session.records.all(MunicipalitySettings):
            check_may_write(session, settings.value.id, "disqualification_delegation")
        base = seen or delegation_of(session, concerns)
        row = DisqualificationDelegation(
            id=new_id(session.random) if base is None else base.value.id,
            concerns=concerns,
            decider=decider,
            title=words_or_none(title),
            item=words_or_none(item),
            stand_in=stand_in,
            stand_in_title=words_or_none(stand_in_title),
            checked_on=session.clock.today() if checked else None,
        )
        home = MUNICIPALITY if base is None else None
        return Made(row.id, session.records.save([Write(tidy(row), base)], home=home))


def delegations(session: Session) -> tuple[Seen[DisqualificationDelegation], ...]:
    """Return what the municipality has said about who decides, oldest first."""
    return tuple(seen for seen in session.records.all(DisqualificationDelegation) if seen.value.ended_on is None)


def delegation_of(session: Session, concerns: Concerns) -> Seen[DisqualificationDelegation] | None:
    """Return who decides on one kind of people, the newest if two were made at once; None: nobody has said."""
    found = [seen for seen in delegations(session) if seen.value.concerns is concerns]
    return found[-1] if found else None


def concerns_of(session: Session, member: MemberId | None) -> Concerns:
    """Return what kind of people a person is of; nobody (a client's wish) counts as staff."""
    roles = session.directory.member(member).roles if member is not None else frozenset()
    if roles & CHIEFS:
        return Concerns.CHIEF
    return Concerns.CONSULTANT if Role.CONSULTANT in roles else Concerns.STAFF


def decider_of(session: Session, case: EntityId, concerned: MemberId | None) -> Decider:
    """Return who decides on somebody's jäv in a case, or with None on a client's wish.

    The first of these who is not concerned, not walled and has answered no hinder: whom the setting names, without a
    named one the case's chief, its stand-in, any chief who reads the case. It is for the caller to let that person in.

    Raises:
        RuleError: no_chief_reads, no_stand_in for a chief; stand_in_must_read when the only one left works in another
            municipality and has no right to read.
    """
    refusal = Refusal.NO_STAND_IN if concerns_of(session, concerned) is Concerns.CHIEF else Refusal.NO_CHIEF_READS
    for decider in _candidates(session, session.records.get(Case, case).value, concerned):
        if _is_barred(session, case, decider.member, concerned):
            continue
        if _can_read(session, case, decider.member):
            return decider
        refusal = Refusal.STAND_IN_MUST_READ
    raise RuleError(refusal)


def _candidates(session: Session, case: Case, concerned: MemberId | None) -> Iterator[Decider]:
    found = delegation_of(session, concerns_of(session, concerned))
    row = DisqualificationDelegation(id=case.id) if found is None else found.value
    reading = session.readers.readers(case.id)
    checked = row.checked_on is not None
    if row.decider is not None:
        yield _decider(session, row.decider, row.title, row.item, checked=checked)
    elif case.chief in reading:
        yield _decider(session, case.chief, row.title, row.item, checked=checked)
    if row.stand_in is not None:
        stand_in = _decider(session, row.stand_in, row.stand_in_title, row.item, checked=checked)
        yield replace(stand_in, standing_in=True)
    for reader in reading:
        if session.directory.member(reader).roles & CHIEFS:
            yield _decider(session, reader, None, None, checked=False)


def _decider(session: Session, member: MemberId, title: str | None, item: str | None, *, checked: bool) -> Decider:
    return Decider(member, title or session.directory.member(member).title, item, checked)


def _is_barred(session: Session, case: EntityId, member: MemberId, concerned: MemberId | None) -> bool:
    return (
        member == concerned
        or not session.directory.member(member).active
        or member in session.readers.walled(case)
        or session.queries.answer_of(case, member) is Answer.HINDER
    )


def _can_read(session: Session, case: EntityId, member: MemberId) -> bool:
    if member in session.readers.readers(case):
        return True
    try:
        check_may_read(session, case, member)
    except RuleError:
        return False
    return True
