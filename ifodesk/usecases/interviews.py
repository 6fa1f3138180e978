"""An interview from its start to its end. Each answer is saved by itself: a pulled plug takes no other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain import personal_number as numbers
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.interview import Interview, InterviewAnswers, InterviewEnd, InterviewKind, InterviewMode
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.interview import InterviewWarning, age_on, between, is_under_age, part_id, worked
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instruments import active, copy_into_case
from ifodesk.usecases.interviewers import certification_of
from ifodesk.usecases.saving import change, find, new_id
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Started:
    """A new interview, and what to know before the first question."""

    id: EntityId
    saved: Saved
    warnings: tuple[InterviewWarning, ...]


@dataclass(frozen=True, slots=True)
class StartInterview:
    """Begin an interview with the client of a case."""

    session: Session

    def __call__(
        self,
        case: EntityId,
        instrument: str,
        *,
        kind: InterviewKind = InterviewKind.BASELINE,
        mode: InterviewMode = InterviewMode.CONVERSATION,
        previous: EntityId | None = None,
    ) -> Started:
        """Return the new interview, with the signed-in person as interviewer.

        Args:
            case: Whose client is interviewed.
            instrument: Id of an instrument in use.
            kind: First interview or follow-up.
            mode: Conversation or form; may be changed at any time.
            previous: What a follow-up is compared with; None: the latest finished one of the case by this instrument.

        Raises:
            RuleError: under_age, instrument_missing, older_group, previous_unfinished.
        """
        session = self.session
        if not session.readers.may_write(case, "interview"):
            raise RuleError(Refusal.OLDER_GROUP)
        offered = active(session, instrument)
        if is_under_age(client_age(session, case)):
            raise RuleError(Refusal.UNDER_AGE)
        before = _previous(session, case, instrument, kind, previous)
        warnings = interview_warnings(session, case, offered.instrument, kind, before)
        interview = Interview(
            id=new_id(session.random),
            case=case,
            instrument=offered.instrument.id,
            instrument_version=offered.instrument.version,
            instrument_hash=offered.instrument.sha256,
            kind=kind,
            previous=None if before is None else before.id,
            interviewer=session.directory.me().id,
            mode=mode,
            started_at=session.clock.now(),
            has_follow_up=InterviewKind.FOLLOW_UP.value in offered.instrument.sets,
        )
        answers = InterviewAnswers(id=part_id(interview.id, "answers"), interview=interview.id)
        copy = copy_into_case(session, case, offered)
        return Started(interview.id, session.records.save([*copy, Write(interview), Write(answers)]), warnings)


@dataclass(frozen=True, slots=True)
class PauseInterview:
    """Stop for now. It can be taken up on any device of the same person after a sync."""

    session: Session

    def __call__(self, interview: Seen[Interview], answers: Seen[InterviewAnswers], at_item: str = "") -> Saved:
        """Save that it is paused now, and at which item. Raises ``RuleError`` as `check_mine`."""
        check_mine(self.session, interview.value)
        now = self.session.clock.now()
        paused = replace(interview.value, paused_at=now, minutes=worked(interview.value, now))
        place = replace(answers.value, at_item=at_item or None)
        return self.session.records.save([Write(paused, interview), Write(place, answers)])


@dataclass(frozen=True, slots=True)
class ResumeInterview:
    """Go on after a pause."""

    session: Session

    def __call__(self, interview: Seen[Interview]) -> Saved:
        """Save that it goes on. Raises ``RuleError`` as `check_mine`."""
        check_mine(self.session, interview.value)
        going = replace(interview.value, paused_at=None, resumed_at=self.session.clock.now())
        return change(self.session.records, interview, going)


@dataclass(frozen=True, slots=True)
class TakeOverInterview:
    """Go on with a colleague's interview."""

    session: Session

    def __call__(self, interview: Seen[Interview]) -> Saved:
        """Save the signed-in person as interviewer. Raises ``RuleError`` interview_finished."""
        if interview.value.finished_at is not None:
            raise RuleError(Refusal.INTERVIEW_FINISHED)
        value = replace(interview.value, interviewer=self.session.directory.me().id)
        return change(self.session.records, interview, value)


