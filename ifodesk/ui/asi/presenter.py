"""Decides what the tab of a case's interviews shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Protocol

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.interview import Interview, InterviewKind, InterviewMode, OfferAnswer, SummaryKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import InterviewWarning
from ifodesk.ui.asi.comparing import read_comparison
from ifodesk.ui.asi.comparison_state import ComparisonState
from ifodesk.ui.asi.feedback import FeedbackPresenter
from ifodesk.ui.asi.list_state import ListState, Shown
from ifodesk.ui.asi.listing import ListRead, list_state, read_list
from ifodesk.ui.asi.papers import Papers
from ifodesk.ui.asi.rating import RatingPresenter
from ifodesk.ui.asi.state import Way
from ifodesk.ui.tabs.base import FieldEdit
from ifodesk.ui.tabs.copying import MARK_COPIED, Copying
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.feedback import ReadFeedback
from ifodesk.usecases.interview_offers import SaveOffer
from ifodesk.usecases.interview_reading import ReadInterview
from ifodesk.usecases.interview_summaries import KeepSummary
from ifodesk.usecases.interviewers import Certify
from ifodesk.usecases.interviews import AgreeNextInterview, RemoveInterview, Started, StartInterview, TakeOverInterview
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_asi_after as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.date_words import full_day
from ifodesk.words.feedback_words import summary_text
from ifodesk.words.interview_words import WARNING

CERTIFY = "certify"
OFFERS: Final[Mapping[str, tuple[bool, OfferAnswer | None]]] = {
    "no_addiction": (False, None),
    "addiction": (True, None),
    "accepted": (True, OfferAnswer.ACCEPTED),
    "declined": (True, OfferAnswer.DECLINED),
    "later": (True, OfferAnswer.LATER),
}
"""What the buttons of the offer write down."""
KINDS = frozenset(
    {
        *("interview", "interview_answers", "interviewer_rating", "feedback", "feedback_text", "client_correction"),
        *("interview_summary", "interview_offer", "instrument_pack", "transfer", "party"),
    }
)
Sit = Callable[[EntityId, Way], None]
"""Shows an interview under way on the whole screen."""


class AsiView(Showing[ListState], Protocol):
    """The tab on screen."""

    def ask_certified(self) -> None:
        """Ask since when the signed-in person is a certified interviewer."""
        ...

    def ask_next(self) -> None:
        """Ask when the next interview is."""
        ...

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        ...

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        ...


class AsiPresenter(NoticePresenter[ListState]):
    """One per window; shows the interviews of one case at a time."""

    def __init__(self, view: AsiView, session: Session, jobs: Jobs, sit: Sit, papers: Papers) -> None:
        self._view: AsiView = view
        self._session = session
        self._sit = sit
        self._papers = papers
        self._work = ScreenWork(session, jobs, self._problem)
        self._copying = Copying(self._work, view.to_clipboard, self._notice)
        self._case: EntityId | None = None
        self._read: ListRead | None = None
        self._followed: EntityId | None = None
        """Whose next interview is asked about."""
        self._state = ListState()
        self._rating: RatingPresenter | None = None
        self._feedback: FeedbackPresenter | None = None
        jobs.listen(self._changed)

    def join(self, rating: RatingPresenter, feedback: FeedbackPresenter) -> None:
        """Let *rating* and *feedback* decide what is opened from the list."""
        self._rating, self._feedback = rating, feedback

    def open(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the interviews of *case*; an interview *target* opens its feedback."""
        if case != self._case:
            self.drop()
            self._case = case
        self._load()
        if target is not None:
            self._feedback_of(target)

    def field_edited(self, edit: FieldEdit) -> None:
        """Texts of this tab are given to who keeps them, not as fields."""

    def start_given(self, instrument: object, kind: object, way: object) -> None:
        """Begin an interview; what there is to know first is said in its list."""
        case = self._case
        if case is None or not isinstance(instrument, str) or not isinstance(kind, InterviewKind):
            return
        mode = InterviewMode(str(way))
        self._work.run(
            lambda: StartInterview(self._session)(case, instrument, kind=kind, mode=mode),
            lambda started: self._started(started, mode),
        )

    def acted(self, key: str, code: str) -> None:
        """Do what a button of a line says."""
        if code == "compare":
            self._compare()
            return
        if code in OFFERS:
            self._offer(code)
            return
        deeds: dict[str, Callable[[EntityId], None]] = {
            "continue": self._go_on,
            "take_over": self._take_over,
            "remove": self._remove,
            "rate": self._rate,
            "feedback": self._feedback_of,
            "next": self._ask_next,
            "summary": self._copy_summary,
            "print": lambda interview: self._papers.answers(self._work, interview, self._notice),
        }
        deeds[code](EntityId(bytes.fromhex(key)))

    def opened(self, key: str) -> None:
        """Open a line: go on with what is under way, else its feedback."""
        interview = EntityId(bytes.fromhex(key))
        read = self._read
        one = None if read is None else next((r for r in read.interviews if r.interview.id == interview), None)
        if one is None:
            return
        if one.interview.finished_at is None:
            self._go_on(interview)
        else:
            self._feedback_of(interview)

    def back_clicked(self) -> None:
        """Go back to the list."""
        self._show(Shown.LIST)
        self._load()

    def print_clicked(self) -> None:
        """Print what is shown."""
        read = self._read
        finished = () if read is None else tuple(r.interview for r in read.interviews if r.interview.finished_at)
        if self._state.shown is Shown.COMPARISON and finished:
            self._papers.comparison(self._work, finished[-1].id, self._notice)
        elif self._state.shown is Shown.FEEDBACK and self._feedback is not None and self._feedback.interview:
            self._papers.feedback(self._work, self._feedback.interview, self._notice)

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        if code == CERTIFY:
            self._view.ask_certified()
        elif code == MARK_COPIED:
            self._copying.mark()
        elif (path := self._papers.made(code)) is not None:
            self._view.open_file(path)

    def certified(self, text: str) -> None:
        """Keep the day when the signed-in person became a certified interviewer."""
        session = self._session
        day = typed_date(text, session.clock.today(), past=True)
        if day is None:
            self._problem(words.NOT_A_DAY)
        else:
            self._work.save(
                lambda: Certify(session)(session.directory.me().id, day), done=lambda _saved: self._say(words.CERTIFIED)
            )

    def next_given(self, text: str) -> None:
        """Keep the day of the next interview; without one the municipality's months count."""
        interview, session = self._followed, self._session
        day = typed_date(text, session.clock.today()) if text else None
        if interview is None:
            return
        if text and day is None:
            self._problem(words.NOT_A_DAY)
            return
        told = words.NEXT_LEFT if day is None else words.NEXT_KEPT.format(day=full_day(day))
        self._work.save(
            lambda: AgreeNextInterview(session)(session.records.get(Interview, interview), day),
            done=lambda _saved: self._say(told),
        )

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def say(self, text: str) -> None:
        """Say a sentence over the tab."""
        self._say(text)

    def problem(self, text: str) -> None:
        """Say what did not work."""
        self._problem(text)

    def left(self) -> None:
        """Another tab or page is shown."""
        self._work.leave()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._case = self._read = self._followed = None
        for part in (self._rating, self._feedback):
            if part is not None:
                part.drop()
        self._copying.forget()
        self._update(ListState())

    def _started(self, started: Started, mode: InterviewMode) -> None:
        self._work.jobs.tell(started.saved.changed)
        if started.warnings:
            text = " ".join(WARNING[one] for one in started.warnings)
            certify = (Deed(CERTIFY, words.CERTIFY),) if InterviewWarning.NOT_CERTIFIED in started.warnings else ()
            self._notice(Notice(text, NoticeKind.WARN, certify))
        self._sit(started.id, Way.TALK if mode is InterviewMode.CONVERSATION else Way.FORM)

    def _offer(self, code: str) -> None:
        """Keep whether an interview was offered, and what the client said; addiction is what the coverage counts."""
        case, session = self._case, self._session
        if case is not None:
            addiction, answer = OFFERS[code]
            day = session.clock.today() if answer is not None else None
            self._work.save(
                lambda: SaveOffer(session)(case, addiction=addiction, offered_on=day, answer=answer),
                done=lambda _saved: self._load(),
            )

    def _go_on(self, interview: EntityId) -> None:
        read = self._read
        one = None if read is None else next((r for r in read.interviews if r.interview.id == interview), None)
        form = one is not None and one.interview.mode is InterviewMode.FORM
        self._sit(interview, Way.FORM if form else Way.TALK)

    def _take_over(self, interview: EntityId) -> None:
        session = self._session
        self._work.save(
            lambda: TakeOverInterview(session)(ReadInterview(session)(interview).interview),
            done=lambda _saved: self._go_on(interview),
        )

    def _remove(self, interview: EntityId) -> None:
        session = self._session
        self._work.save(
            lambda: RemoveInterview(session)(ReadInterview(session)(interview).interview),
            done=lambda _saved: self._say(words.REMOVED),
        )

    def _ask_next(self, interview: EntityId) -> None:
        self._followed = interview
        self._view.ask_next()

    def _rate(self, interview: EntityId) -> None:
        if self._rating is not None:
            self._rating.open(interview)
            self._show(Shown.RATING)

    def _feedback_of(self, interview: EntityId) -> None:
        if self._feedback is not None:
            self._feedback.open(interview)
            self._show(Shown.FEEDBACK)

    def _compare(self) -> None:
        case = self._case
        if case is not None:
            self._show(Shown.COMPARISON)  # at once: many interviews take a while to read
            self._work.run(lambda: read_comparison(self._session, case), self._compared)

    def _compared(self, comparison: ComparisonState) -> None:
        self._update(replace(self._state, comparison=comparison))

    def _copy_summary(self, interview: EntityId) -> None:
        case, session = self._case, self._session
        if case is None:
            return

        def keep() -> EntityId:
            text = summary_text(ReadFeedback(session)(interview), practice=session.practice)
            made = KeepSummary(session)(interview, SummaryKind.INTERVIEW, text)
            return made.id

        self._work.run(keep, lambda made: self._copying.copy(case, (made,)))

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: read_list(self._session, case), self._loaded)

    def _loaded(self, read: ListRead) -> None:
        self._read = read
        self._update(list_state(self._state, read))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()

    def _show(self, shown: Shown) -> None:
        self._update(replace(self._state, shown=shown))
