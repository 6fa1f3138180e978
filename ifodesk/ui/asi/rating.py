"""Decides what the rating shows and does. No Qt. The program never proposes a number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.model import Area, Item
from ifodesk.ui.asi.making import said
from ifodesk.ui.asi.rating_state import AreaLine, Fact, RatingState
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.interview_ratings import ChooseRange, GiveRating, RatingPanel, rating_panel
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_asi_after as words
from ifodesk.words.error_words import sentence

Facts = tuple[tuple[Item, Answer | None], ...]


class RatingScreen(Protocol):
    """The rating on screen."""

    def show_state(self, state: RatingState) -> None:
        """Show *state*."""
        ...


class RatingPresenter:
    """One interview's ratings, area by area."""

    def __init__(self, view: RatingScreen, session: Session, jobs: Jobs, problem: Callable[[str], None]) -> None:
        self._view = view
        self._session = session
        self._work = ScreenWork(session, jobs, problem)
        self._interview: EntityId | None = None
        self._read: InterviewView | None = None
        self._area = ""
        self._state = RatingState()

    def open(self, interview: EntityId) -> None:
        """Rate the areas of *interview*; the first that is not rated is shown."""
        self.drop()
        self._interview = interview
        self._load()

    def area_chosen(self, area: str) -> None:
        """Go to an area."""
        self._area = area
        self._show()

    def ranged(self, low: str, high: str) -> None:
        """Keep the range; only then are the client's own ratings read."""
        read, area = self._read, self._area
        if read is None:
            return
        if not (low.isdecimal() and high.isdecimal()):
            self._update(replace(self._state, problem=words.RANGE_NEEDED))
            return
        self._work.save(
            lambda: ChooseRange(self._session)(read, area, int(low), int(high)),
            done=lambda _saved: self._load(),
            failed=self._refused,
        )

    def rated(self, final: str, reason: str) -> None:
        """Keep the value and go on to the next area."""
        read, area = self._read, self._area
        if read is None:
            return
        if not final.isdecimal():
            self._update(replace(self._state, problem=words.VALUE_NEEDED))
            return
        self._work.save(
            lambda: GiveRating(self._session)(read, area, int(final), reason),
            done=lambda _saved: self._next(),
            failed=self._refused,
        )

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._interview = self._read = None
        self._area = ""
        self._update(RatingState())

    def _next(self) -> None:
        self._area = ""
        self._load()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, RuleError):
            self._work.fail(error)
            return
        needed = self._state.reason_needed or error.code == "rating_reason_needed"
        self._update(replace(self._state, problem=sentence(error), reason_needed=needed))

    def _load(self) -> None:
        if (interview := self._interview) is not None:
            self._work.read(lambda: ReadInterview(self._session)(interview), self._loaded)

    def _loaded(self, read: InterviewView) -> None:
        self._read = read
        self._show()

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        areas = [area for area in read.instrument.areas if area.rater]
        if not self._area:
            self._area = next((area.id for area in areas if not _rated(read, area)), areas[0].id if areas else "")
        panel = rating_panel(read, self._area) if self._area else None
        lines = tuple(_line(read, area, current=area.id == self._area) for area in areas)
        state = RatingState(areas=lines, all_rated=bool(lines) and all(line.rated for line in lines))
        self._update(state if panel is None else _with_panel(state, panel))

    def _update(self, state: RatingState) -> None:
        self._state = state
        self._view.show_state(state)


def _rated(read: InterviewView, area: Area) -> bool:
    rating = read.ratings.get(area.id)
    return rating is not None and rating.value.final is not None


def _line(read: InterviewView, area: Area, *, current: bool) -> AreaLine:
    rating = read.ratings.get(area.id)
    final = None if rating is None else rating.value.final
    status = words.NOT_RATED if final is None else words.RATED.format(value=final)
    return AreaLine(area.id, area.title, status, final is not None, current)


def _with_panel(state: RatingState, panel: RatingPanel) -> RatingState:
    value = None if panel.rating is None else panel.rating.value
    return replace(
        state,
        area=panel.area.id,
        title=panel.area.title,
        facts=_facts(panel.critical),
        client=None if panel.client is None else _facts(panel.client),
        notes=tuple(words.OWN_NOTE.format(about=item.label, note=note) for item, note in panel.notes),
        low="" if value is None or value.low is None else str(value.low),
        high="" if value is None or value.high is None else str(value.high),
        final="" if value is None or value.final is None else str(value.final),
        reason="" if value is None else value.reason or "",
        reason_needed=value is not None and bool(value.reason),
    )


def _facts(facts: Facts) -> tuple[Fact, ...]:
    return tuple(Fact(item.label, said(item, answer)) for item, answer in facts)
