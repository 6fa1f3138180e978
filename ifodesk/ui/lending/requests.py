"""Questions from chief to chief on the page Lån: to oneself, and one's own. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ifodesk.domain.entities.lending import ChiefRequest, Loan, Reply
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.lending.state import REPLY_MARKS, ReplyForm, RequestsState, RequestState
from ifodesk.ui.lending.typed import typed_number
from ifodesk.ui.parts.shapes import Action, Choice, Line
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.chief_requests import CloseRequest, ReplyToChief, RequestView, requests
from ifodesk.usecases.ports import Jobs, Member
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import date_words, label_words
from ifodesk.words import screen_words_lending as words

PAGE = "lending"
OPEN_CASE, LOAN, CLOSE = "case", "loan", "close"
_KINDS = frozenset({"loan", "chief_request", "help_sought", "member", "sync"})


@dataclass(frozen=True, slots=True)
class RequestsRead:
    """The questions with what is needed to put them in words."""

    found: tuple[RequestView, ...]
    with_loan: frozenset[EntityId]
    """Questions whose answer has become an agreement."""
    colleagues: tuple[Member, ...]
    names: Mapping[MemberId, str]
    places: Mapping[str, str]
    now: datetime


class RequestsScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_requests(self, state: RequestsState) -> None:
        """Show *state*; what is being typed stays."""
        ...


class RequestsPresenter:
    """One per window."""

    def __init__(
        self,
        view: RequestsScreen,
        session: Session,
        jobs: Jobs,
        navigator: Navigator,
        tell: Tell,
        make_loan: Callable[[RequestView], None],
    ) -> None:
        self._view = view
        self._session = session
        self._navigator = navigator
        self._tell = tell
        self._make_loan = make_loan
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))
        self._found: dict[EntityId, RequestView] = {}
        self._with_loan: frozenset[EntityId] = frozenset()
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the questions."""
        self._work.read(lambda: read_requests(self._session), self._loaded)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._found, self._with_loan = {}, frozenset()
        self._view.show_requests(RequestsState())

    @property
    def waiting(self) -> int:
        """Return how many questions wait for the signed-in person."""
        return sum(view.waits_for_me and not self._has_loan(view) for view in self._found.values())

    def replied(self, request: EntityId, form: ReplyForm) -> None:
        """Answer another chief."""
        view = self._found.get(request)
        if view is None:
            return
        offered = MemberId(form.offered) if isinstance(form.offered, bytes) else None
        self._work.save(
            lambda: ReplyToChief(self._session)(
                view.request,
                form.reply,
                offered=offered,
                hours=typed_number(form.hours),
                starts_on=form.starts_on,
                text=form.text,
            ),
            done=lambda _saved: self._good(words.REPLIED),
        )

    def line_acted(self, key: str, code: str) -> None:
        """Do what a button beside one's own question says."""
        view = self._found.get(EntityId(bytes.fromhex(key)))
        if view is None:
            return
        if code == OPEN_CASE and view.case is not None:
            self._navigator.open_case(view.case, "jav")
        elif code == LOAN:
            self._make_loan(view)
        elif code == CLOSE:
            self._work.save(
                lambda: CloseRequest(self._session)(view.request), done=lambda _saved: self._good(words.IS_CLOSED)
            )

    def _loaded(self, read: RequestsRead) -> None:
        self._found = {view.request.value.id: view for view in read.found}
        self._with_loan = read.with_loan
        self._view.show_requests(requests_state(read))
        self._navigator.show_badge(PAGE, self.waiting)

    def _has_loan(self, view: RequestView) -> bool:
        return view.mine and view.request.value.id in self._with_loan

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _KINDS:
            self.load()

    def _good(self, text: str) -> None:
        self._tell(Notice(text, NoticeKind.GOOD))


