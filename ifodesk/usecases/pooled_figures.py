"""Group figures: counted where the cases can be read, kept once a year, given to the group by choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.instruments import LocalCount, PooledCount
from ifodesk.domain.entities.interview import Feedback, Interview, InterviewEnd, InterviewKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import figure
from ifodesk.domain.instrument.change import same_item
from ifodesk.domain.interview import part_id
from ifodesk.domain.pooled_figures import Figures, Key, Person, Pooled, Rated, count, pool
from ifodesk.domain.pooled_form import from_form, to_form
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.instrument_packs import check_known, check_leader
from ifodesk.usecases.interview_offers import offer_of
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview, held_on
from ifodesk.usecases.ports import GROUP, MUNICIPALITY
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Saved, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class CountFigures:
    """Count over the cases that the signed-in person reads. Slow with many interviews; keeps nothing."""

    session: Session

    def __call__(self, year: int, instrument: str) -> Figures:
        """Return the figures of the municipality for a year: nothing in them is about fewer than five people."""
        session = self.session
        mine = session.directory.me().municipality
        cases = [seen.value for seen in session.records.all(Case) if seen.value.municipality == mine]
        people: list[Person] = []
        first: list[Rated] = []
        later: list[Rated] = []
        for case in cases:
            done = _finished(session, case.id, instrument)
            if case.opened_on is not None and case.opened_on.year == year:
                people.append(Person(case.id, frozenset(_steps(session, case.id, done))))
            first += _rated(session, case.id, done, year, InterviewKind.BASELINE)
            later += _rated(session, case.id, done, year, InterviewKind.FOLLOW_UP)
        return count(year, instrument, people, first, later)


@dataclass(frozen=True, slots=True)
class KeepLocalCount:
    """Keep the municipality's figures of a year that has ended. Once: two counts would give a person away."""

    session: Session

    def __call__(self, year: int, instrument: str) -> Saved:
        """Save them. Raises ``RuleError``: only_a_chief, older_group, year_not_ended, already_counted."""
        session = self.session
        check_leader(session)
        check_known(session, "local_count")
        if year >= session.clock.today().year:
            raise RuleError(Refusal.YEAR_NOT_ENDED)
        code = session.directory.me().municipality
        wanted = _count_id(code, year, instrument)
        if find(session.records, LocalCount, wanted) is not None:
            raise RuleError(Refusal.ALREADY_COUNTED)
        kept = LocalCount(
            id=wanted,
            municipality=code,
            instrument=instrument,
            year=year,
            figures=to_form(CountFigures(session)(year, instrument)),
            made_at=session.clock.now(),
            made_by=session.directory.me().id,
        )
        return session.records.save([Write(kept)], home=MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class GiveToGroup:
    """Give the kept figures of a year to the group."""

    session: Session

    def __call__(self, year: int, instrument: str) -> Saved:
        """Save the very same text. Raises ``RuleError``: only_a_chief, older_group, not_counted, already_counted."""
        session = self.session
        check_leader(session)
        check_known(session, "pooled_count")
        code = session.directory.me().municipality
        wanted = _count_id(code, year, instrument)
        kept = find(session.records, LocalCount, wanted)
        if kept is None:
            raise RuleError(Refusal.NOT_COUNTED)
        if find(session.records, PooledCount, wanted) is not None:
            raise RuleError(Refusal.ALREADY_COUNTED)
        given = PooledCount(
            id=wanted,
            municipality=code,
            instrument=instrument,
            year=year,
            figures=kept.value.figures,
            made_at=session.clock.now(),
            made_by=session.directory.me().id,
        )
        return session.records.save([Write(given)], home=GROUP)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The eight together."""

    figures: dict[Key, Pooled]
    given_by: tuple[str, ...]
    """SCB codes of those who gave figures."""
    unreadable: tuple[str, ...]
    """Of those whose figures this program cannot read: named, not guessed."""


@dataclass(frozen=True, slots=True)
class ReadGroupFigures:
    """Read what municipalities have given."""

    session: Session

    def __call__(self, year: int, instrument: str) -> GroupFigures:
        """Return the sums for a year, with who gave them."""
        given: dict[str, Figures] = {}
        unreadable = []
        for seen in self.session.records.all(PooledCount):
            one, code = seen.value, seen.value.municipality or ""
            if (one.year, one.instrument) != (year, instrument):
                continue
            try:
                given[code] = from_form(one.figures or "")
            except ValueError:
                unreadable.append(code)
        return GroupFigures(pool(given), tuple(sorted(given)), tuple(sorted(unreadable)))


def _count_id(municipality: str, year: int, instrument: str) -> EntityId:
    return part_id(EntityId(municipality.encode()), f"{year}:{instrument}")


def _finished(session: Session, case: EntityId, instrument: str) -> list[Interview]:
    """Return the whole interviews of a case, oldest first."""
    found = [seen.value for seen in session.records.children(Interview, case)]
    whole = [one for one in found if one.finished_at is not None and one.end in (None, InterviewEnd.WHOLE)]
    return sorted((one for one in whole if one.instrument == instrument), key=lambda one: str(one.finished_at))


def _steps(session: Session, case: EntityId, done: list[Interview]) -> Iterator[str]:
    """Give the steps that a client has come to; each holds the ones before it."""
    offer = offer_of(session, case)
    if offer is None or not offer.value.addiction:
        return
    yield "addiction"
    if done or offer.value.offered_on is not None:
        yield "offered"
    if done:
        yield "interviewed"
    if any(_had_feedback(session, one.id) for one in done):
        yield "feedback"
    if any(one.kind is InterviewKind.FOLLOW_UP for one in done):
        yield "followed_up"


def _had_feedback(session: Session, interview: EntityId) -> bool:
    feedback = find(session.records, Feedback, part_id(interview, "feedback"))
    return feedback is not None and feedback.value.held_on is not None


def _rated(session: Session, case: EntityId, done: list[Interview], year: int, kind: InterviewKind) -> Iterator[Rated]:
    """Give the areas of the latest interview of a kind in a year."""
    mine = [one for one in done if one.kind is kind and held_on(session, one).year == year]
    view = _view(session, mine[-1].id) if mine else None
    if view is None:
        return
    before = None if mine[-1].previous is None else _view(session, mine[-1].previous)
    for area in view.instrument.areas:
        own = area.ratings[0] if len(area.ratings) == 1 else None
        codes = {"rater": area.rater}
        if own is not None:
            codes |= {"days": own.days, "worry": own.worry, "need": own.need}
        figures = {name: value for name, code in codes.items() if (value := figure(view.values.get(code))) is not None}
        yield Rated(case, area.id, figures, _before(view, before, area.rater))


def _before(view: InterviewView, before: InterviewView | None, code: str) -> float | None:
    if before is None or not same_item(view.instrument, before.instrument, code):
        return None
    return figure(before.values.get(code))


def _view(session: Session, interview: EntityId) -> InterviewView | None:
    try:
        return ReadInterview(session)(interview)
    except (NotFoundError, RuleError):
        return None
