"""Idag: what is to be done. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ifodesk.domain.ids import EntityId
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.lost_shares import PUT_AWAY, lost_group, put_away, read_lost
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.today.colleagues import Open, group, read_open
from ifodesk.ui.today.groups import CONFLICTS_KEY, Found, case_key, case_tabs, due, groups, line_key, loose_key
from ifodesk.ui.today.held import HELD_KEY, OF_HELD, held_group
from ifodesk.ui.today.homes import homes_group, read_homes
from ifodesk.ui.today.questions import questions_group, read_questions
from ifodesk.ui.today.state import TodayScreen, TodayState
from ifodesk.usecases.held import held_for_me
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.today import read_today
from ifodesk.usecases.views import TodayKind, TodayLine
from ifodesk.words import screen_words_today as words
from ifodesk.words.date_words import long_day

PAGE = "today"
_OF_LENDING = frozenset({TodayKind.CHIEF_REQUEST, TodayKind.LOAN_TERMS, TodayKind.LOAN_HOURS, TodayKind.LOAN_ENDS})
_OF_PLANS = frozenset(
    {
        TodayKind.FOLLOW_UP,
        TodayKind.MEASURE_DUE,
        TodayKind.CONSENT_ENDS,
        TodayKind.MEASURE_UNCONFIRMED,
        TodayKind.PLAN_DEADLINE,
    }
)
_PROGRESS = frozenset({"sync_progress"})
_OF_THE_GROUP = frozenset(
    {
        *("members", "readers", "case", "municipality_settings", "asked_question", "disqualification_question"),
        *("home", "requirement", "home_adult", "pool_home", "vacancy", "pool_stop", "stop_notice", "call_note"),
        *("claim", "gate"),
    }
)
_OF_QUESTIONS = frozenset(
    {
        *("case", "party", "readers", "disqualification_answer", "own_tie", "known_hits", "members"),
        *("home", "home_adult", "pool_home", "inquiry", "claim", "proposal", "placement"),
    }
)
"""What may make a case wait for one's own answer, or no longer."""


class TodayPresenter:
    """Reads Idag anew after each change, and opens what a line is about."""

    def __init__(self, view: TodayScreen, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = TodayState()
        self._found: Found | None = None
        self._open: tuple[Open, ...] = ()
        self._homes: tuple[Open, ...] = ()
        self._questions: tuple[Open, ...] = ()
        self._held = 0
        self._ask_group = self._ask_questions = self._ask_held = True
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read Idag."""
        self._work.read(self._read, self._loaded)

    def opened(self, key: str) -> None:
        """Go to what the line with *key* is about."""
        if self._found is not None and key in (ways := self._ways(self._found)):
            ways[key]()

    def acted(self, key: str, code: str) -> None:
        """The person has read that a case is shared no longer."""
        if code == PUT_AWAY:
            self._work.save(lambda: put_away(self._session, key))

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._found, self._open, self._homes, self._questions, self._held = None, (), (), (), 0
        self._show(TodayState())

    def _read(self) -> Found:
        session = self._session
        today = session.clock.today()
        return Found(read_today(session, today), session.queries.loose_notes(), today, read_lost(session))

    def _loaded(self, found: Found) -> None:
        self._found = found
        late, week, _ = due(found)
        self._navigator.show_badge(PAGE, len(late) + len(week))
        self._draw(found)
        if self._ask_group:  # afterwards, so that what is due shows at once, and not at each save of a note
            self._ask_group = False
            self._work.run(lambda: (read_open(self._session), read_homes(self._session)), self._opened)
        if self._ask_questions:
            self._ask_questions = False
            self._work.run(lambda: read_questions(self._session), self._asked)
        if self._ask_held:
            self._ask_held = False
            self._work.run(lambda: held_for_me(self._session), self._counted)

    def _counted(self, held: int) -> None:
        if held != self._held and self._found is not None:
            self._held = held
            self._draw(self._found)

    def _opened(self, found: tuple[tuple[Open, ...], tuple[Open, ...]]) -> None:
        if found != (self._open, self._homes) and self._found is not None:
            self._open, self._homes = found
            self._draw(self._found)

    def _asked(self, found: tuple[Open, ...]) -> None:
        if found != self._questions and self._found is not None:
            self._questions = found
            self._draw(self._found)

    def _draw(self, found: Found) -> None:
        """Show what is due, and what the life of the group leaves open before what comes later."""
        late, week, *first, later = groups(found)
        asked = questions_group(self._questions)
        lost = lost_group(found.lost)
        shown = (
            late,
            week,
            asked,
            held_group(self._held),
            lost,
            *first,
            homes_group(self._homes),
            group(self._open),
            later,
        )
        self._show(TodayState(words.TITLE.format(day=long_day(found.today)), shown, loaded=True))

    def _ways(self, found: Found) -> dict[str, Callable[[], None]]:
        """Return where each line leads."""
        there = self._navigator
        ways: dict[str, Callable[[], None]] = {
            key: partial(there.open_page, "sync") for key in (CONFLICTS_KEY, HELD_KEY)
        }
        ways |= {line_key(line): partial(self._go, line) for line in found.view.lines}
        tabs = case_tabs(found.view.untransferred)
        ways |= {case_key(case): partial(there.open_case, case, tab) for case, tab in tabs.items()}
        ways |= {
            one.line.key: partial(there.open_page, one.page)
            if one.case is None
            else partial(there.open_case, one.case, one.tab)
            for one in (*self._questions, *self._homes, *self._open)
        }
        ways |= {loose_key(seen.value.id): partial(there.open_loose, seen.value.id) for seen in found.loose}
        return ways

    def _go(self, line: TodayLine) -> None:
        case: EntityId | None = line.case
        if line.kind is TodayKind.ANONYMOUS_QUESTION:
            self._navigator.open_page("collaboration")
        elif line.kind in _OF_LENDING:
            self._navigator.open_page("lending")
        elif line.kind is TodayKind.QUESTION or case is None:
            self._navigator.open_page("jav")
        elif line.kind in _OF_PLANS:
            self._navigator.open_case(case, "sip", line.target)
        elif line.kind in {TodayKind.INTERVIEW_DUE, TodayKind.INTERVIEW_FEEDBACK}:
            self._navigator.open_case(case, "asi", line.target)
        elif line.kind in {TodayKind.NOBODY_LET_IN, TodayKind.SHARE_ENDS}:
            self._navigator.open_case(case)
        elif line.kind in {TodayKind.MATTER, TodayKind.RULING}:
            self._navigator.open_case(case, "jav", line.target)
        else:
            self._navigator.open_case(case, "jav")

    def _changed(self, changed: Changed) -> None:
        if changed.kinds != _PROGRESS:
            self._ask_group |= bool(changed.kinds & _OF_THE_GROUP)
            self._ask_questions |= bool(changed.kinds & _OF_QUESTIONS)
            self._ask_held |= bool(self._held or changed.kinds & OF_HELD)
            self.load()

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: TodayState) -> None:
        self._state = state
        self._view.show_state(state)
