"""Lending a person to another municipality: the agreement record, and each side's yes to the terms as they stand.

Source: KL 2017:725 9 kap. 37 § (agreement), 6 kap. 38 § (what cannot be handed over), 7 kap. 4-8 §§ (jäv, delegation).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.lending import LoanState, loan_gaps, prices_stand, state_of, terms_mark
from ifodesk.usecases.chief_requests import check_hours
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.due_questions import AskState, standing_of_member
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.jav_standing import check_not_ruled
from ifodesk.usecases.loan_truth import LoanTruth
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


class Side(StrEnum):
    """What the signed-in person is in a loan."""

    HELPED = "helped"
    HELPING = "helping"
    HELPER = "helper"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan with its hours."""

    loan: Seen[Loan]
    hours: tuple[Seen[LoanHours], ...]
    """By week."""
    state: LoanState
    side: Side
    i_agreed: bool
    """Whether the signed-in person's side has said yes to the terms as they stand."""
    doubted: frozenset[MemberId] = frozenset()
    """Who wrote a yes, an end or who takes part, without being the one to do so. It does not count."""
    doubted_hours: Mapping[EntityId, frozenset[MemberId]] = field(default_factory=dict)
    """The same of figures and confirmations, by week."""


@dataclass(frozen=True, slots=True)
class ProposeLoan:
    """Write down a loan, for both sides to agree to. Either chief may do it."""

    session: Session

    def __call__(self, terms: Loan, *, case: EntityId | None = None) -> Made:
        """Return the loan, read by both chiefs and the person who is lent.

        Args:
            terms: What is to be agreed; its id and the yeses in it are not used. Helped and helping municipality follow
                from the chiefs. Gaps may stand until somebody agrees.
            case: What it is for, when the signed-in person is the one who gets help: the helper must have answered
                "inget hinder" for everybody in it. It is not written down.

        Raises:
            RuleError: loan_not_yours (the signed-in person is neither chief), not_a_chief_there, not_a_member,
                other_municipality (the helper is not of the helping one), same_municipality, has_hinder, not_answered,
                hours_out_of_range, price_out_of_range, older_group.
        """
        session = self.session
        me = session.directory.me().id
        chiefs = (terms.helped_chief, terms.helping_chief)
        if me not in chiefs:
            raise RuleError(Refusal.LOAN_NOT_YOURS)
        if None in chiefs or terms.helper is None:
            raise RuleError(Refusal.NOT_A_CHIEF_THERE)
        loan = replace(
            terms,
            id=new_id(session.random),
            agreed_helped=None,
            agreed_helped_at=None,
            agreed_helping=None,
            agreed_helping_at=None,
            ended_on=None,
            end_reason=None,
        )
        loan = _of_their_municipalities(session, loan)
        _check_terms(loan)
        if case is not None and terms.helper is not None:
            check_answered(session, case, terms.helper)
        check_known(session, "loan")
        readers = {one for one in (*chiefs, terms.helper) if one is not None and one != me}
        home = Home("restricted", session.readers.open_compartment(sorted(readers)))
        return Made(loan.id, session.records.save([Write(tidy(loan))], home=home))


@dataclass(frozen=True, slots=True)
class ChangeLoan:
    """Change the terms. A yes that was given to other terms does not stand any more."""

    session: Session

    def __call__(self, seen: Seen[Loan], value: Loan) -> Saved:
        """Save *value* in place of what was seen; who takes part and who has agreed stay as they are.

        Raises ``RuleError``: loan_not_yours, already_ended, hours_out_of_range, price_out_of_range.
        """
        seen = LoanTruth(self.session).loan(seen).loan
        _check_mine(self.session, seen.value)
        former = seen.value
        value = replace(
            value,
            helped=former.helped,
            helping=former.helping,
            helper=former.helper,
            helped_chief=former.helped_chief,
            helping_chief=former.helping_chief,
            agreed_helped=former.agreed_helped,
            agreed_helping=former.agreed_helping,
            ended_on=former.ended_on,
        )
        _check_terms(value)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class AgreeToLoan:
    """Say yes to the terms as they stand, for one's own side."""

    session: Session

    def __call__(self, seen: Seen[Loan], *, case: EntityId | None = None) -> Saved:
        """Save the yes. *case* as in `ProposeLoan`.

        Raises ``RuleError``: loan_not_yours, already_ended, loan_incomplete (with what is missing), loan_has_conflicts
        (both sides wrote at once), has_hinder, not_answered.
        """
        session = self.session
        seen = LoanTruth(session).loan(seen).loan
        loan = seen.value
        _check_mine(session, loan)
        if seen.conflicts:
            raise RuleError(Refusal.LOAN_HAS_CONFLICTS)
        if gaps := loan_gaps(loan):
            raise RuleError(Refusal.LOAN_INCOMPLETE, gaps)
        if case is not None and loan.helper is not None:
            check_answered(session, case, loan.helper)
        mark, now = terms_mark(loan), session.clock.now()
        if session.directory.me().id == loan.helped_chief:
            agreed = replace(loan, agreed_helped=mark, agreed_helped_at=now)
        else:
            agreed = replace(loan, agreed_helping=mark, agreed_helping_at=now)
        return change(session.records, seen, agreed)


