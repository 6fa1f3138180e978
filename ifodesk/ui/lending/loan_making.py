"""Makes the states of loans. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.ids import MemberId
from ifodesk.domain.lending import LoanState, is_confirmed, loan_gaps, terms_mark
from ifodesk.ui.lending.differing import Differing, differ_states, read_differing
from ifodesk.ui.lending.loan_state import LoanCardState, LoanForm, LoansState, WeekForm
from ifodesk.ui.lending.typed import hours_shown, ore_shown
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.loan_hours import hours_balance
from ifodesk.usecases.loans import LoanView, Side, loans
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.words import date_words, lending_words
from ifodesk.words import screen_words_lending as request_words
from ifodesk.words import screen_words_loans as words

CONFIRM, OBJECT, CORRECT = "confirm", "object", "correct"
_CHIEFS = frozenset({Side.HELPED, Side.HELPING})


@dataclass(frozen=True, slots=True)
class LoansRead:
    """The loans with what is needed to put them in words."""

    found: tuple[LoanView, ...]
    me: MemberId
    balance: Mapping[str, int]
    names: Mapping[MemberId, str]
    places: Mapping[str, str]
    differing: Differing
    now: datetime
    today: date


def read_loans(session: Session) -> LoansRead:
    """Return what the part shows. Store lane."""
    found, directory = loans(session), session.directory
    values = [view.loan.value for view in found]
    balance = hours_balance(session) if found else {}
    codes = {code for value in values for code in (value.helped, value.helping) if code} | set(balance)
    return LoansRead(
        found=found,
        me=directory.me().id,
        balance=balance,
        names={one: directory.member(one).name for one in _named(found)},
        places={code: directory.municipality_name(code) for code in codes},
        differing=read_differing(session),
        now=session.clock.now(),
        today=session.clock.today(),
    )


def _named(found: Sequence[LoanView]) -> Iterator[MemberId]:
    for view in found:
        if view.loan.value.helper is not None:
            yield view.loan.value.helper
        yield from view.doubted.union(*view.doubted_hours.values())


def loans_state(read: LoansRead) -> LoansState:
    """Return the part."""
    return LoansState(
        cards=tuple(_card(read, view) for view in read.found),
        balance=tuple(
            _sentence(lending_words.balance_text(minutes, read.places[code]))
            for code, minutes in sorted(read.balance.items(), key=lambda one: read.places[one[0]])
        ),
        may_print=any(view.side in _CHIEFS for view in read.found),
        year=str(read.today.year),
    )


def _card(read: LoansRead, view: LoanView) -> LoanCardState:
    loan = view.loan.value
    gaps, ended = loan_gaps(loan), view.state is LoanState.ENDED
    chief = view.side in _CHIEFS and not ended
    return LoanCardState(
        id=loan.id,
        title=words.TITLE.format(
            helper=read.names.get(loan.helper, "") if loan.helper else "",
            helping=_place(read, loan.helping),
            helped=_place(read, loan.helped),
        ),
        state=lending_words.LOAN_STATE[view.state],
        agreed=view.state is LoanState.AGREED,
        terms=tuple(_terms(loan)),
        yeses=_yeses(read, view),
        lacks=lending_words.missing_terms(gaps) if gaps and not ended else "",
        may_agree=chief and not view.i_agreed and not gaps and not view.loan.conflicts,
        may_change=chief,
        may_end=chief,
        may_enter=loan.helper == read.me and view.state is not LoanState.PROPOSED,
        form=form_of(view.loan),
        hours=Group(
            "hours",
            words.HOURS_TITLE,
            tuple(_week(read, view, seen.value) for seen in reversed(view.hours)),
            empty="" if view.state is LoanState.PROPOSED else words.NO_HOURS,
        ),
        differs=differ_states(view, read.differing),
        week=WeekForm(day=read.today),
    )


def form_of(seen: Seen[Loan]) -> LoanForm:
    """Return the terms as they can be typed."""
    loan = seen.value
    return LoanForm(
        scope=loan.scope or "",
        decision=loan.decision or "",
        starts_on=loan.starts_on,
        ends_on=loan.ends_on,
        hours=str(loan.hours_per_week or ""),
        price="" if loan.price_per_hour is None else str(loan.price_per_hour),
        travel_price="" if loan.price_per_travel_hour is None else str(loan.price_per_travel_hour),
        km_price=ore_shown(loan.price_per_km),
        file_kept=loan.file_kept or "",
        who_sees=loan.who_sees or "",
        carried_out_by=loan.carried_out_by or "",
        seen=seen,
    )


def week_of(seen: Seen[LoanHours]) -> WeekForm:
    """Return a week as it can be typed."""
    hours = seen.value
    return WeekForm(
        day=hours.week,
        hours=hours_shown(hours.minutes),
        travel_hours=hours_shown(hours.travel_minutes),
        km=str(hours.travel_km or ""),
        comment=hours.comment or "",
        seen=seen,
    )


def _terms(loan: Loan) -> Iterator[str]:
    if loan.scope:
        yield words.TERMS_SCOPE.format(text=loan.scope)
    if loan.starts_on and loan.ends_on:
        yield words.TERMS_TIME.format(
            starts=date_words.full_day(loan.starts_on),
            ends=date_words.full_day(loan.ends_on),
            hours=request_words.hours(loan.hours_per_week or 0),
        )
    pairs = (
        (words.TERMS_PRICE, lending_words.prices_text(loan)),
        (words.TERMS_DECISION, loan.decision),
        (words.TERMS_FILE, loan.file_kept),
        (words.TERMS_SEES, loan.who_sees),
        (words.TERMS_OUT, loan.carried_out_by),
    )
    for form, text in pairs:
        if text:
            yield form.format(text=text)
    if loan.ended_on:
        yield words.WAS_ENDED.format(day=date_words.full_day(loan.ended_on), reason=loan.end_reason or "")


def _yeses(read: LoansRead, view: LoanView) -> str:
    loan = view.loan.value
    mark = terms_mark(loan)
    sides = (
        (loan.helped, loan.agreed_helped, loan.agreed_helped_at),
        (loan.helping, loan.agreed_helping, loan.agreed_helping_at),
    )
    said = []
    for code, agreed, at in sides:
        place = _place(read, code)
        if agreed == mark and at is not None:
            said.append(words.AGREED_BY.format(place=place, at=date_words.moment(at, read.now)))
        else:
            said.append(words.NOT_AGREED_BY.format(place=place))
    if view.doubted:
        said.append(words.DOUBTED.format(names=_names(read, view.doubted)))
    return " · ".join(said)


def _names(read: LoansRead, members: Collection[MemberId]) -> str:
    return ", ".join(sorted(read.names[one] for one in members))


def _week(read: LoansRead, view: LoanView, hours: LoanHours) -> Line:
    parts = [words.WEEK.format(week=_week_name(hours), hours=lending_words.hours_text(hours.minutes or 0))]
    if hours.travel_minutes:
        parts.append(words.TRAVEL.format(hours=lending_words.hours_text(hours.travel_minutes)))
    if hours.travel_km:
        parts.append(words.KM.format(km=hours.travel_km))
    confirmed = is_confirmed(hours)
    icon, tone = (Icon.CHECK, Tone.GOOD) if confirmed else (Icon.RING, Tone.QUIET)
    if hours.objection:
        icon, tone = Icon.WARNING, Tone.WARN
    doubted = view.doubted_hours.get(hours.id, ())
    if doubted:
        icon, tone = Icon.WARNING, Tone.WARN
    standing = (
        words.DOUBTED_HOURS.format(names=_names(read, doubted)) if doubted else lending_words.standing_text(hours)
    )
    detail = " · ".join(part for part in (standing, hours.comment or "") if part)
    actions = []
    if view.side is Side.HELPED and not confirmed:
        actions += [Action(CONFIRM, words.CONFIRM, main=True), Action(OBJECT, words.OBJECT)]
    if view.loan.value.helper == read.me:
        actions.append(Action(CORRECT, words.CORRECT))
    return Line(
        hours.id.hex(), " · ".join(parts), detail=detail, icon=icon, tone=tone, actions=tuple(actions), opens=False
    )


def _week_name(hours: LoanHours) -> str:
    return lending_words.week_text(hours.week) if hours.week else ""


def _place(read: LoansRead, code: str | None) -> str:
    return read.places.get(code or "", "")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
