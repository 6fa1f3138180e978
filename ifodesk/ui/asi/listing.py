"""Reads a case's interviews and makes the list of them. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.entities.interview import Interview, InterviewKind, InterviewOffer
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.form import progress
from ifodesk.domain.instrument.model import Instrument, display_name
from ifodesk.domain.interview import due_on
from ifodesk.ui.asi.list_state import ListState
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.instruments import ActiveInstruments, Offered, instrument_of
from ifodesk.usecases.interview_offers import offer_of
from ifodesk.usecases.interview_reading import CaseInterviews, InterviewView, ReadInterview
from ifodesk.usecases.interview_settings import interview_settings
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_asi_after as words
from ifodesk.words.label_words_interview import INTERVIEW_KIND, OFFER_ANSWER


@dataclass(frozen=True, slots=True)
class Read:
    """What one line needs."""

    interview: Interview
    name: str
    """Of the instrument; its id where only a newer program can read it."""
    view: InterviewView | None
    """Only of what is under way."""
    interviewer: str


@dataclass(frozen=True, slots=True)
class ListRead:
    """What the tab needs."""

    interviews: tuple[Read, ...]
    """Oldest first."""
    offered: tuple[Offered, ...]
    practice: bool
    offer: InterviewOffer | None
    months: int
    """After how many the municipality follows up where no day is agreed."""


def read_list(session: Session, case: EntityId) -> ListRead:
    """Return the interviews of a case and what a new one may use. Store lane."""
    reads = tuple(_read(session, seen.value) for seen in CaseInterviews(session)(case))
    offer = offer_of(session, case)
    return ListRead(
        reads,
        ActiveInstruments(session)(),
        session.practice,
        None if offer is None else offer.value,
        interview_settings(session).follow_up_months,
    )


def list_state(state: ListState, read: ListRead) -> ListState:
    """Return *state* with everything that follows from what was read."""
    under_way = [one for one in read.interviews if one.interview.finished_at is None]
    finished = [one for one in reversed(read.interviews) if one.interview.finished_at is not None]
    groups = (
        Group("offer", words.OFFER, (_offer(read.offer),)),
        Group("under_way", words.UNDER_WAY.format(count=len(under_way)), tuple(_under_way(one) for one in under_way)),
        Group(
            "finished",
            words.FINISHED.format(count=len(finished)),
            tuple(_finished(one, None if at else read.months) for at, one in enumerate(finished)),
        ),
    )
    return replace(
        state,
        groups=groups,
        begun=bool(read.interviews),
        loaded=True,
        instruments=tuple(_instruments(read)),
        kinds=tuple(Choice(kind, INTERVIEW_KIND[kind]) for kind in InterviewKind),
        ways=tuple(Choice(way, text) for way, text in words.WAYS.items()),
    )


def _instruments(read: ListRead) -> Iterator[Choice]:
    for offered in read.offered:
        yield Choice(offered.instrument.id, display_name(offered.instrument, practice=read.practice))


def _read(session: Session, interview: Interview) -> Read:
    instrument = instrument_of(session, interview)
    under_way = interview.finished_at is None and instrument is not None
    view = ReadInterview(session)(interview.id) if under_way else None
    member = interview.interviewer
    name = "" if member is None else session.directory.member(member).name
    return Read(interview, _name(instrument, interview, practice=session.practice), view, name)


def _name(instrument: Instrument | None, interview: Interview, *, practice: bool) -> str:
    return (interview.instrument or "") if instrument is None else display_name(instrument, practice=practice)


def _offer(offer: InterviewOffer | None) -> Line:
    addiction = None if offer is None else offer.addiction
    if offer is None or addiction is None:
        actions = (Action("addiction", words.HAS_ADDICTION), Action("no_addiction", words.NO_ADDICTION))
        return Line("offer", words.OFFER_UNSAID, words.OFFER_WHY, icon=Icon.RING, actions=actions, opens=False)
    if not addiction:
        action = (Action("addiction", words.CHANGE),)
        return Line("offer", words.OFFER_NOT_ASKED, words.OFFER_WHY, icon=Icon.DASH, actions=action, opens=False)
    answers = (
        Action("accepted", words.ACCEPTED),
        Action("declined", words.DECLINED),
        Action("later", words.LATER),
    )
    if offer.answer is None:
        return Line("offer", words.OFFER_NOT_YET, words.OFFER_WHY, icon=Icon.RING, actions=answers, opens=False)
    day = "" if offer.offered_on is None else date_words.full_day(offer.offered_on)
    told = words.OFFERED.format(day=day, answer=OFFER_ANSWER[offer.answer])
    return Line("offer", told, words.OFFER_WHY, icon=Icon.CHECK, actions=answers, opens=False)


def _under_way(one: Read) -> Line:
    interview, view = one.interview, one.view
    title = _title(one)
    if view is None or not view.mine:
        detail = words.OF_OTHER.format(name=one.interviewer) if view is not None else words.NEWER
        take = (Action("take_over", words.TAKE_OVER),) if view is not None else ()
        return Line(_key(interview), title, detail, icon=Icon.HALF, actions=take, opens=False)
    parts = [progress(view.instrument, view.given, section.id, view.item_set) for section in view.instrument.sections]
    done = words.PROGRESS.format(answered=sum(one.answered for one in parts), count=sum(one.of for one in parts))
    when = interview.paused_at or interview.started_at
    told = words.PAUSED if interview.paused_at else words.STARTED
    day = told.format(day=date_words.full_day(when.astimezone().date())) if when else ""
    actions = (Action("continue", words.CONTINUE, main=True), Action("remove", words.REMOVE))
    return Line(_key(interview), title, f"{done} · {day}", icon=Icon.HALF, tone=Tone.ACCENT, actions=actions)


def _finished(one: Read, months: int | None) -> Line:
    """Return the line of a finished interview; *months* with the newest, which the next one follows up."""
    at = one.interview.finished_at
    day = "" if at is None else words.FINISHED_ON.format(day=date_words.full_day(at.astimezone().date()))
    who = words.BY.format(name=one.interviewer) if one.interviewer else ""
    due = None if months is None else due_on(one.interview, months)
    followed = months is not None and one.interview.has_follow_up is not False
    actions = (
        Action("rate", words.RATE),
        Action("feedback", words.FEEDBACK),
        *((Action("next", words.NEXT),) if followed else ()),
        Action("summary", words.COPY_SUMMARY),
        Action("print", words.PRINT, Icon.PRINT),
    )
    detail = " ".join(part for part in (day, who) if part)
    if due is not None:
        detail = f"{detail} · {words.NEXT_ON.format(day=date_words.full_day(due))}"
    return Line(_key(one.interview), _title(one), detail, icon=Icon.CHECK, actions=actions)


def _title(one: Read) -> str:
    kind = one.interview.kind
    return one.name if kind is None else f"{one.name}, {INTERVIEW_KIND[kind]}"


def _key(interview: Interview) -> str:
    return interview.id.hex()
