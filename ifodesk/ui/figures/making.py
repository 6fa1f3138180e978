"""Makes what the page Uppföljning shows. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.instrument.model import Instrument, display_name
from ifodesk.domain.pooled_figures import Key, Pooled
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.figures.state import Table
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line, Tone
from ifodesk.usecases.figure_sheets import FigureSheet
from ifodesk.usecases.instruments import ActiveInstruments, Offered
from ifodesk.usecases.interview_settings import InterviewSettings, settings_in
from ifodesk.usecases.interviewers import certification_of
from ifodesk.usecases.own_settings import own_settings
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.words import pooled_words
from ifodesk.words import screen_words_figures as words
from ifodesk.words.date_words import full_day
from ifodesk.words.interview_words import CHANGE_IS_NOT_EFFECT
from ifodesk.words.plural_words import listed

PERSON, FILE = "person-", "file-"
_YEARS = 4


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """What the page needs."""

    standing: Seen[MunicipalitySettings] | None
    """Where the settings stand; None: nothing was ever set."""
    people: tuple[tuple[Member, date | None], ...]
    offered: tuple[Offered, ...]
    practice: bool

    @property
    def settings(self) -> InterviewSettings:
        """Return what is settled about interviews."""
        return settings_in(self.standing)


def read_figures(session: Session) -> FiguresRead:
    """Return the settings, who is certified, and the instruments. Store lane."""
    mine = session.directory.members(session.directory.me().municipality)
    people = sorted(mine, key=lambda one: swedish_key(one.name))
    return FiguresRead(
        own_settings(session),
        tuple((one, _certified(session, one)) for one in people),
        ActiveInstruments(session)(),
        session.practice,
    )


def groups(read: FiguresRead) -> tuple[Group, ...]:
    """Return the lists of the page."""
    certified = sum(day is not None for _one, day in read.people)
    install = (Action("install", words.INSTALL),)
    return (
        Group("settings", words.SETTINGS, tuple(_settings(read.settings))),
        Group("people", words.INTERVIEWERS.format(count=certified), tuple(_person(*one) for one in read.people)),
        Group("instruments", words.INSTRUMENTS, tuple(_instrument(one, read) for one in read.offered), actions=install),
    )


def instruments(read: FiguresRead) -> tuple[Choice, ...]:
    """Return the instruments that figures can be of: those that rate areas."""
    return tuple(
        Choice(one.instrument.id, _name(one.instrument, read))
        for one in read.offered
        if any(area.rater for area in one.instrument.areas)
    )


def years(today: date) -> tuple[Choice, ...]:
    """Return this year and some before it, the last ended one first."""
    return tuple(Choice(year, str(year)) for year in (today.year - 1, today.year, *_before(today.year)))


def table_of(sheet: FigureSheet) -> Table:
    """Return the figures as rows."""
    given = ", ".join(sheet.given_by) or words.NOBODY
    title = words.OWN_TITLE if sheet.place else words.GROUP_TITLE
    return Table(
        title.format(municipality=sheet.place, year=sheet.year, names=given),
        tuple(_row(key, one, sheet.areas) for key, one in sheet.figures.items()),
    )


def note_of(sheet: FigureSheet) -> str:
    """Return what is to be known about the figures: what they do not tell, and whose are not in them."""
    if not sheet.unreadable:
        return CHANGE_IS_NOT_EFFECT
    return f"{CHANGE_IS_NOT_EFFECT} {words.UNREADABLE.format(names=listed(sheet.unreadable))}"


def _before(year: int) -> Iterator[int]:
    yield from range(year - 2, year - 2 - _YEARS, -1)


def _row(key: Key, figure: Pooled, areas: Mapping[str, str]) -> tuple[str, ...]:
    part, area, name = key
    return (
        pooled_words.PART[part],
        areas.get(area, area),
        pooled_words.NAME[part, name],
        words.FEW if figure.value is None else f"{figure.value:g}".replace(".", ","),
        "" if figure.n is None else str(figure.n),
    )


def _settings(settings: InterviewSettings) -> Iterator[Line]:
    change = (Action("change", words.CHANGE),)
    months = words.MONTHS.format(months=settings.follow_up_months)
    yield Line("months", months, words.MONTHS_DETAIL, icon=Icon.DOT, actions=change, opens=False)
    rate = settings.usd_rate
    told = words.RATE_NONE if rate is None else words.RATE.format(rate=f"{rate:g}".replace(".", ","))
    detail = words.RATE_NONE_DETAIL if rate is None else words.RATE_DETAIL
    yield Line("rate", told, detail, icon=Icon.QUESTION, tone=Tone.WARN, actions=change, opens=False)
    shown = settings.show_scores
    action = Action("scores", words.HIDE if shown else words.SHOW)
    scores = words.SCORES_ON if shown else words.SCORES_OFF
    yield Line("scores", scores, words.SCORES_DETAIL, icon=Icon.DOT, actions=(action,), opens=False)
    routine = settings.suicide_routine
    yield Line(
        "routine",
        words.ROUTINE_SET if routine else words.ROUTINE_NONE,
        routine or words.ROUTINE_DETAIL,
        icon=Icon.CHECK if routine else Icon.WARNING,
        tone=Tone.QUIET if routine else Tone.WARN,
        actions=change,
        opens=False,
    )


def _person(one: Member, day: date | None) -> Line:
    return Line(
        f"{PERSON}{one.id.hex()}",
        one.name,
        one.title,
        right=words.NOT_CERTIFIED if day is None else words.CERTIFIED.format(day=full_day(day)),
        icon=Icon.RING if day is None else Icon.CHECK,
        actions=(Action("certify", words.CERTIFY),),
        opens=False,
    )


def _instrument(one: Offered, read: FiguresRead) -> Line:
    told = words.SHIPPED if one.pack is None else words.INSTALLED
    withdraw = () if one.pack is None else (Action("withdraw", words.WITHDRAW),)
    return Line(
        f"{FILE}{one.instrument.id}",
        _name(one.instrument, read),
        told.format(version=one.instrument.version),
        icon=Icon.NOTE,
        actions=withdraw,
        opens=False,
    )


def _name(instrument: Instrument, read: FiguresRead) -> str:
    return display_name(instrument, practice=read.practice)


def _certified(session: Session, one: Member) -> date | None:
    seen = certification_of(session, one.id)
    return None if seen is None else seen.value.certified_on
