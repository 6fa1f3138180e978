"""Loans and their hours on the page Lån. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import EntityId
from ifodesk.ui.lending.differing import differ_key
from ifodesk.ui.lending.loan_making import CONFIRM, CORRECT, OBJECT, LoansRead, loans_state, read_loans, week_of
from ifodesk.ui.lending.loan_state import LoanForm, LoansState, WeekForm
from ifodesk.ui.lending.papers import StatementPapers
from ifodesk.ui.lending.typed import typed_minutes, typed_number, typed_ore
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.chief_requests import RequestView
from ifodesk.usecases.conflicts import ResolveConflict
from ifodesk.usecases.loan_hours import ConfirmHours, EnterHours, ObjectToHours, WeekHours
from ifodesk.usecases.loans import AgreeToLoan, ChangeLoan, EndLoan, LoanView, ProposeLoan
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_loans as words

_KINDS = frozenset({"loan", "loan_hours", "member", "sync"})
_YEAR_DIGITS = 4
_NEW = EntityId(bytes(16))


class LoansScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_loans(self, state: LoansState) -> None:
        """Show *state*; what is being typed stays."""
        ...

    def begin_loan(self, form: LoanForm) -> None:
        """Open the form of a new loan."""
        ...

    def loan_saved(self, loan: EntityId | None) -> None:
        """Close the form of *loan*; None: of the new one."""
        ...

    def ask_week(self, loan: EntityId, form: WeekForm) -> None:
        """Open the form of a week of *loan*, filled in."""
        ...

    def week_saved(self, loan: EntityId) -> None:
        """Close the form of a week."""
        ...

    def ask_objection(self, loan: EntityId, hours: EntityId) -> None:
        """Ask what is wrong with a week."""
        ...


class LoansPresenter:
    """One per window."""

    def __init__(self, view: LoansScreen, session: Session, jobs: Jobs, papers: StatementPapers, tell: Tell) -> None:
        self._view = view
        self._session = session
        self._papers = papers
        self._tell = tell
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))
        self._found: dict[EntityId, LoanView] = {}
        self._read: LoansRead | None = None
        self._request: RequestView | None = None
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the loans."""
        self._work.read(lambda: read_loans(self._session), self._loaded)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._found, self._read, self._request = {}, None, None
        self._view.loan_saved(None)
        self._view.show_loans(LoansState())

    def begin(self, request: RequestView) -> None:
        """Begin an agreement from a question that was answered with a name."""
        self._request = request
        value = request.request.value
        self._view.begin_loan(
            LoanForm(starts_on=value.offered_from, hours=str(value.offered_hours or value.hours_per_week or ""))
        )

    def proposed(self, form: LoanForm) -> None:
        """Send the proposal to the other chief and to the person."""
        if (request := self._request) is None:
            return
        asked = request.request.value
        loan = Loan(
            id=_NEW,
            helper=asked.offered,
            helped_chief=asked.asker,
            helping_chief=asked.asked,
            case_type=asked.case_type,
        )
        terms = self._terms(loan, form)
        if terms is not None:
            self._work.save(
                lambda: ProposeLoan(self._session)(terms, case=request.case), done=lambda _made: self._proposed()
            )

    def changed(self, loan: EntityId, form: LoanForm) -> None:
        """Save other terms, on top of those that the form was filled from: the other chief may have changed them."""
        if (seen := form.seen) is None:
            return
        terms = self._terms(seen.value, form)
        if terms is not None:
            self._work.save(
                lambda: ChangeLoan(self._session)(seen, terms),
                done=lambda _saved: self._done(words.CHANGED, loan),
            )

    def agreed(self, loan: EntityId) -> None:
        """Say yes to the terms as they stand."""
        if (view := self._found.get(loan)) is not None:
            self._work.save(
                lambda: AgreeToLoan(self._session)(view.loan), done=lambda _saved: self._good(words.IS_AGREED)
            )

    def settled(self, _loan: EntityId, key: EntityId, value: object) -> None:
        """Let one of the values that people wrote stand."""
        conflicts = self._read.differing.open if self._read else ()
        if (conflict := next((one for one in conflicts if differ_key(one) == key), None)) is not None:
            self._work.save(
                lambda: ResolveConflict(self._session)(conflict, value), done=lambda _saved: self._good(words.SETTLED)
            )

    def ended(self, loan: EntityId, reason: str) -> None:
        """End a loan today."""
        if (view := self._found.get(loan)) is not None:
            self._work.save(
                lambda: EndLoan(self._session)(view.loan, reason=reason),
                done=lambda _saved: self._good(words.IS_ENDED),
            )

    def week_given(self, loan: EntityId, form: WeekForm) -> None:
        """Save a week; what is typed stays when something cannot be read."""
        view, hours = self._found.get(loan), self._week(form)
        if view is None:
            return
        if hours is None or form.day is None:
            self._tell(problem(words.BAD_HOURS))
            return
        day: date = form.day
        self._work.save(
            lambda: EnterHours(self._session)(view.loan, day, hours, form.seen), done=lambda _saved: self._entered(view)
        )

    def hours_acted(self, loan: EntityId, key: str, code: str) -> None:
        """Do what a button beside a week says."""
        seen = self._hours(loan, key)
        if seen is None:
            return
        if code == CONFIRM:
            self._work.save(lambda: ConfirmHours(self._session)(seen), done=lambda _saved: self._good(words.CONFIRMED))
        elif code == OBJECT:
            self._view.ask_objection(loan, seen.value.id)
        elif code == CORRECT:
            self._view.ask_week(loan, week_of(seen))

    def objected(self, loan: EntityId, hours: EntityId, why: str) -> None:
        """Say why a week is not confirmed."""
        if (seen := self._hours(loan, hours.hex())) is not None:
            self._work.save(
                lambda: ObjectToHours(self._session)(seen, why), done=lambda _saved: self._good(words.OBJECTED)
            )

    def keep(self, texts: Sequence[str]) -> None:
        """Keep an agreement that is half written as a loose note."""
        typed = [text.strip() for text in texts if text.strip()]
        if typed:
            kept = words.KEPT.format(text="\n".join(typed))
            self._work.save(lambda: SaveLooseNote(self._session)(kept), done=lambda _made: self._view.loan_saved(None))

    def statement_asked(self, year: str, *, workbook: bool) -> None:
        """Make the statement of a year."""
        typed = typed_number(year)
        if typed is None or len(year.strip()) != _YEAR_DIGITS:
            self._tell(problem(words.STATEMENT_NO_YEAR))
        else:
            self._papers.make(self._work, typed, workbook=workbook, tell=self._tell)

    def _terms(self, loan: Loan, form: LoanForm) -> Loan | None:
        """Return *loan* with what stands in the form; None, and a sentence, when a number cannot be read."""
        read = {
            words.HOURS: (form.hours, typed_number(form.hours)),
            words.PRICE: (form.price, typed_number(form.price)),
            words.TRAVEL_PRICE: (form.travel_price, typed_number(form.travel_price)),
            words.KM_PRICE: (form.km_price, typed_ore(form.km_price)),
        }
        for field, (typed, value) in read.items():
            if typed.strip() and value is None:
                self._tell(problem(words.BAD_NUMBER.format(field=field.replace("&", "").lower())))
                return None
        return replace(
            loan,
            scope=form.scope.strip() or None,
            decision=form.decision.strip() or None,
            starts_on=form.starts_on,
            ends_on=form.ends_on,
            hours_per_week=read[words.HOURS][1],
            price_per_hour=read[words.PRICE][1],
            price_per_travel_hour=read[words.TRAVEL_PRICE][1],
            price_per_km=read[words.KM_PRICE][1],
            file_kept=form.file_kept.strip() or None,
            who_sees=form.who_sees.strip() or None,
            carried_out_by=form.carried_out_by.strip() or None,
        )

    def _week(self, form: WeekForm) -> WeekHours | None:
        work, travel = typed_minutes(form.hours), typed_minutes(form.travel_hours)
        km = typed_number(form.km) if form.km.strip() else 0
        if work is None or travel is None or km is None:
            return None
        return WeekHours(minutes=work, travel_minutes=travel, travel_km=km, comment=form.comment)

    def _hours(self, loan: EntityId, key: str) -> Seen[LoanHours] | None:
        view = self._found.get(loan)
        lines = view.hours if view else ()
        return next((seen for seen in lines if seen.value.id.hex() == key), None)

    def _proposed(self) -> None:
        self._request = None
        self._done(words.PROPOSED, None)

    def _done(self, text: str, loan: EntityId | None) -> None:
        self._view.loan_saved(loan)
        self._good(text)

    def _entered(self, view: LoanView) -> None:
        code = view.loan.value.helped or ""
        place = self._read.places.get(code, "") if self._read else ""
        self._view.week_saved(view.loan.value.id)
        self._good(words.ENTERED.format(place=place))

    def _loaded(self, read: LoansRead) -> None:
        self._read = read
        self._found = {view.loan.value.id: view for view in read.found}
        self._view.show_loans(loans_state(read))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _KINDS:
            self.load()

    def _good(self, text: str) -> None:
        self._tell(Notice(text, NoticeKind.GOOD))
