"""One interview with everything that belongs to it, as the screens and papers want it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.case import Case, Party
from ifodesk.domain.entities.interview import (
    AnswerReveal,
    ClientCorrection,
    Feedback,
    Interview,
    InterviewAnswers,
    InterviewerRating,
    InterviewKind,
    InterviewSummary,
)
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.entry import read_answers
from ifodesk.domain.instrument.form import effective
from ifodesk.domain.instrument.model import FIRST, Instrument
from ifodesk.domain.instrument.situation import Circumstances
from ifodesk.domain.interview import Known, age_on, filled_in, part_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instruments import find_instrument
from ifodesk.usecases.interview_settings import interview_settings
from ifodesk.usecases.interviews import born_on, client_of, sex_of
from ifodesk.usecases.saving import find, new_id
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class InterviewView:
    """An interview whole."""

    interview: Seen[Interview]
    answers: Seen[InterviewAnswers]
    instrument: Instrument
    """The very one that it was made with."""
    item_set: str
    """Which items the form has: "grund" or "uppfoljning"."""
    given: Mapping[str, Answer]
    """Every answer by item code, as given, with what the record fills in. Skips are the engine's: `form.effective`."""
    refused: Mapping[str, str]
    """Stored answers that this instrument cannot read, as they stand: shown, never dropped."""
    circumstances: Circumstances
    ratings: Mapping[str, Seen[InterviewerRating]]
    """By area."""
    corrections: tuple[Seen[ClientCorrection], ...]
    """Oldest first."""
    feedback: Seen[Feedback] | None
    summaries: tuple[Seen[InterviewSummary], ...]
    """Oldest first."""
    mine: bool
    """Whether the signed-in person is the interviewer."""
    client: str

    @property
    def values(self) -> Mapping[str, Answer]:
        """The answers as they count, skips applied."""
        return effective(self.instrument, self.given, self.item_set).values


@dataclass(frozen=True, slots=True)
class ReadInterview:
    """Read one interview."""

    session: Session

    def __call__(self, interview: EntityId) -> InterviewView:
        """Return it whole. Raises ``NotFoundError``, and ``RuleError`` instrument_missing."""
        session, records = self.session, self.session.records
        seen = records.get(Interview, interview)
        answers = records.get(InterviewAnswers, part_id(interview, "answers"))
        instrument = find_instrument(session, seen.value)
        read, refused = _read(instrument, answers.value)
        ratings = records.children(InterviewerRating, interview)
        client = None if seen.value.case is None else client_of(session, seen.value.case)
        born = born_on(session, client)
        held = held_on(session, seen.value)
        return InterviewView(
            interview=seen,
            answers=answers,
            instrument=instrument,
            item_set=item_set_of(instrument, seen.value),
            given={**filled_in(instrument, _known(session, seen.value, client)), **read},
            refused=refused,
            circumstances=Circumstances(
                earlier=_earlier(session, seen.value, instrument),
                age=age_on(held, born=born, birth_year=None if client is None else client.birth_year),
                minutes=seen.value.minutes if seen.value.finished_at else None,
                days_since_earlier=_days_between(session, seen.value, held),
            ),
            ratings={rating.value.area or "": rating for rating in ratings},
            corrections=records.children(ClientCorrection, interview),
            feedback=find(records, Feedback, part_id(interview, "feedback")),
            summaries=records.children(InterviewSummary, interview),
            mine=seen.value.interviewer == session.directory.me().id,
            client=(client and client.name) or "",
        )


@dataclass(frozen=True, slots=True)
class CaseInterviews:
    """The interviews of a case."""

    session: Session

    def __call__(self, case: EntityId) -> tuple[Seen[Interview], ...]:
        """Return them by the day they began, oldest first. Their instruments are not read for it."""
        found = self.session.records.children(Interview, case)
        return tuple(sorted(found, key=lambda seen: (str(seen.value.started_at or ""), seen.value.id)))


@dataclass(frozen=True, slots=True)
class Revealed:
    """Last time's answer, and the record that somebody looked at it."""

    saved: Saved
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class RevealLastTime:
    """Look at last time's answer before this one is given. It is written down which one, when and by whom."""

    session: Session

    def __call__(self, view: InterviewView, code: str) -> Revealed:
        """Save that it was looked at, and only then return it. Raises ``RuleError`` unknown_item."""
        if code not in view.instrument.items:
            raise RuleError(Refusal.UNKNOWN_ITEM)
        session = self.session
        look = AnswerReveal(
            id=new_id(session.random),
            interview=view.interview.value.id,
            item=code,
            revealed_at=session.clock.now(),
            member=session.directory.me().id,
        )
        return Revealed(session.records.save([Write(look)]), view.circumstances.earlier.get(code))


def suicide_routine(session: Session) -> str:
    """Return the municipality's own routine for check R22 (a suicide item is answered yes); "" where none is set."""
    return interview_settings(session).suicide_routine


def item_set_of(instrument: Instrument, interview: Interview) -> str:
    """Return which items the form of an interview has; all of them where the instrument has no follow-up."""
    wanted = (interview.kind or InterviewKind.BASELINE).value
    return wanted if wanted in instrument.sets else FIRST


def held_on(session: Session, interview: Interview) -> date:
    """Return the day of an interview where the user is; today for one whose time is not known."""
    return interview.started_at.astimezone().date() if interview.started_at else session.clock.today()


def _read(instrument: Instrument, answers: InterviewAnswers) -> tuple[dict[str, Answer], dict[str, str]]:
    kept = {code: text for code, text in answers.answers.items() if text}
    return read_answers(instrument, kept)


def _known(session: Session, interview: Interview, client: Party | None) -> Known:
    me = interview.interviewer
    person = None if me is None else session.directory.member(me)
    return Known(
        site="" if person is None else session.directory.municipality_name(person.municipality),
        started=interview.started_at and interview.started_at.astimezone(),
        ended=interview.finished_at and interview.finished_at.astimezone(),
        kind=interview.kind,
        interviewer="" if person is None else person.name,
        admitted=_opened_on(session, interview),
        born=born_on(session, client),
        sex=sex_of(session, client),
        end=interview.end,
    )


def _opened_on(session: Session, interview: Interview) -> date | None:
    case = None if interview.case is None else find(session.records, Case, interview.case)
    return None if case is None else case.value.opened_on


def _earlier(session: Session, interview: Interview, instrument: Instrument) -> Mapping[str, Answer]:
    """Return the former interview's answers as they counted; none where it is not comparable by code."""
    before = None if interview.previous is None else find(session.records, Interview, interview.previous)
    if before is None or before.value.instrument != instrument.id:
        return {}
    answers = find(session.records, InterviewAnswers, part_id(before.value.id, "answers"))
    if answers is None:
        return {}
    try:
        theirs = find_instrument(session, before.value)
    except RuleError:
        return {}
    return effective(theirs, _read(theirs, answers.value)[0], item_set_of(theirs, before.value)).values


def _days_between(session: Session, interview: Interview, held: date) -> int | None:
    before = None if interview.previous is None else find(session.records, Interview, interview.previous)
    return None if before is None else (held - held_on(session, before.value)).days