def read_requests(session: Session) -> RequestsRead:
    """Return what the part shows. Store lane."""
    found, directory = requests(session), session.directory
    values = [view.request.value for view in found]
    people = {one for value in values for one in (value.asker, value.asked, value.offered) if one is not None}
    codes = {code for value in values for code in (value.from_municipality, value.to_municipality) if code}
    lent = {(seen.value.helper, seen.value.helped_chief) for seen in session.records.all(Loan)}
    return RequestsRead(
        found=found,
        with_loan=frozenset(one.id for one in values if one.offered and (one.offered, one.asker) in lent),
        colleagues=directory.members(directory.me().municipality) if found else (),
        names={one: directory.member(one).name for one in people},
        places={code: directory.municipality_name(code) for code in codes},
        now=session.clock.now(),
    )


def requests_state(read: RequestsRead) -> RequestsState:
    """Return the part."""
    open_ = [view for view in read.found if view.request.value.closed_at is None]
    closed = [view for view in read.found if view.request.value.closed_at is not None]
    return RequestsState(
        to_me=tuple(_to_me(read, view.request.value) for view in open_ if not view.mine),
        mine=tuple(_line(read, view, actions=tuple(_actions(read, view))) for view in open_ if view.mine),
        closed=tuple(_line(read, view, actions=()) for view in closed),
    )


def _to_me(read: RequestsRead, request: ChiefRequest) -> RequestState:
    return RequestState(
        id=request.id,
        title=words.ASKS.format(name=_name(read, request.asker), place=_place(read, request.from_municipality)),
        asked=words.ASKED_AT.format(at=date_words.moment(request.asked_at, read.now)) if request.asked_at else "",
        terms=words.terms(request),
        message=request.message or "",
        reply=_reply(read, request),
        may_reply=request.reply is not Reply.YES,
        people=tuple(Choice(one.id, one.name) for one in read.colleagues if one.active),
        hours=str(request.hours_per_week or ""),
        starts_on=request.starts_on,
    )


def _reply(read: RequestsRead, request: ChiefRequest) -> str:
    if request.reply is None:
        return ""
    at = date_words.moment(request.replied_at, read.now) if request.replied_at else ""
    parts = (words.REPLIED_AT.format(reply=label_words.REPLY[request.reply], at=at), *_offered(read, request))
    return " · ".join(part for part in parts if part)


def _offered(read: RequestsRead, request: ChiefRequest) -> Iterator[str]:
    if request.offered is not None:
        yield words.OFFER.format(
            name=_name(read, request.offered),
            hours=words.hours(request.offered_hours or 0),
            day=date_words.full_day(request.offered_from) if request.offered_from else "",
        )
    if request.reply_text:
        yield request.reply_text


def _line(read: RequestsRead, view: RequestView, *, actions: tuple[Action, ...]) -> Line:
    request = view.request.value
    other, place = (request.asked, request.to_municipality) if view.mine else (request.asker, request.from_municipality)
    at = date_words.moment(request.asked_at, read.now) if request.asked_at else ""
    form = words.TO if view.mine else words.ASKS
    text = form.format(name=_name(read, other), place=_place(read, place), at=at)
    icon, tone = REPLY_MARKS[request.reply]
    reply = _reply(read, request) or words.NO_REPLY
    detail = "\n".join((words.terms(request), reply))
    return Line(request.id.hex(), text, detail=detail, icon=icon, tone=tone, actions=actions, opens=False)


def _actions(read: RequestsRead, view: RequestView) -> Iterator[Action]:
    request = view.request.value
    if request.reply is Reply.YES:
        has_one = request.id in read.with_loan
        yield Action(LOAN, words.MAKE_ANOTHER if has_one else words.MAKE_LOAN, main=not has_one)
    if view.case is not None:
        yield Action(OPEN_CASE, words.OPEN_CASE)
    yield Action(CLOSE, words.CLOSE)


def _name(read: RequestsRead, member: MemberId | None) -> str:
    return read.names.get(member, "") if member is not None else ""


def _place(read: RequestsRead, code: str | None) -> str:
    return read.places.get(code or "", "")