@dataclass(frozen=True, slots=True)
class FinishInterview:
    """Say that the interview is done. The answers stand from then on; the client may correct them in the feedback."""

    session: Session

    def __call__(
        self, interview: Seen[Interview], end: InterviewEnd = InterviewEnd.WHOLE, *, feedback_on: date | None = None
    ) -> Saved:
        """Save how it ended, now, and the day agreed for the feedback. Raises ``RuleError`` as `check_mine`."""
        check_mine(self.session, interview.value)
        now = self.session.clock.now()
        value = replace(
            interview.value,
            finished_at=now,
            paused_at=None,
            end=end,
            feedback_on=feedback_on,
            minutes=worked(interview.value, now),
        )
        return change(self.session.records, interview, value)


@dataclass(frozen=True, slots=True)
class AgreeNextInterview:
    """Agree with the client on the day of the next interview."""

    session: Session

    def __call__(self, interview: Seen[Interview], on: date | None) -> Saved:
        """Save the day. None takes it away: then the municipality's months count from this interview's end."""
        return change(self.session.records, interview, replace(interview.value, next_follow_up_on=on))


@dataclass(frozen=True, slots=True)
class RemoveInterview:
    """Throw away an interview that was begun by mistake. Undo brings it back, with its answers."""

    session: Session

    def __call__(self, interview: Seen[Interview]) -> Saved:
        """Remove what was seen. Raises ``RuleError`` as `check_mine`."""
        check_mine(self.session, interview.value)
        return self.session.records.remove(interview)


def interview_warnings(
    session: Session, case: EntityId, instrument: Instrument, kind: InterviewKind, previous: Interview | None
) -> tuple[InterviewWarning, ...]:
    """Return what to know before the first question, in a fixed order."""
    found = []
    if client_age(session, case) is None:
        found.append(InterviewWarning.AGE_UNKNOWN)
    if instrument.certificate and certification_of(session, session.directory.me().id) is None:
        found.append(InterviewWarning.NOT_CERTIFIED)
    if kind is InterviewKind.FOLLOW_UP:
        today = session.clock.today()
        found += [InterviewWarning.NO_BASELINE] if previous is None else between(previous, today)
    return tuple(found)


def check_mine(session: Session, interview: Interview) -> None:
    """Raise ``RuleError`` interview_finished or not_the_interviewer unless one is in the middle of it."""
    if interview.finished_at is not None:
        raise RuleError(Refusal.INTERVIEW_FINISHED)
    if interview.interviewer != session.directory.me().id:
        raise RuleError(Refusal.NOT_THE_INTERVIEWER)


def client_of(session: Session, case: EntityId) -> Party | None:
    """Return the client of a case."""
    parties = (seen.value for seen in session.records.children(Party, case))
    return next((party for party in parties if party.role is PartyRole.CLIENT), None)


def born_on(session: Session, client: Party | None) -> date | None:
    """Return the day of birth by the personal number; None when it is not known."""
    read = numbers.read((client and client.personal_number) or "", session.clock.today())
    return read.birth_date if isinstance(read, numbers.Readable) else None


def sex_of(session: Session, client: Party | None) -> int | None:
    """Return 1 for man, 2 for kvinna, by the last but one digit of the personal number; None when it is not known."""
    read = numbers.read((client and client.personal_number) or "", session.clock.today())
    return None if isinstance(read, numbers.AsTyped) else 2 - int(read.digits[-2]) % 2


def client_age(session: Session, case: EntityId) -> int | None:
    """Return how old the client is today; None when it is not known."""
    client = client_of(session, case)
    year = None if client is None else client.birth_year
    return age_on(session.clock.today(), born=born_on(session, client), birth_year=year)


def _previous(
    session: Session, case: EntityId, instrument: str, kind: InterviewKind, chosen: EntityId | None
) -> Interview | None:
    if kind is not InterviewKind.FOLLOW_UP:
        return None
    if chosen is not None:
        seen = find(session.records, Interview, chosen)
        if seen is None or seen.value.finished_at is None or seen.value.case != case:
            raise RuleError(Refusal.PREVIOUS_UNFINISHED)
        return seen.value
    done = finished(session, case, instrument)
    return done[-1] if done else None


def finished(session: Session, case: EntityId, instrument: str) -> tuple[Interview, ...]:
    """Return the finished interviews of a case by an instrument, oldest first."""
    found = [seen.value for seen in session.records.children(Interview, case)]
    mine = [one for one in found if one.instrument == instrument and one.finished_at is not None]
    return tuple(sorted(mine, key=lambda one: (str(one.finished_at), one.id)))
