"""Interviews of the practice group: finished with follow-up and feedback, waiting for feedback, or under way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from ifodesk.compose.instruments import ResourceInstruments
from ifodesk.domain.entities.interview import (
    Feedback,
    Interview,
    InterviewAnswers,
    InterviewEnd,
    InterviewerRating,
    InterviewKind,
    InterviewMode,
    InterviewOffer,
    OfferAnswer,
)
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer, answer_text
from ifodesk.domain.instrument.form import next_item
from ifodesk.domain.instrument.model import Area, Instrument, Item, Kind, Source
from ifodesk.domain.interview import part_id
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.desk import Opened
from ifodesk.workbench.practice.seeded import SeededBytes, stream
from ifodesk.workbench.practice.staff import KARIN

_INSTRUMENT: Final = "asi5-us-sv"
_ASKED: Final = frozenset({Source.CLIENT, Source.INTERVIEWER})
_BETWEEN: Final = timedelta(days=190)
_YES: Final = 0.15
_PAUSED_AT: Final = 90
"""So many items have been answered when an interview is paused."""
_ADULT: Final = 19


def _shipped() -> Instrument:
    return next(one for one in ResourceInstruments().offered(practice=True) if one.id == _INSTRUMENT)


@dataclass
class Interviews:
    """Gives each caseworker an interview or two. Chance of its own: the rest of the group stays as it was."""

    seed: int
    instrument: Instrument = field(default_factory=_shipped)
    given: dict[str, int] = field(default_factory=dict)

    def add(self, opened: Opened) -> None:
        """Add an interview to a case whose client is an adult and whose handler has none to show yet."""
        handler, desk = opened.handler.key, opened.desk
        number = self.given.get(handler, 0)
        client = opened.client
        if opened.family.child or client.birth_year is None or desk.day.year - client.birth_year < _ADULT:
            return
        if number >= (3 if handler == KARIN else 1):
            return
        self.given[handler] = number + 1
        topic = f"interview {opened.case.id.hex()}"
        own = replace(desk, rng=stream(self.seed, topic), ids=SeededBytes(self.seed, topic))
        _Interviewing(replace(opened, desk=own), self.instrument).add(under_way=number % 3 == 1)


@dataclass(frozen=True)
class _Interviewing:
    opened: Opened
    instrument: Instrument

    def add(self, *, under_way: bool) -> None:
        opened = self.opened
        start = opened.acts[-1].at.date()
        offer = InterviewOffer(
            id=part_id(opened.case.id, "offer"),
            case=opened.case.id,
            addiction=True,
            offered_on=start,
            answer=OfferAnswer.ACCEPTED,
        )
        opened.save(start, offer)
        if under_way:
            self._paused(start)
            return
        profile = _profile(opened.desk.rng)
        first = self._whole(start, InterviewKind.BASELINE, None, profile)
        self._feedback(first, start)
        later = start + _BETWEEN
        if later < opened.desk.day:
            better = {area: max(0, weight - 2) for area, weight in profile.items()}
            self._whole(later, InterviewKind.FOLLOW_UP, first.id, better)

    def _begun(self, day: date, kind: InterviewKind, previous: EntityId | None, at: datetime) -> Interview:
        return Interview(
            id=self.opened.desk.ids.entity(),
            case=self.opened.case.id,
            instrument=self.instrument.id,
            instrument_version=self.instrument.version,
            instrument_hash=self.instrument.sha256,
            kind=kind,
            previous=previous,
            interviewer=self.opened.handler.id,
            mode=InterviewMode.CONVERSATION,
            started_at=at,
            feedback_on=day + timedelta(days=7),
            has_follow_up=True,
        )

    def _paused(self, day: date) -> None:
        at = self.opened.acts[-1].at + timedelta(minutes=5)
        begun = replace(self._begun(day, InterviewKind.BASELINE, None, at), feedback_on=None)
        given = dict(list(self._answers("grund", _profile(self.opened.desk.rng)))[:_PAUSED_AT])
        answers = InterviewAnswers(
            id=part_id(begun.id, "answers"),
            interview=begun.id,
            answers=given,
            comments={self.instrument.sections[1].id: words.INTERVIEW_COMMENT},
            at_item=next(reversed(given)),
        )
        self.opened.save(day, replace(begun, paused_at=at + timedelta(minutes=35), minutes=35), answers)

    def _whole(
        self, day: date, kind: InterviewKind, previous: EntityId | None, profile: Mapping[str, int]
    ) -> Interview:
        at = max(self.opened.desk.at(day), self.opened.acts[-1].at + timedelta(minutes=5))
        begun = self._begun(day, kind, previous, at)
        done = replace(begun, finished_at=at + timedelta(minutes=75), minutes=75, end=InterviewEnd.WHOLE)
        ratings = [self._rating(begun.id, area, profile, at) for area in self.instrument.areas if area.rater]
        given = dict(self._answers(kind.value, profile))
        given |= {area.rater: str(profile[area.id]) for area in self.instrument.areas if area.rater}
        answers = InterviewAnswers(id=part_id(begun.id, "answers"), interview=begun.id, answers=given)
        self.opened.save(day, done, answers, *ratings)
        return done

    def _rating(self, interview: EntityId, area: Area, profile: Mapping[str, int], at: datetime) -> InterviewerRating:
        low = max(0, min(profile[area.id] - 1, 7))
        return InterviewerRating(
            id=part_id(interview, f"rating:{area.id}"),
            interview=interview,
            area=area.id,
            low=low,
            high=low + 2,
            ranged_at=at,
            revealed_at=at,
            final=profile[area.id],
            rated_at=at,
        )

    def _feedback(self, interview: Interview, day: date) -> None:
        held = min(day + timedelta(days=7), self.opened.desk.day)
        feedback = Feedback(
            id=part_id(interview.id, "feedback"),
            interview=interview.id,
            author=self.opened.handler.id,
            held_on=held,
            client_comment=words.INTERVIEW_CLIENT_COMMENT,
            client_comment_on=held,
        )
        self.opened.save(held, feedback)

    def _answers(self, item_set: str, profile: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Give answers that fit each other roughly: an area weighs as its rating says."""
        given: dict[str, Answer] = {}
        weights = {area.section: profile[area.id] for area in self.instrument.areas}
        while (item := next_item(self.instrument, given, "", item_set, _ASKED)) is not None:
            fitting = self._fitting(item.code, given)
            weight = weights.get(item.section, 0)
            given[item.code] = _answer(item, weight, self.opened.desk.rng) if fitting is None else fitting
            yield item.code, answer_text(given[item.code])

    def _fitting(self, code: str, given: Mapping[str, Answer]) -> int | None:
        """Return the answer that others leave no choice about: no days no worry, yes lately yes ever."""
        own = [ratings for area in self.instrument.areas for ratings in area.ratings]
        days = [one.days for one in own if code in {one.worry, one.need}]
        if any(given.get(one) == 0 for one in days):
            return 0
        lately = f"{code[:-1]}A"
        return 1 if code.endswith("B") and given.get(lately) == 1 and self.instrument.items[lately].codes else None


