"""Decides what the tab Översikt shows and does. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.overview.making import overview_state
from ifodesk.ui.overview.reading import OverviewRead, read_overview
from ifodesk.ui.overview.state import OverviewState
from ifodesk.ui.overview.writing import add_party, change_piece, close_or_reopen, remove_if_empty, remove_party
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.base import FieldEdit, FieldSaver
from ifodesk.ui.tabs.copying import MARK_COPIED, Copying
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import SavingFields, SavingPresenter
from ifodesk.usecases.case_reminders import KeepNarrow
from ifodesk.usecases.cases import Allot
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.usecases.sharing_jav import AskedFirst
from ifodesk.words import screen_words_overview as words
from ifodesk.words import screen_words_tabs as tab_words


class OverviewView(SavingFields[OverviewState], Protocol):
    """The tab on screen."""

    def focus_form(self) -> None:
        """Put the focus in the form of the opened person."""
        ...

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        ...

    def ask_who_reads(self) -> None:
        """Open the question whom to let in."""
        ...

    def let_in_done(self) -> None:
        """Close that question."""
        ...


class OverviewPresenter(SavingPresenter[OverviewState]):
    """One per window; shows one case at a time."""

    def __init__(self, view: OverviewView, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view: OverviewView = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._saver = FieldSaver(session, change_piece)
        self._copying = Copying(self._work, view.to_clipboard, self._notice)
        self._case: EntityId | None = None
        self._opened: EntityId | None = None
        self._focus_form = False
        self._read: OverviewRead | None = None
        self._state = OverviewState()
        jobs.listen(self._changed)

    def open(self, case: EntityId) -> None:
        """Show *case*."""
        if case != self._case:
            self._clear()
            self._case = case
        self._load()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._clear()
        self._saver.forget()  # not between cases: what was typed in the last one may still be on its way

    def due_opened(self, key: str) -> None:
        """Go where something is done."""
        line = next((line for line in self._state.due if line.key == key), None)
        if line is not None and not line.tab:
            self._view.ask_who_reads()
        elif line is not None:
            self._go(line.tab, line.target)

    def enough_clicked(self) -> None:
        """Say that nobody more needs to read the case for now."""
        if (case := self._case) is not None:
            self._work.save(lambda: KeepNarrow(self._session)(case), done=lambda _saved: self._say(words.IS_ENOUGH))

    def document_opened(self, document: EntityId) -> None:
        """Go to a text that is not in the record system yet."""
        line = next((line for line in self._state.documents if line.id == document), None)
        if line is not None:
            self._go(line.tab, document if line.tab == "notes" else None)

    def note_opened(self) -> None:
        """Go to the latest note, or to writing the first one."""
        self._go("notes", self._state.note_id)

    def copy_clicked(self) -> None:
        """Copy everything that is not in the record system yet."""
        if self._case is not None and self._read is not None:
            ids = [line.id for line in self._state.documents]
            self._copying.copy(self._case, ids)

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        if code == MARK_COPIED:
            self._copying.mark()

    def picture_chosen(self, *, on: bool) -> None:
        """Show the family as a picture, or as a list."""
        self._update(replace(self._state, as_picture=on))

    def party_opened(self, party: EntityId) -> None:
        """Open a person in the form."""
        self._close_form()
        self._opened, self._focus_form = party, True
        self._show()

    def party_added(self) -> None:
        """Add a person and open the form."""
        if (case := self._case) is not None:
            self._close_form()
            self._work.save(lambda: add_party(self._session, case), done=self._party_made)

    def form_closed(self) -> None:
        """Close the form. A person about whom nothing was written goes away."""
        self._close_form()
        self._show()

    def party_removed(self, party: EntityId) -> None:
        """Take a person out of the case; undo brings the person back."""
        self._opened = None
        self._work.save(lambda: remove_party(self._session, party), done=lambda _saved: self._say(words.PARTY_REMOVED))

    def field_edited(self, edit: FieldEdit) -> None:
        """Save what is typed, at a pause."""
        self._work.write(self._saver, edit, self)

    def let_in_clicked(self, member: MemberId, asked: AskedFirst) -> None:
        """Let one more person read the case, by name."""
        if (case := self._case) is not None:
            text = words.LET_IN_DONE.format(name=self._colleague(member))
            self._work.save(
                lambda: LetIn(self._session)(case, member, asked), done=lambda _changed: self._let_in_done(text)
            )

    def allot_clicked(self, member: MemberId, *, as_deputy: bool = False) -> None:
        """Give the case to another handler, or name a deputy."""
        if (case := self._case) is not None:
            done = words.DEPUTY_DONE if as_deputy else words.ALLOT_DONE
            text = done.format(name=self._colleague(member))
            self._work.save(
                lambda: Allot(self._session)(case, member, as_deputy=as_deputy),
                done=lambda _changed: self._say(text),
            )

    def close_clicked(self) -> None:
        """Close the case, or open it again."""
        if (case := self._case) is not None:
            close = self._state.about is None or not self._state.about.closed
            text = words.CASE_CLOSED if close else words.CASE_REOPENED
            self._work.save(
                lambda: close_or_reopen(self._session, case, close=close), done=lambda _saved: self._say(text)
            )

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def tell(self, notice: Notice | None) -> None:
        """Show a notice from another part of the tab."""
        self._notice(notice)

    def left(self) -> None:
        """Another tab or page is shown: the form closes."""
        self._close_form()
        self._work.leave()
        self._show()

    def _clear(self) -> None:
        self._work.renew()
        self._copying.forget()
        self._case = self._opened = self._read = None
        self._update(OverviewState(as_picture=self._state.as_picture))

    def _go(self, tab: str, target: EntityId | None) -> None:
        if self._case is not None:
            self._navigator.open_case(self._case, tab, target)

    def _colleague(self, member: MemberId) -> str:
        people = () if self._read is None else (*self._read.may_read, *self._read.members.values())
        return next((person.name for person in people if person.id == member), "")

    def _let_in_done(self, text: str) -> None:
        self._view.let_in_done()
        self._say(text)

    def _close_form(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            self._work.save(lambda: remove_if_empty(self._session, opened))

    def _party_made(self, made: Made) -> None:
        self._opened, self._focus_form = made.id, True
        self._load()

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: read_overview(self._session, case), self._loaded)

    def _loaded(self, read: OverviewRead) -> None:
        self._read = read
        self._show()

    def _show(self) -> None:
        if self._read is None:
            return
        state, kept = overview_state(self._read, self._opened), self._state
        self._update(replace(state, notice=kept.notice, saved=kept.saved, as_picture=kept.as_picture))
        if self._focus_form and state.form is not None:
            self._focus_form = False
            self._view.focus_form()

    def _changed(self, _changed: Changed) -> None:
        self._load()
