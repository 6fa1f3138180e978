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
    UNDO,
    WRITE,
    layout_form,
    layout_of,
    list_groups,
)
from ifodesk.ui.homes.list_tools import ListTools
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.usecases.home_export import ExportHomes
from ifodesk.usecases.home_import import (
    Imported,
    ImportHomes,
    Preview,
    PreviewImport,
    TakenBack,
    UndoImport,
    unfinished,
)
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_lists as words

_UNDO: Final = "undo-"


class ListScreen(SheetScreen, Protocol):
    """The widget, as far as the presenter knows it."""

    def choose_file(self) -> None:
        """Let a person choose a list to read."""
        ...

    def choose_place(self) -> None:
        """Let a person choose where a list is put."""
        ...


class ListPresenter(SheetWork[ListScreen]):
    """One per window."""

    def __init__(self, view: ListScreen, session: Session, jobs: Jobs, tools: ListTools) -> None:
        super().__init__(view, session, jobs, SheetState(words.TITLE))
        self._tools = tools
        self._preview: Preview | None = None
        self._unfinished: tuple[str, ...] = ()
        self._busy = False

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
        elif code == UNDO:
            self._take_back(key.removeprefix("batch-"))
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
        if code.startswith(_UNDO):
            self._take_back(code.removeprefix(_UNDO))

    def close_preview(self) -> bool:
        """Begin anew; false when nothing is previewed."""
        if self._preview is None or self._busy:
            return False
        self._drop_preview()
        return True

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._preview, self._unfinished, self._busy = None, (), False
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
        self._busy = True
        self._say(words.IMPORTING.format(homes=words.homes(len(preview.accepted))), NoticeKind.INFO)
        do = ImportHomes(self._session)
        self._work.jobs.run(lambda: do(preview), done=self._imported, failed=self._failed)

    def _imported(self, done: Imported) -> None:
        self._busy, self._preview = False, None
        self._work.jobs.tell(done.changed)
        text = words.DONE.format(homes=words.homes(len(done.homes)))
        self._refresh(Notice(text, NoticeKind.GOOD, (Deed(f"{_UNDO}{done.batch}", words.UNDO),)))

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._work.fail(error)

    def _take_back(self, batch: str) -> None:
        undo = UndoImport(self._session)
        self._work.run(lambda: undo(batch), self._taken)

    def _taken(self, back: TakenBack) -> None:
        self._work.jobs.tell(back.changed)
        text = words.TAKEN_BACK.format(homes=words.homes(back.removed))
        text += words.KEPT.format(homes=words.homes(len(back.kept))) if back.kept else ""
        self._say(text)
        self.load()

    def _drop_preview(self) -> None:
        self._preview = None
        self._view.close_forms()
        self._refresh(None)

    def _loaded(self, found: tuple[str, ...]) -> None:
        self._unfinished = found
        self._refresh(self._state.notice)

    def _refresh(self, notice: Notice | None) -> None:
        groups = list_groups(self._preview, self._unfinished)
        self._show(SheetState(words.TITLE, "", groups, notice))
