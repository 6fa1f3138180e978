"""Asking the chief of another municipality for help: no person, no case. Used here and from a case. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.lending.typed import typed_number
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.chief_requests import AskChief, RequestTerms, chiefs_of, traces_of
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_lending as words
from ifodesk.words.error_words import sentence
from ifodesk.words.screen_words_collaboration import traces as traces_in_words

ANYWAY = "ask_chief_anyway"


@dataclass(frozen=True, slots=True)
class AskForm:
    """What is filled in; numbers as typed."""

    to: object = None
    case_type: object = None
    hours: str = ""
    starts_on: date | None = None
    weeks: str = ""
    language: str = ""
    travel: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class AskOffer:
    """Who can be asked, and what kind of case it is."""

    chiefs: tuple[Choice, ...] = ()
    by_place: tuple[tuple[str, MemberId], ...] = ()
    """The first to ask in each municipality, by its SCB code."""
    case_type: CaseType | None = None


class AskScreen(Protocol):
    """The form, as far as the presenter knows it."""

    def show_offer(self, offer: AskOffer) -> None:
        """Offer chiefs; what is typed stays."""
        ...

    def asked(self) -> None:
        """Close the form and forget what is in it."""
        ...


class AskPresenter:
    """One per place where the form is."""

    def __init__(self, view: AskScreen, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._view = view
        self._session = session
        self._tell = tell
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))
        self._case: EntityId | None = None
        self._waiting: tuple[MemberId, RequestTerms] | None = None

    def open(self, case: EntityId | None) -> None:
        """Offer the chiefs; *case* is what the question is for, remembered on the own devices only."""
        if case != self._case:
            self.drop()
        self._case = case
        self._work.read(lambda: read_offer(self._session, case), self._view.show_offer)

    def drop(self) -> None:
        """Forget everything."""
        self._work.renew()
        self._case = self._waiting = None
        self._view.asked()

    def given(self, form: AskForm) -> None:
        """Send the question. What may point somebody out is shown first; a name is never sent."""
        terms = self._terms(form)
        if terms is not None and isinstance(form.to, bytes):
            self._ask(MemberId(form.to), terms, anyway=False)

    def anyway(self, code: str) -> None:
        """Send what may point somebody out: the person has looked at it."""
        if code == ANYWAY and self._waiting is not None:
            self._ask(*self._waiting, anyway=True)

    def _ask(self, to: MemberId, terms: RequestTerms, *, anyway: bool) -> None:
        case = self._case
        self._waiting = (to, terms)
        self._work.save(
            lambda: AskChief(self._session)(to, terms, case=case, anyway=anyway),
            done=lambda _made: self._asked(),
            failed=self._failed,
        )

    def _terms(self, form: AskForm) -> RequestTerms | None:
        """Return what is asked for; None, and a sentence, when something is missing."""
        hours, weeks = typed_number(form.hours), typed_number(form.weeks)
        missing = (
            (words.ASK_CHOOSE, not isinstance(form.to, bytes)),
            (words.ASK_NO_HOURS, hours is None),
            (words.ASK_NO_DAY, form.starts_on is None),
            (words.ASK_BAD_WEEKS, weeks is None and bool(form.weeks.strip())),
        )
        for text, lacks in missing:
            if lacks:
                self._tell(problem(text))
                return None
        return RequestTerms(
            case_type=form.case_type if isinstance(form.case_type, CaseType) else None,
            hours_per_week=hours or 0,
            starts_on=form.starts_on or self._session.clock.today(),
            weeks=weeks,
            language=form.language,
            travel=form.travel,
            message=form.message,
        )

    def _failed(self, error: Exception) -> None:
        found = isinstance(error, RuleError) and error.code in {
            Refusal.QUESTION_IDENTIFIES,
            Refusal.QUESTION_MAY_POINT_OUT,
        }
        if not found or self._waiting is None:
            self._work.fail(error)
            return
        _, terms = self._waiting
        case = self._case
        may = isinstance(error, RuleError) and error.code is Refusal.QUESTION_MAY_POINT_OUT
        deeds = (Deed(ANYWAY, words.SEND_ANYWAY),) if may else ()

        def show(text: str) -> None:
            self._tell(Notice(words.FOUND.format(sentence=sentence(error), traces=text), NoticeKind.WARN, deeds))

        self._work.run(lambda: traces_in_words(traces_of(self._session, terms, case)), show)

    def _asked(self) -> None:
        self._waiting = None
        self._view.asked()
        self._tell(Notice(words.ASKED, NoticeKind.GOOD))


def read_offer(session: Session, case: EntityId | None) -> AskOffer:
    """Return who can be asked: the chiefs of the other municipalities, by municipality. Store lane."""
    me, directory = session.directory.me(), session.directory
    others = {one.municipality for one in directory.members()} - {me.municipality}
    found = [(directory.municipality_name(code), one) for code in others for one in chiefs_of(session, code)]
    found.sort(key=lambda pair: pair[0])
    seen = None if case is None else session.records.get(Case, case).value
    return AskOffer(
        chiefs=tuple(Choice(one.id, f"{place}: {one.name}, {one.title}".rstrip(", ")) for place, one in found),
        by_place=tuple({one.municipality: one.id for _, one in reversed(found)}.items()),
        case_type=seen.case_type if seen else None,
    )
