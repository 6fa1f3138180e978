"""Decides what the page Uppföljning shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import MemberId
from ifodesk.domain.instrument.faults import InstrumentFileError
from ifodesk.ui.figures.making import (
    FILE,
    PERSON,
    FiguresRead,
    groups,
    instruments,
    note_of,
    read_figures,
    table_of,
    years,
)
from ifodesk.ui.figures.state import FiguresState
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.figure_sheets import FigureSheet, FigureWriter, GroupSheet, OwnSheet
from ifodesk.usecases.instrument_packs import Installed, InstallPack, WithdrawPack
from ifodesk.usecases.interview_settings import ChangeInterviewSettings
from ifodesk.usecases.interviewers import Certify
from ifodesk.usecases.pooled_figures import GiveToGroup, KeepLocalCount
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_figures as words
from ifodesk.words.instrument_words import file_refused

KINDS = frozenset({"municipality_settings", "certification", "instrument_pack", "local_count", "pooled_count", "sync"})
Work = Callable[[], Saved | None]


class FiguresScreen(Showing[FiguresState], Protocol):
    """The page on screen."""


class FiguresPresenter(NoticePresenter[FiguresState]):
    """One per window."""

    def __init__(self, view: FiguresScreen, session: Session, jobs: Jobs, writer: FigureWriter) -> None:
        self._view = view
        self._session, self._writer = session, writer
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = FiguresState(years=years(session.clock.today()))
        self._read: FiguresRead | None = None
        self._sheet: FigureSheet | None = None
        self._asked: Callable[[str], None] | None = None
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read anew."""
        self._work.read(lambda: read_figures(self._session), self._loaded)

    def acted(self, key: str, code: str) -> None:
        """Do what a button of a line says."""
        read = self._read
        if read is None:
            return
        if key.startswith(PERSON):
            self._ask_day(MemberId(bytes.fromhex(key.removeprefix(PERSON))))
        elif key.startswith(FILE):
            self._withdraw(key.removeprefix(FILE))
        elif code == "scores":
            self._settle(read, show_scores=not read.settings.show_scores)
        else:
            self._ask_setting(key, read)

    def answered(self, text: str) -> None:
        """Take what was written in the line that asks."""
        asked, self._asked = self._asked, None
        self._update(replace(self._state, asking="", given=""))
        if asked is not None:
            asked(text.strip())

    def file_chosen(self, path: str) -> None:
        """Put an instrument file in use, or say why not; then the former one stays."""
        self._work.run(lambda: _install(self._session, Path(path)), self._installed)

    def count_clicked(self, year: object, instrument: object) -> None:
        """Count the cases that can be read here."""
        if isinstance(year, int) and isinstance(instrument, str):
            self._work.run(lambda: OwnSheet(self._session)(year, instrument), self._show_sheet)

    def keep_clicked(self, year: object, instrument: object) -> None:
        """Keep the figures of a year that has ended."""
        if isinstance(year, int) and isinstance(instrument, str):
            self._save(lambda: KeepLocalCount(self._session)(year, instrument), words.KEPT)

    def give_clicked(self, year: object, instrument: object) -> None:
        """Give them to the group."""
        if isinstance(year, int) and isinstance(instrument, str):
            self._save(lambda: GiveToGroup(self._session)(year, instrument), words.GIVEN)

    def group_clicked(self, year: object, instrument: object) -> None:
        """Show the group's figures."""
        if isinstance(year, int) and isinstance(instrument, str):
            self._work.run(lambda: GroupSheet(self._session)(year, instrument), self._show_sheet)

    def csv_chosen(self, path: str) -> None:
        """Write the figures that are shown to a file."""
        sheet = self._sheet
        if sheet is not None:
            self._work.run(
                lambda: self._writer(sheet, Path(path)),
                lambda written: self._say(words.CSV_SAVED.format(name=written.name)),
                lane="work",
            )

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read = self._asked = self._sheet = None
        self._update(FiguresState())

    def _ask_setting(self, key: str, read: FiguresRead) -> None:
        """Ask for one setting, on top of *read*: a colleague's may come while it is typed."""
        settings = read.settings
        questions: dict[str, tuple[str, str, Callable[[FiguresRead, str], None]]] = {
            "months": (words.MONTHS_ASK, str(settings.follow_up_months), self._months),
            "rate": (words.RATE_ASK, "" if settings.usd_rate is None else f"{settings.usd_rate:g}", self._rate),
            "routine": (words.ROUTINE_ASK, settings.suicide_routine, self._routine),
        }
        question, given, then = questions[key]
        self._ask(question, given, lambda text: then(read, text))

    def _ask_day(self, member: MemberId) -> None:
        name = self._session.directory.member(member).name

        def given(text: str) -> None:
            day = typed_date(text, self._session.clock.today(), past=True)
            if day is None:
                self._problem(words.NOT_A_DAY)
            else:
                self._save(lambda: Certify(self._session)(member, day), words.SAVED)

        self._ask(words.CERTIFY_ASK.format(name=name), "", given)

    def _ask(self, question: str, given: str, then: Callable[[str], None]) -> None:
        self._asked = then
        self._update(replace(self._state, asking=question, given=given))

    def _months(self, read: FiguresRead, text: str) -> None:
        self._settle(read, follow_up_months=int(text) if text.isdecimal() else 0)

    def _rate(self, read: FiguresRead, text: str) -> None:
        try:
            rate = float(text.replace(",", ".")) if text else None
        except ValueError:
            rate = -1.0
        self._settle(read, usd_rate=rate)

    def _routine(self, read: FiguresRead, text: str) -> None:
        self._settle(read, suicide_routine=text)

    def _settle(self, read: FiguresRead, **changes: object) -> None:
        settings = replace(read.settings, **changes)  # type: ignore[arg-type]  # by name: each field gets its own kind
        self._save(lambda: ChangeInterviewSettings(self._session)(settings, read.standing), words.SAVED)

    def _withdraw(self, instrument: str) -> None:
        read = self._read
        pack = None if read is None else next((o.pack for o in read.offered if o.instrument.id == instrument), None)
        if pack is not None:
            self._save(lambda: WithdrawPack(self._session)(pack), words.SAVED)

    def _installed(self, installed: Installed | str) -> None:
        if isinstance(installed, str):
            self._problem(installed)
            return
        self._work.jobs.tell(installed.made.saved.changed)
        self._say(words.INSTALLED_NOW.format(name=installed.instrument.names.title))
        self.load()

    def _save(self, work: Work, told: str) -> None:
        self._work.save(work, done=lambda _saved: self._saved(told))

    def _saved(self, told: str) -> None:
        self._say(told)
        self.load()

    def _show_sheet(self, sheet: FigureSheet) -> None:
        self._sheet = sheet
        self._update(replace(self._state, table=table_of(sheet), note=note_of(sheet)))

    def _loaded(self, read: FiguresRead) -> None:
        self._read = read
        self._update(replace(self._state, groups=groups(read), instruments=instruments(read)))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS and self._read is not None:
            self.load()


def _install(session: Session, path: Path) -> Installed | str:
    """Put a file in use; return why not when it is refused. Store lane."""
    try:
        return InstallPack(session)(path.read_bytes())
    except InstrumentFileError as error:
        return file_refused(error)
    except OSError as error:
        raise WorldError("input_unreadable", file=path.name) from error
