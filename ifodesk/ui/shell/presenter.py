"""The frame: who is signed in, the state of sync in words, counts in the rail. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Message, MessageKind, Tone
from ifodesk.ui.shell.state import Frame, FrameState
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import LEADERS, Jobs, Member
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.sync_views import SyncBrief, SyncCode
from ifodesk.words import screen_words_shell as words
from ifodesk.words import sync_words

_PROGRESS = frozenset({"sync_progress"})
_ICON = {
    SyncCode.NEVER: (Icon.SYNC, Tone.QUIET),
    SyncCode.IN_STEP: (Icon.SYNC, Tone.GOOD),
    SyncCode.WAITING: (Icon.SYNC, Tone.QUIET),
    SyncCode.OFFLINE: (Icon.OFFLINE, Tone.QUIET),
    SyncCode.ALARM: (Icon.WARNING, Tone.LATE),
}


@dataclass(frozen=True, slots=True)
class _Read:
    me: Member
    municipality: str
    sync: SyncBrief
    now: datetime


class UnderWay(Protocol):
    """Tells how far a round has come; the frame shows it in place of the state."""

    def text(self) -> str:
        """Return the words; empty when no round is under way."""
        ...


class FramePresenter:
    """Keeps the frame true."""

    def __init__(self, view: Frame, session: Session, jobs: Jobs, under_way: UnderWay) -> None:
        self._view = view
        self._session = session
        self._under_way = under_way
        self._work = ScreenWork(session, jobs, lambda text: self.tell(Message(text, MessageKind.PROBLEM)))
        self._state = FrameState()
        self._line = FrameState()
        jobs.listen(self._changed)

    @property
    def leads(self) -> bool:
        """Return whether the person is a chief or an administrator, as far as it was read."""
        return self._state.leads

    def load(self) -> None:
        """Read who is signed in and the state of sync."""
        self._work.read(self._read, self._loaded)

    def went(self, page: str) -> None:
        """Another page is shown."""
        self._show(replace(self._state, current=page))

    def show_badge(self, name: str, count: int) -> None:
        """Show a count in the rail."""
        self._show(replace(self._state, badges={**self._state.badges, name: count}))

    def tell(self, message: Message | None) -> None:
        """Show a message over whatever page is shown."""
        self._show(replace(self._state, message=message))

    def refused(self, *, closing: bool) -> Notice:
        """Say that the window neither locks nor closes, since something could not be saved; return it for a meeting."""
        text, action = (words.NOT_CLOSED, words.CLOSE_ANYWAY) if closing else (words.NOT_LOCKED, words.LOCK_ANYWAY)
        name = "close" if closing else "lock"
        self.tell(Message(text, MessageKind.PROBLEM, (Action(name, action),)))
        return Notice(text, NoticeKind.PROBLEM, (Deed(name, action),))

    def drop(self) -> None:
        """Forget everything."""
        self._work.renew()
        self._show(FrameState())

    def _read(self) -> _Read:
        session = self._session
        me = session.directory.me()
        place = session.directory.municipality_name(me.municipality)
        return _Read(me, place, session.sync.brief(), session.clock.now())

    def _loaded(self, read: _Read) -> None:
        hindered = read.sync.code is SyncCode.OFFLINE and sync_words.is_hindered(read.sync)
        icon, tone = (Icon.WARNING, Tone.WARN) if hindered else _ICON[read.sync.code]
        line = sync_words.line(read.sync, read.now)
        self._line = FrameState(
            person=read.me.name,
            municipality=read.municipality,
            code=read.me.municipality,
            leads=bool(read.me.roles & LEADERS),
            sync=line,
            sync_icon=icon,
            sync_tone=tone,
        )
        self._show_line()

    def _show_line(self) -> None:
        line, under_way = self._line, self._under_way.text()
        self._show(
            replace(
                self._state,
                person=line.person,
                municipality=line.municipality,
                code=line.code,
                leads=line.leads,
                sync=under_way or line.sync,
                sync_icon=Icon.SYNC if under_way else line.sync_icon,
                sync_tone=Tone.ACCENT if under_way else line.sync_tone,
            )
        )

    def _changed(self, changed: Changed) -> None:
        if changed.kinds == _PROGRESS:
            self._show_line()
        else:
            self.load()

    def _show(self, state: FrameState) -> None:
        if state != self._state:
            self._state = state
            self._view.show_state(state)