def _profile(rng: Random) -> dict[str, int]:
    """Return how heavy each area weighs: alcohol or drugs, something beside, the rest light."""
    heavy = rng.choice(("alcohol", "drug"))
    beside = rng.choice(("medical", "employment", "family", "psychiatric"))
    areas = ("medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric")
    light = {area: rng.randint(0, 2) for area in areas}
    return {**light, heavy: rng.randint(5, 7), beside: rng.randint(3, 5)}


def _answer(item: Item, weight: int, rng: Random) -> Answer:
    if item.kind is Kind.CODE:
        return _code(item, weight, rng)
    if item.range is None:
        return words.INTERVIEW_TEXT
    if item.kind is Kind.SCALE:
        return min(item.range.high, weight * item.range.high // 8 + rng.randint(0, 1) * (weight > 0))
    if item.kind is Kind.MONEY:
        return rng.choice((0, 0, 400, 1200, 9800)) if weight else 0
    if not weight or rng.random() > _YES * weight:
        return 0
    return min(item.range.high, rng.randint(1, 3 * weight))


def _code(item: Item, weight: int, rng: Random) -> Answer:
    codes = list(item.codes)
    if set(codes) == {0, 1}:
        return int(rng.random() < _YES * weight / 3)
    return rng.choice(codes)