@dataclass(frozen=True, slots=True)
class EndLoan:
    """End a loan. Hours until that day can still be entered and confirmed."""

    session: Session

    def __call__(self, seen: Seen[Loan], *, reason: str, on: date | None = None) -> Saved:
        """Save the last day (None: today) and why.

        Raises ``RuleError``: loan_not_yours, already_ended, reason_needed, in_the_future.
        """
        seen = LoanTruth(self.session).loan(seen).loan
        _check_mine(self.session, seen.value)
        why, today = words_or_none(reason), self.session.clock.today()
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        if on is not None and on > today:
            raise RuleError(Refusal.IN_THE_FUTURE)
        return change(self.session.records, seen, replace(seen.value, ended_on=on or today, end_reason=why))


def loans(session: Session) -> tuple[LoanView, ...]:
    """Return the loans that the signed-in person reads: those that are not ended first, of each newest first."""
    read = session.records.all(Loan)
    if not read:
        return ()
    by_loan: dict[EntityId | None, list[Seen[LoanHours]]] = {}
    for line in session.records.all(LoanHours):
        by_loan.setdefault(line.value.loan, []).append(line)
    truth, me = LoanTruth(session), session.directory.me().id
    found = [view_of(truth, me, seen, by_loan.get(seen.value.id, [])) for seen in reversed(read)]
    return tuple(sorted(found, key=lambda view: view.state is LoanState.ENDED))


def view_of(truth: LoanTruth, me: MemberId, seen: Seen[Loan], hours: Sequence[Seen[LoanHours]]) -> LoanView:
    """Return one loan with its hours by week, as far as they count."""
    told = truth.loan(seen)
    loan = told.loan.value
    side, mark = side_of(loan, me), terms_mark(loan)
    agreed = {Side.HELPED: loan.agreed_helped, Side.HELPING: loan.agreed_helping}.get(side)
    weeks = [truth.hours(line, loan) for line in sorted(hours, key=lambda line: line.value.week or date.min)]
    return LoanView(
        told.loan,
        tuple(one.hours for one in weeks),
        state_of(loan),
        side,
        agreed == mark,
        told.doubted,
        {one.hours.value.id: one.doubted for one in weeks if one.doubted},
    )


def side_of(loan: Loan, member: MemberId) -> Side:
    """Return what *member* is in a loan; who is chief and helper at once acts as chief."""
    places = {loan.helper: Side.HELPER, loan.helping_chief: Side.HELPING, loan.helped_chief: Side.HELPED}
    return places.get(member, Side.NONE)


def check_answered(session: Session, case: EntityId, helper: MemberId) -> None:
    """Raise ``RuleError`` unless *helper* has said "inget hinder" for all of the circle, and no ruling says jäv.

    With ruled_jav, has_hinder or not_answered.
    """
    check_not_ruled(session, case, helper)
    match standing_of_member(session, case, helper).state:
        case AskState.NO_HINDER:
            return
        case AskState.HINDER:
            raise RuleError(Refusal.HAS_HINDER)
        case _:
            raise RuleError(Refusal.NOT_ANSWERED)


def _of_their_municipalities(session: Session, loan: Loan) -> Loan:
    """Return *loan* with the municipalities of its chiefs, who are active; the helper is of the helping one."""
    helped, helping, helper = (
        check_active(session, one) for one in (loan.helped_chief, loan.helping_chief, loan.helper) if one is not None
    )
    if helped.municipality == helping.municipality:
        raise RuleError(Refusal.SAME_MUNICIPALITY)
    if helper.municipality != helping.municipality:
        raise RuleError(Refusal.OTHER_MUNICIPALITY)
    return replace(loan, helped=helped.municipality, helping=helping.municipality)


def _check_terms(loan: Loan) -> None:
    if loan.hours_per_week is not None:
        check_hours(loan.hours_per_week)
    if not prices_stand(loan):
        raise RuleError(Refusal.PRICE_OUT_OF_RANGE)


def _check_mine(session: Session, loan: Loan) -> None:
    if session.directory.me().id not in (loan.helped_chief, loan.helping_chief):
        raise RuleError(Refusal.LOAN_NOT_YOURS)
    if loan.ended_on is not None:
        raise RuleError(Refusal.ALREADY_ENDED)
