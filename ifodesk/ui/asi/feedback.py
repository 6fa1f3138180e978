"""Decides what the feedback shows and does. No Qt. An empty text begins as the draft that the answers bear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from ifodesk.domain.entities.interview import ClientCorrection, Feedback
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.feedback_facts import ProfileRow, shown
from ifodesk.domain.instrument.model import Instrument, Source
from ifodesk.ui.asi.feedback_state import AreaText, Bar, FeedbackState, ProfileLine
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.feedback import (
    CorrectAnswer,
    FeedbackArea,
    FeedbackView,
    FeedbackWords,
    HoldFeedback,
    OpenFeedback,
    ReadFeedback,
    SaveClientComment,
    SaveFeedbackText,
    ensure_feedback,
)
from ifodesk.usecases.interview_goals import GoalFromArea
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_asi_after as words
from ifodesk.words.feedback_words import goal_words, words_of


class FeedbackScreen(Protocol):
    """The feedback on screen."""

    def show_state(self, state: FeedbackState) -> None:
        """Show *state*; a box under somebody's hands keeps what is typed."""
        ...


class FeedbackPresenter:
    """One interview's feedback."""

    def __init__(
        self,
        view: FeedbackScreen,
        session: Session,
        jobs: Jobs,
        *,
        say: Callable[[str], None],
        problem: Callable[[str], None],
    ) -> None:
        self._view = view
        self._session = session
        self._say = say
        self._work = ScreenWork(session, jobs, problem)
        self._read: FeedbackView | None = None
        self.interview: EntityId | None = None

    def open(self, interview: EntityId) -> None:
        """Show the feedback of *interview*."""
        self.drop()
        self.interview = interview
        self._load()

    def written(self, area: str, texts: object) -> None:
        """Keep the texts of an area; what is still the draft is kept with them, as it was shown."""
        if isinstance(texts, tuple):
            self._work.save(lambda: self._keep(area, FeedbackWords(*texts)), done=lambda _saved: self._load())

    def held(self, comment: str) -> None:
        """Note that the talk was held today, with what the client said of it."""
        self._work.save(lambda: self._hold(comment), done=lambda _saved: self._done(words.HELD))

    def commented(self, comment: str) -> None:
        """Keep what the client said of the feedback."""
        self._work.save(
            lambda: self._opened(lambda seen: SaveClientComment(self._session)(seen, comment)),
            done=lambda _saved: self._load(),
        )

    def corrected(self, item: object, answer: str, said: str) -> None:
        """Keep what the client corrected."""
        read = self._read
        if read is None:
            return
        code = item if isinstance(item, str) else ""
        self._work.save(
            lambda: CorrectAnswer(self._session)(read.view, said=said, item=code, typed=answer),
            done=lambda _saved: self._done(words.CORRECTED),
        )

    def goal_clicked(self, area: str) -> None:
        """Make a goal of an area in the case's internal SIP."""
        read = self._read
        if read is not None:
            self._work.save(lambda: self._goal(read, area), done=self._goal_made)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read = self.interview = None
        self._view.show_state(FeedbackState())

    def _keep(self, area: str, texts: FeedbackWords) -> Saved | None:
        read = self._fresh()
        if read is None:
            return None
        seen = next((one.text for one in read.areas if one.row.area.id == area), None)
        feedback = OpenFeedback(self._session)(read.view).id
        return SaveFeedbackText(self._session)(feedback, area, texts, seen)

    def _hold(self, comment: str) -> Saved | None:
        today = self._session.clock.today()
        return self._opened(lambda seen: HoldFeedback(self._session)(seen, today, comment))

    def _opened(self, keep: Callable[[Seen[Feedback]], Saved]) -> Saved | None:
        """Begin the feedback if nobody has, and return what *keep* saves of it."""
        read = self._fresh()
        if read is None:
            return None
        OpenFeedback(self._session)(read.view)
        opened = self._fresh()
        return None if opened is None else keep(ensure_feedback(opened))

    def _goal(self, read: FeedbackView, area: str) -> Made | None:
        case = read.view.interview.value.case
        plans = () if case is None else self._session.queries.plans(case)
        open_plans = [plan.value for plan in plans if plan.value.closed_on is None]
        if not open_plans:
            return None
        return GoalFromArea(self._session)(read.view, area, open_plans[-1].id, goal_words(read.view, area))

    def _goal_made(self, made: Made | None) -> None:
        self._say(words.NO_PLAN if made is None else words.TO_GOAL_DONE)

    def _fresh(self) -> FeedbackView | None:
        return None if self.interview is None else ReadFeedback(self._session)(self.interview)

    def _done(self, text: str) -> None:
        self._say(text)
        self._load()

    def _load(self) -> None:
        self._work.read(self._fresh, self._loaded)

    def _loaded(self, read: FeedbackView | None) -> None:
        self._read = read
        if read is not None:
            self._view.show_state(feedback_state(read))


def feedback_state(read: FeedbackView) -> FeedbackState:
    """Return everything that the feedback shows."""
    view, kept = read.view, None if read.feedback is None else read.feedback.value
    held = "" if kept is None or kept.held_on is None else words.HELD_DAY.format(day=date_words.full_day(kept.held_on))
    return FeedbackState(
        profile=tuple(_profile(view.instrument, one.row) for one in read.areas),
        areas=tuple(_area(one) for one in read.areas),
        comment="" if kept is None else kept.client_comment or "",
        held=held,
        corrections=tuple(_correction(view.instrument, seen.value) for seen in view.corrections),
        items=tuple(_items(view.instrument)),
    )


def _area(one: FeedbackArea) -> AreaText:
    area, written = one.row.area, words_of(one)
    texts = (written.strengths, written.problems, written.own_words, written.help_wanted, written.differing)
    return AreaText(area.id, area.title, texts, drafted=one.text is None)


def _profile(instrument: Instrument, row: ProfileRow) -> ProfileLine:
    return ProfileLine(row.area.id, row.area.title, tuple(_bars(instrument, row)), row.doubted)


def _bars(instrument: Instrument, row: ProfileRow) -> Iterator[Bar]:
    if row.area.rater:
        yield _bar(instrument, row.area.rater, words.RATER, row.rater, 9)
    for codes, figures in zip(row.area.ratings, row.ratings, strict=True):
        before = f"{figures.label}, " if figures.label else ""
        for code, name, value, most in (
            (codes.worry, words.WORRY, figures.worry, 4),
            (codes.need, words.NEED, figures.need, 4),
            (codes.days, words.DAYS, figures.days, 30),
        ):
            if code:
                yield _bar(instrument, code, before + name, value, most)


def _bar(instrument: Instrument, code: str, name: str, answer: Answer | None, most: int) -> Bar:
    figure = float(answer) if isinstance(answer, int | float) else None
    told = words.NOT_GIVEN if answer is None else shown(instrument, code, answer)
    return Bar(name, figure, most, told)


def _correction(instrument: Instrument, one: ClientCorrection) -> str:
    said = one.said or ""
    if not one.item:
        return said
    item = instrument.items.get(one.item)
    change = words.CORRECTED_LINE.format(
        item=item.label if item else one.item, before=one.before or words.GAP, after=one.after or words.GAP
    )
    return f"{change} {said}".strip()


def _items(instrument: Instrument) -> Iterator[Choice]:
    yield Choice("", words.ONLY_TEXT)
    for item in instrument.items.values():
        if item.source is Source.CLIENT:
            yield Choice(item.code, f"{item.code}  {item.label}")
