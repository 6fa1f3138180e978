"""Decides what "I kväll" shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.matching.terms import AgeBand
from ifodesk.domain.matching.tonight import Tonight, TonightAnswer
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.tonight_making import Evening, calls, later, mine_today
from ifodesk.ui.homes.tonight_state import Asked, Said, TonightScreen, TonightState
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.inquiries import AnswerInquiry, AskHome
from ifodesk.usecases.on_call_list import FindTonight, PrepareOnCallList
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_tonight as words
from ifodesk.words import screen_words_tabs as tab_words

_SHOWN: Final = frozenset({"pool_home", "vacancy", "inquiry", "claim", "pool_stop"})
_TOLD: Final = ("band", "number")
"""What a home is told tonight: the age band and how many."""
_ANSWER: Final = {Said.YES: InquiryAnswer.YES, Said.NO: InquiryAnswer.NO, Said.BACK: InquiryAnswer.LATER}


@dataclass(frozen=True, slots=True)
class _Found:
    answer: TonightAnswer
    evening: Evening


class TonightPresenter:
    """One per window."""

    def __init__(self, view: TonightScreen, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        self._view = view
        self._papers = papers
        self._session = session
        self._work = ScreenWork(session, jobs, self._problem)
        self._asked: Asked | None = None
        self._found: _Found | None = None
        self._state = TonightState()
        jobs.listen(self._changed)

    def load(self) -> None:
        """Fill the fields the first time; read the answer anew when something was asked for."""
        if not self._state.places:
            gazetteer, mine = self._session.gazetteer, self._session.directory.me().municipality
            centre = gazetteer.centres.get(mine)
            self._show(
                replace(
                    self._state,
                    places=tuple(Choice(name, name) for name in gazetteer.places),
                    near=centre.name if centre is not None else "",
                    until=self._session.clock.today() + timedelta(days=1),
                )
            )
        self._read()

    def asked(self, asked: Asked) -> None:
        """Show whom to ring."""
        self._asked = asked
        self._read(to_calls=True)

    def said(self, key: str, what: str) -> None:
        """Note that a home is rung, or what it answered: one key each."""
        found = self._found
        if found is None or self._asked is None:
            return
        line, said, places = found.evening.lines[key], Said(what), self._asked.children
        asked = mine_today(line, found.evening)
        if said is Said.RING:
            if asked is None:
                self._save(lambda: _ask(self._session, line, places))
            return
        told = words.SAID_YES.format(name=line.home.value.name) if said is Said.YES else ""
        self._save(lambda: _answer(self._session, line, asked, places, _ANSWER[said]), told)

    def print_clicked(self) -> None:
        """Print the numbered list for whoever has the on-call telephone."""
        near = self._asked.near if self._asked is not None else self._state.near
        prepare = PrepareOnCallList(self._session)
        self._papers.make(self._work, lambda: prepare(near), self._notice)

    def notice_pressed(self, code: str) -> None:
        """Open the paper that was made."""
        if (path := self._papers.made(code)) is not None:
            self._view.open_file(path)

    def undo(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._show(replace(self._state, notice=None))

    def left(self) -> None:
        """Another part is shown."""
        self._work.leave()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._asked = self._found = None
        self._show(TonightState())

    def _read(self, *, to_calls: bool = False) -> None:
        asked = self._asked
        if asked is not None:
            self._work.read(lambda: _look(self._session, asked), lambda found: self._loaded(found, to_calls=to_calls))

    def _loaded(self, found: _Found, *, to_calls: bool) -> None:
        self._found = found
        shown = calls(found.answer, found.evening)
        self._show(
            replace(
                self._state,
                title=words.NOW.format(count=len(shown)),
                calls=shown,
                nobody="" if shown else words.NOBODY,
                later=later(found.answer, found.evening),
                answered=True,
            )
        )
        if to_calls:
            self._view.to_calls()

    def _save(self, work: Callable[[], Saved | Made], told: str = "") -> None:
        self._work.save(work, done=lambda _saved: self._say(told) if told else None)

    def _say(self, text: str) -> None:
        self._notice(Notice(text, NoticeKind.GOOD))

    def _notice(self, notice: Notice) -> None:
        self._show(replace(self._state, notice=notice))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _SHOWN:
            self._read()

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, notice=problem(text)))

    def _show(self, state: TonightState) -> None:
        self._state = state
        self._view.show_state(state)


def _look(session: Session, asked: Asked) -> _Found:
    found = FindTonight(session)(Tonight(AgeBand(asked.band), asked.children, asked.until, asked.near))
    mine, today = session.directory.me().municipality, session.clock.today()
    return _Found(found.answer, Evening(found.lines, session.gazetteer.names, mine, today))


def _ask(session: Session, line: PoolLine, places: int) -> Made:
    return AskHome(session)(line.home.value.id, places=places, told=_TOLD)


def _answer(session: Session, line: PoolLine, asked: Seen[Inquiry] | None, places: int, answer: InquiryAnswer) -> Saved:
    """Save an answer to *asked* as it was shown; a home that was rung without a word is noted as asked first."""
    seen = asked or session.records.get(Inquiry, _ask(session, line, places).id)
    return AnswerInquiry(session)(seen, answer)
