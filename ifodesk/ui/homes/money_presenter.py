"""Decides what Ekonomi shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from typing_extensions import override

from ifodesk.domain.placement_levels import PriceCode
from ifodesk.ui.homes import cost_forms, money_answers, money_forms, money_making
from ifodesk.ui.homes.cost_forms import Counted
from ifodesk.ui.homes.form_spec import Answers, FormSpec
from ifodesk.ui.homes.money_invoices import compared
from ifodesk.ui.homes.money_reading import read_money
from ifodesk.ui.homes.money_state import MoneyRead, MoneyScreen
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.sheet_state import SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.ui.tabs.notice import Notice, problem
from ifodesk.usecases.group_year import fee_settled
from ifodesk.usecases.home_figures import PrepareBoardFigures
from ifodesk.usecases.home_figures_group import GiveHomeFigures, PrepareGroupBoard
from ifodesk.usecases.home_papers import HomePaper
from ifodesk.usecases.home_questions import PrepareAnswers, PrepareQuestions
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_money as words

_SHOWN: Final = frozenset({"group_year", "municipality_settings", "members", "placement", "pooled_count"})
_FORMS: Final[dict[str, Callable[[MoneyRead], FormSpec]]] = {
    money_making.BUDGET: money_forms.budget_form,
    money_making.HOURS: money_forms.hours_form,
    money_answers.COUNT: money_answers.count_form,
}
_YEARS: Final = {money_making.BEFORE: -1, money_making.AFTER: 1}
_PAPERS: Final[dict[str, Callable[[Session], Callable[[int], HomePaper]]]] = {
    money_making.BOARD: PrepareBoardFigures,
    money_making.GROUP_BOARD: PrepareGroupBoard,
    money_answers.FORM: PrepareQuestions,
    money_answers.PAGE: PrepareAnswers,
}


class MoneyPresenter(SheetWork[MoneyScreen]):
    """One per window."""

    def __init__(self, view: MoneyScreen, session: Session, jobs: Jobs, tray: PaperTray) -> None:
        super().__init__(view, session, jobs, SheetState(words.TITLE, words.TEXT), _SHOWN)
        self._view, self._session, self._tray = view, session, tray
        self._year = session.clock.today().year
        self._read: MoneyRead | None = None
        self._counted: Counted | None = None
        self._before: Counted | None = None

    @override
    def load(self) -> None:
        """Read everything anew."""
        year = self._year
        self._work.read(lambda: read_money(self._session, year), self._loaded)

    def acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        read = self._read
        if read is None:
            return
        if code in _YEARS:
            self._year += _YEARS[code]
            self.load()
        elif code == money_making.PRINT:
            self.print_clicked()
        elif code in _PAPERS:
            year, prepare = read.year, _PAPERS[code](self._session)
            self._tray.make(self._work, lambda: prepare(year), self._notice)
        elif code == money_making.GIVE:
            year = read.year
            self._work.save(lambda: GiveHomeFigures(self._session)(year), done=lambda _saved: self._done())
        elif code == money_making.SETTLE:
            self._ask_fee(read)
        else:
            self._view.open_form(_form(read, key, code))

    def given(self, answers: Answers) -> None:
        """Reckon, print or save what a form says."""
        read = self._read
        if read is None:
            return
        try:
            if answers.code in cost_forms.RECKONED:
                self._before, self._counted = self._counted, cost_forms.reckon(read.ask, answers)
                self._view.close_forms()
                self._show_read(None)
                self._view.to_result()
            elif answers.code == money_making.PRINT:
                self._print(read, answers)
            else:
                self._save(answers)
        except cost_forms.MoneyError as error:
            self._view.show_problem(str(error))

    def print_clicked(self) -> None:
        """Ask what is to stand on the paper of what is reckoned; say so when nothing is."""
        if self._read is None:
            return
        if self._counted is None:
            self._notice(problem(words.COUNT_FIRST))
        else:
            self._view.open_form(money_forms.print_form(self._read, self._counted, self._before))

    def notice_pressed(self, code: str) -> None:
        """Open the paper that was made."""
        if (path := self._tray.made(code)) is not None:
            self._view.open_file(path)

    def keep(self, text: str) -> None:
        """Keep what is half typed as a loose note: the window locks."""
        self._keep(words.KEPT.format(text=text))

    def drop(self) -> None:
        """Forget everything that was read and reckoned."""
        self._work.renew()
        self._read = self._counted = self._before = None
        self._view.close_forms()
        self._show(SheetState())

    @property
    @override
    def _has_read(self) -> bool:
        return self._read is not None

    def _ask_fee(self, read: MoneyRead) -> None:
        self._work.run(
            lambda: fee_settled(self._session, read.year),
            lambda settled: self._view.open_form(money_forms.settle_form(read, settled)),
        )

    def _save(self, answers: Answers) -> None:
        write = money_forms.prepare(answers)
        self._work.save(lambda: write(self._session), done=lambda _saved: self._done())

    def _print(self, read: MoneyRead, answers: Answers) -> None:
        counted = self._counted
        if counted is None:
            return
        invoices = compared(counted.cost, answers.text("invoices"))
        before = self._before.cost if self._before is not None and answers.yes("compare") else None
        paper = replace(
            money_forms.paper(read, counted, answers, practice=self._session.practice), invoices=invoices, before=before
        )
        self._view.close_forms()
        self._tray.make(self._work, lambda: paper, self._notice)

    def _done(self) -> None:
        self._view.close_forms()
        self._say(words.SAVED)

    def _loaded(self, read: MoneyRead) -> None:
        self._read = read
        self._show_read(self._state.notice)

    def _show_read(self, notice: Notice | None) -> None:
        if self._read is not None:
            groups = money_making.money_groups(self._read, self._counted)
            self._show(SheetState(words.TITLE, words.TEXT, groups, notice))


def _form(read: MoneyRead, key: str, code: str) -> FormSpec:
    if code == money_making.LEVEL:
        return money_forms.level_form(read, PriceCode(key.removeprefix(money_making.PRICE)))
    return cost_forms.FORMS[code](read.ask) if code in cost_forms.FORMS else _FORMS[code](read)
