"""Decides what the page of one home shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from typing_extensions import override

from ifodesk.domain.entities.home import Home
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes import ask_forms, home_access, home_forms, home_making, home_pool_making
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.home_choosing import form_of, line_of, told_of, why_not
from ifodesk.ui.homes.home_reading import read_home
from ifodesk.ui.homes.home_saving import Done, HomeSaving
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.ui.homes.neutral_lines import kinds
from ifodesk.ui.homes.pool_presenter import SHOWN
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.ui.tabs.notice import NoticeKind
from ifodesk.usecases.homes import LogHomeOpening
from ifodesk.usecases.pool import LogLook
from ifodesk.usecases.pool_settling import SettlePool
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made, new_id
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import home_words
from ifodesk.words import screen_words_homes_home as words


class HomePresenter(SheetWork[SheetScreen]):
    """One per window; shows one home at a time."""

    def __init__(self, view: SheetScreen, session: Session, jobs: Jobs, gone: Callable[[], None]) -> None:
        """*gone* is called when the home that is shown is there no more."""
        super().__init__(view, session, jobs, SheetState(), SHOWN)
        self._gone = gone
        self._key: EntityId | None = None
        self._read: HomeRead | None = None

    def open(self, key: EntityId) -> None:
        """Show the home whose file, or whose entry in the pool, is called *key*."""
        if key != self._key:
            self._work.renew()
            self._view.close_forms()
            self._key, self._read = key, None
            self._show(SheetState())
            self._work.save(lambda: _log(self._session, key))
        self.load()

    @override
    def load(self) -> None:
        """Read the home anew."""
        key = self._key
        if key is not None:
            self._work.read(lambda: read_home(self._session, key), self._loaded)

    def begin(self) -> None:
        """Begin a new home."""
        self._view.open_form(home_forms.home_form(Home(id=new_id(self._session.random))))

    def acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        read = self._read
        if read is None:
            return
        deeds: dict[str, Callable[[], None]] = {
            home_making.ENTER: lambda: self._save(self._saving.enter, words.ENTERED),
            home_making.LEAVE: lambda: self._save(self._saving.leave, words.LEFT_POOL),
            home_pool_making.HOLD: lambda: self._hold(read, _entity(key)),
            home_pool_making.LIFT: lambda: self._save(lambda: self._saving.lift(_entity(key)), words.SAVED),
            home_making.TAKE_BACK: lambda: self._take_back(read, key),
            home_access.LET_BACK: lambda: self._save(lambda: self._saving.let_back(key), words.SAVED),
        }
        if code in deeds:
            deeds[code]()
        elif (spec := form_of(read, key, code)) is not None:
            self._notice(None)
            self._view.open_form(spec)
        elif lack := why_not(code):
            self._say(lack, NoticeKind.WARN)

    def given(self, answers: Answers) -> None:
        """Save what a form says."""
        if lack := ask_forms.lacks(answers):
            self._view.show_problem(lack)
            return
        told = told_of(self._read, answers)
        saving = self._saving
        self._work.save(lambda: saving(answers), done=lambda made: self._done(answers, made, told))

    def keep(self, text: str) -> None:
        """Keep what is half typed as a loose note: the window locks."""
        self._keep(words.KEPT.format(text=text))

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._key = self._read = None
        self._view.close_forms()
        self._show(SheetState())

    @property
    @override
    def _has_read(self) -> bool:
        return self._read is not None

    @property
    def is_open(self) -> bool:
        """Return whether a home is shown: while one is laid up there is none yet."""
        return self._key is not None

    @property
    def _saving(self) -> HomeSaving:
        file = None if self._read is None else self._read.file
        return HomeSaving(self._session, None if file is None else file.home.value.id)

    def _hold(self, read: HomeRead, claim: EntityId) -> None:
        line = read.line
        if line is not None:
            self._save(lambda: self._saving.hold(line.home.value.id, claim), words.SETTLED)

    def _take_back(self, read: HomeRead, key: str) -> None:
        line = None if read.file is None else line_of(read.file, key)
        if line is not None and (fact := line.fact) is not None:
            self._save(lambda: self._saving.take_back(fact.id), words.TAKEN_BACK)

    def _save(self, work: Callable[[], Done], told: str) -> None:
        self._work.save(work, done=lambda _done: self._say(told))

    def _done(self, answers: Answers, made: Done, told: str) -> None:
        self._view.close_forms()
        if answers.code == home_forms.NEW and isinstance(made, Made):
            self.open(made.id)
        self._say(told)

    @override
    def _undone(self, done: bool) -> None:
        super()._undone(done)
        if done:
            self._work.save(SettlePool(self._session))  # a waiver that is there no more, or again

    def _loaded(self, read: HomeRead | None) -> None:
        if read is None:
            self._key = None
            self._gone()
            return
        self._read = read
        pool = tuple(home_pool_making.pool_groups(read, read.line)) if read.line is not None else ()
        groups = (*pool[:1], *home_making.home_groups(read, read.file), *pool[1:]) if read.file is not None else pool
        self._show(replace(self._state, title=_title(read), detail=_detail(read), groups=groups))


def _title(read: HomeRead) -> str:
    home = read.file.home.value if read.file is not None else read.line.home.value if read.line is not None else None
    if home is None:
        return ""
    place = home.place or read.municipalities.get(home.municipality or "", "")
    return ", ".join(part for part in (home.name, place) if part)


def _detail(read: HomeRead) -> str:
    if read.file is not None:
        stage = words.AT_STAGE.format(stage=home_words.STAGE[read.file.timeline.stage])
        return " · ".join(part for part in (kinds(read.file.home.value), stage) if part)
    code = read.line.home.value.municipality if read.line is not None else None
    return words.OTHER_UNIT.format(municipality=read.municipalities.get(code or "", ""))


def _log(session: Session, key: EntityId) -> Changed | None:
    """Note who opened the home: its file where one reads it, else its entry in the pool."""
    read = read_home(session, key)
    if read is None:
        return None
    if read.file is not None:
        return LogHomeOpening(session)(read.file.home.value.id)
    return LogLook(session)(key)


def _entity(key: str) -> EntityId:
    return EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1]))
