"""Acts that cannot wait on the page Jäv: what one is to do oneself, and those of others to end. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.domain.entities.access import DelayAct
from ifodesk.domain.ids import EntityId
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import EndDelayAct, ReportDelayAct
from ifodesk.words import date_words
from ifodesk.words import screen_words_delay as words
from ifodesk.words.label_words import short_name

_KIND = "delay_act"


@dataclass(frozen=True, slots=True)
class ActState:
    """One open act."""

    id: EntityId
    title: str
    opened: str
    act: str
    reason: str
    report: str
    """What was done, in words; says when nothing is written."""
    mine: bool
    """Whether the signed-in person is to do it and tell. Otherwise that person may end it."""


class ActsScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_acts(self, acts: tuple[ActState, ...]) -> None:
        """Show the open acts."""
        ...


class ActsPresenter:
    """One per window."""

    def __init__(self, view: ActsScreen, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._view = view
        self._session = session
        self._tell = tell
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))
        self._seen: dict[EntityId, Seen[DelayAct]] = {}
        self._names: dict[EntityId, str] = {}
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the open acts."""
        self._work.read(lambda: read_acts(self._session), self._loaded)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._seen, self._names = {}, {}
        self._view.show_acts(())

    def reported(self, act: EntityId, text: str) -> None:
        """Save what was done."""
        if (seen := self._seen.get(act)) is not None:
            self._work.save(
                lambda: ReportDelayAct(self._session)(seen, text), done=lambda _saved: self._good(words.REPORT_SAVED)
            )

    def ended(self, act: EntityId) -> None:
        """End the act: the person who did it is taken out."""
        if (seen := self._seen.get(act)) is not None:
            name = self._names.get(act, "")
            text = words.ENDED.format(name=name) if name else words.ENDED_QUIETLY
            self._work.save(lambda: EndDelayAct(self._session)(seen), done=lambda _changed: self._good(text))

    def _loaded(self, found: tuple[tuple[Seen[DelayAct], ActState, str], ...]) -> None:
        self._seen = {state.id: seen for seen, state, _ in found}
        self._names = {state.id: name for _, state, name in found}
        self._view.show_acts(tuple(state for _, state, _ in found))

    def _changed(self, changed: Changed) -> None:
        if _KIND in changed.kinds:
            self.load()

    def _good(self, text: str) -> None:
        self._tell(Notice(text, NoticeKind.GOOD))


def read_acts(session: Session) -> tuple[tuple[Seen[DelayAct], ActState, str], ...]:
    """Return the open acts that the signed-in person reads, with the short name of who does each. Store lane."""
    me, now = session.directory.me().id, session.clock.now()
    found = []
    for seen in session.records.all(DelayAct):
        act = seen.value
        if act.ended_at is not None:
            continue
        name = short_name(session.directory.member(act.member).name) if act.member else ""
        mine = act.member == me
        state = ActState(
            id=act.id,
            title=words.FOR_ME if mine else words.FOR_OTHER.format(name=name),
            opened=words.OPENED_AT.format(at=date_words.moment(act.opened_at, now)) if act.opened_at else "",
            act=act.act or "",
            reason=words.WHY.format(reason=act.reason or ""),
            report=words.REPORTED.format(report=act.report) if act.report else words.NOT_REPORTED,
            mine=mine,
        )
        found.append((seen, state, name))
    return tuple(found)
