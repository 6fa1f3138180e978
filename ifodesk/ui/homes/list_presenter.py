"""Decides what "Listor" shows and does: preview first, then all or nothing, and the way back. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from typing_extensions import override

from ifodesk.domain.home_columns import Layout
from ifodesk.domain.sheet import Sheet
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.list_making import (
    CHOOSE,
    COLUMNS,
    DROP,
    IMPORT,
    KEEP,
    UNDO,
    WRITE,
    layout_form,
    layout_of,
    list_groups,
)
from ifodesk.ui.homes.list_run import ListRun
from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, RuleError
from ifodesk.usecases.home_export import ExportHomes
from ifodesk.usecases.home_import import (
    Imported,
    KeepImported,
    Preview,
    PreviewImport,
    StoppedImport,
    TakenBack,
    unfinished,
)
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_lists as words
from ifodesk.words.error_words import sentence
from ifodesk.words.plural_words import number

_UNDO: Final = "undo-"


class ListScreen(SheetScreen, Protocol):
    """The widget, as far as the presenter knows it."""

    def choose_file(self) -> None:
        """Let a person choose a list to read."""
        ...

    def choose_place(self) -> None:
        """Let a person choose where a list is put."""
        ...

    def show_progress(self, done: int, of: int, text: str, *, may_stop: bool) -> None:
        """Show so many of so many; *of* 0: nothing is under way."""
        ...


class ListPresenter(SheetWork[ListScreen]):
    """One per window."""

    def __init__(self, view: ListScreen, session: Session, jobs: Jobs, tools: ListTools) -> None:
        super().__init__(view, session, jobs, SheetState(words.TITLE))
        self._tools = tools
        self._preview: Preview | None = None
        self._unfinished: tuple[StoppedImport, ...] = ()
        self._busy = False
        self._run = ListRun(session, jobs, self._progress)
        self._may_stop = False

    @override
    def load(self) -> None:
        """Look for an import that stopped half way."""
        self._work.read(lambda: unfinished(self._session), self._loaded)

    def acted(self, key: str, code: str) -> None:
        """Do what a button says."""
        if self._busy:
            return
        if code == CHOOSE:
            self._view.choose_file()
        elif code == WRITE:
            self._view.choose_place()
        elif code == DROP:
            self._drop_preview()
        elif code in {UNDO, KEEP}:
            (self._take_back if code == UNDO else self._let_stay)(key.removeprefix("batch-"))
        elif self._preview is not None and code == COLUMNS:
            self._view.open_form(layout_form(self._preview))
        elif self._preview is not None and code == IMPORT:
            self._import(self._preview)

    def file_chosen(self, path: str) -> None:
        """Read a list and show what it would give."""
        self._say(words.READING.format(name=Path(path).name), NoticeKind.INFO)
        self._work.run(lambda: self._tools.reader(Path(path)), self._sheet_read, lane="work")

    def place_chosen(self, path: str) -> None:
        """Write the homes as a list."""
        session, tools = self._session, self._tools
        write = ExportHomes(session, tools.writer, tools.export_words)
        self._work.run(
            lambda: write(Path(path)),
            lambda made: self._say(words.WRITTEN.format(folder=made.parent, name=made.name)),
        )

    def given(self, answers: Answers) -> None:
        """Read the list with other columns."""
        if self._preview is not None:
            self._view.close_forms()
            self._show_preview(self._preview.sheet, layout_of(answers, self._preview.layout))

    def notice_pressed(self, code: str) -> None:
        """Take the import back that the notice tells of."""
        if code.startswith(_UNDO) and not self._busy:
            self._take_back(code.removeprefix(_UNDO))

    def stop(self) -> None:
        """Stop what is under way; what was made is taken back."""
        if self._may_stop:
            self._may_stop = False
            self._run.stop()
            self._say(words.TAKING_BACK, NoticeKind.INFO)

    def close_preview(self) -> bool:
        """Stop an import under way, else begin anew; false when nothing is previewed."""
        if self._busy:
            self.stop()
            return True
        if self._preview is None:
            return False
        self._drop_preview()
        return True

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._run.forget()
        self._preview, self._unfinished = None, ()
        self._rest()
        self._view.close_forms()
        self._show(SheetState())

    @property
    @override
    def _has_read(self) -> bool:
        return False

    def _sheet_read(self, sheet: Sheet) -> None:
        self._show_preview(sheet, None)

    def _show_preview(self, sheet: Sheet, layout: Layout | None) -> None:
        preview = PreviewImport(self._session)
        self._work.run(lambda: preview(sheet, self._tools.import_words, layout), self._previewed)

    def _previewed(self, preview: Preview) -> None:
        self._preview = preview
        self._refresh(None)
        if preview.layout.heading is None and not preview.accepted:
            self._view.open_form(layout_form(preview))

    def _import(self, preview: Preview) -> None:
        self._busy = self._may_stop = True
        self._say(words.IMPORTING.format(homes=words.homes(len(preview.accepted))), NoticeKind.INFO)
        self._run.read_in(preview, self._imported, self._failed)

    def _imported(self, done: Imported) -> None:
        self._rest()
        if done.why is not None:
            self._stopped(done, done.why)
            return
        self._preview = None
        text = words.DONE.format(homes=words.homes(len(done.homes)))
        self._refresh(Notice(text, NoticeKind.GOOD, (Deed(f"{_UNDO}{done.batch}", words.UNDO),)))
        self.load()

    def _stopped(self, done: Imported, why: IfodeskError) -> None:
        """Tell what could not be taken back, and show what of the list is not here, to be read in at once or not."""
        by_hand = isinstance(why, RuleError) and why.code is Refusal.IMPORT_CANCELLED
        told, here = words.STOPPED_BY_HAND if by_hand else sentence(why), number(len(done.homes))
        form = words.STOPPED_AT if done.homes else words.STOPPED
        text = form.format(why=told, here=here, homes=words.homes(done.of))
        undo = (Deed(f"{_UNDO}{done.batch}", words.UNDO),) if done.homes else ()
        notice = Notice(text, NoticeKind.INFO if by_hand else NoticeKind.PROBLEM, undo)
        if (former := self._preview) is not None:
            preview = PreviewImport(self._session)
            self._work.run(
                lambda: preview(former.sheet, self._tools.import_words, former.layout),
                lambda rest: self._show_rest(rest, notice),
            )

    def _show_rest(self, rest: Preview, notice: Notice) -> None:
        self._preview = rest
        self._refresh(notice)
        self.load()

    def _let_stay(self, batch: str) -> None:
        self._work.save(lambda: KeepImported(self._session)(batch), done=lambda _changed: self._stays())

    def _stays(self) -> None:
        self._say(words.KEPT_ALL)
        self.load()

    def _failed(self, error: Exception, left: int) -> None:
        """Tell why nothing was read in, or why something could not be taken back; *left* homes are still here."""
        self._rest()
        if left and isinstance(error, IfodeskError):
            self._problem(words.NOT_ALL_BACK.format(why=sentence(error), homes=words.homes(left)))
        else:
            self._work.fail(error)
        self.load()

    def _take_back(self, batch: str) -> None:
        self._busy, self._may_stop = True, False
        self._say(words.TAKING_BACK, NoticeKind.INFO)
        self._run.take_back(batch, self._taken, self._failed)

    def _taken(self, back: TakenBack) -> None:
        self._rest()
        text = words.TAKEN_BACK.format(homes=words.homes(back.removed))
        text += words.KEPT.format(homes=words.homes(len(back.kept))) if back.kept else ""
        self._say(text)
        self.load()

    def _progress(self, done: int, of: int, seconds: float) -> None:
        self._view.show_progress(done, of, words.at(done, of, seconds), may_stop=self._may_stop)

    def _rest(self) -> None:
        self._busy = False
        self._view.show_progress(0, 0, "", may_stop=False)

    def _drop_preview(self) -> None:
        self._preview = None
        self._view.close_forms()
        self._refresh(None)

    def _loaded(self, found: tuple[StoppedImport, ...]) -> None:
        self._unfinished = found
        self._refresh(self._state.notice)

    def _refresh(self, notice: Notice | None) -> None:
        groups = list_groups(self._preview, self._unfinished)
        self._show(SheetState(words.TITLE, "", groups, notice))
