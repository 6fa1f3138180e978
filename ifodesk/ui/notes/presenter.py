"""Decides what the tab Anteckningar shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from ifodesk.domain.entities.case import Note
from ifodesk.domain.ids import EntityId
from ifodesk.ui.notes.reading import Notes, notes_state, read_notes
from ifodesk.ui.notes.state import NotesState
from ifodesk.ui.tabs.base import FieldEdit, FieldSaver, Values
from ifodesk.ui.tabs.copying import MARK_COPIED, Copying
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import SavingFields, SavingPresenter
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.notes import CorrectNote, DiscardDraft, FinishNote, SaveDraft, StartNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made, find
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.transfers import MarkNotToBeTransferred, MarkTransferred, TakeBackTransfer
from ifodesk.words import screen_words_notes as words
from ifodesk.words import screen_words_tabs as tab_words

KINDS = frozenset({"note", "transfer"})


@dataclass(frozen=True, slots=True)
class DraftTexts:
    """What stands in the editor, saved or not."""

    title: str
    text: str
    happened_on: date | None


class NotesView(SavingFields[NotesState], Protocol):
    """The tab on screen."""

    def focus_editor(self) -> None:
        """Put the focus where one goes on writing."""
        ...

    def go_on_writing(self) -> None:
        """The note is not ready after all: let the person write on."""
        ...

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        ...


class NotesPresenter(SavingPresenter[NotesState]):
    """One per window; shows one case at a time."""

    def __init__(self, view: NotesView, session: Session, jobs: Jobs) -> None:
        self._view: NotesView = view
        self._session = session
        self._work = ScreenWork(session, jobs, self._problem)
        self._saver = FieldSaver(session, _change_draft)
        self._copying = Copying(self._work, view.to_clipboard, self._notice)
        self._case: EntityId | None = None
        self._selected: EntityId | None = None
        self._notes: Notes | None = None
        self._state = NotesState()
        self._made_now = False
        jobs.listen(self._changed)

    def open(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the notes of *case*, with *target* opened, else the first of the list."""
        if case != self._case:
            self._work.renew()
            self._copying.forget()
            self._case, self._notes, self._state = case, None, NotesState()
            self._selected = None
        self._selected = target or self._selected
        self._load()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._copying.forget()
        self._saver.forget()
        self._case = self._selected = self._notes = None
        self._state = NotesState()
        self._view.show_state(self._state)

    def note_selected(self, note: EntityId) -> None:
        """Open a note of the list. An empty draft that is left goes away by itself."""
        if note != self._selected:
            self._discard_if_empty()
            self._selected = note
            self._show()

    def new_clicked(self) -> None:
        """Begin a note."""
        self._discard_if_empty()
        if (case := self._case) is not None:
            self._work.save(lambda: StartNote(self._session)(case), done=self._made)

    def field_edited(self, edit: FieldEdit) -> None:
        """Save what is typed, at a pause. Not for undo: the field has an undo of its own."""
        self._work.write(self._saver, edit, self, undoable=False)

    def ready_clicked(self, texts: DraftTexts) -> None:
        """Say "klar": save what stands in the editor, then freeze it."""
        if (note := self._selected) is None:
            return
        self._work.save(
            lambda: _finish(self._session, note, texts),
            done=lambda _saved: self._say(words.IS_READY),
            failed=self._not_ready,
        )

    def discard_clicked(self) -> None:
        """Remove the draft; undo brings it back."""
        if (note := self._selected) is None:
            return
        self._selected = None
        self._work.save(
            lambda: DiscardDraft(self._session)(self._session.records.get(Note, note)),
            done=lambda _saved: self._say(words.DISCARDED),
        )

    def correct_clicked(self) -> None:
        """Begin a new note that corrects the opened one."""
        if (note := self._selected) is not None:
            self._work.save(lambda: CorrectNote(self._session)(note), done=self._made)

    def copy_clicked(self, notes: Sequence[EntityId] = ()) -> None:
        """Copy *notes*, else the opened one, as plain text for the record system."""
        chosen = tuple(notes) or ((self._selected,) if self._selected else ())
        if self._case is not None and self._notes is not None and chosen:
            self._copying.copy(self._case, chosen)

    def copy_all_clicked(self) -> None:
        """Copy every note that is not transferred."""
        self.copy_clicked(self._state.untransferred)

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        if code == MARK_COPIED:
            self._copying.mark()

    def mark_clicked(self, record_number: str) -> None:
        """Mark the opened note as transferred today."""
        self._transfer(lambda case, note: MarkTransferred(self._session)(note, case, record_number=record_number))

    def not_to_be_clicked(self, reason: str) -> None:
        """Mark the opened note as not to be transferred."""
        self._transfer(lambda case, note: MarkNotToBeTransferred(self._session)(note, case, reason=reason))

    def take_back_clicked(self) -> None:
        """Take back the mark of the opened note."""
        self._transfer(
            lambda case, note: TakeBackTransfer(self._session)(note, case), lambda: self._say(words.TAKEN_BACK)
        )

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def left(self) -> None:
        """Another tab or page is shown: an empty draft goes away by itself."""
        self._discard_if_empty()
        self._work.leave()

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: read_notes(self._session, case), self._loaded)

    def _loaded(self, notes: Notes) -> None:
        self._notes = notes
        if notes.row(self._selected) is None:
            self._selected = notes.rows[0].note.value.id if notes.rows else None
        self._show()
        if self._made_now:
            self._made_now = False
            self._view.focus_editor()

    def _show(self) -> None:
        if self._notes is not None:
            state = notes_state(self._notes, self._selected)
            self._state = replace(state, notice=self._state.notice, saved=self._state.saved)
            self._view.show_state(self._state)

    def _made(self, made: Made) -> None:
        self._selected = made.id
        self._made_now = True
        self._load()

    def _not_ready(self, error: Exception) -> None:
        self._view.go_on_writing()
        self._work.fail(error)

    def _transfer(self, run: Callable[[EntityId, EntityId], Saved], done: Callable[[], None] | None = None) -> None:
        case, note = self._case, self._selected
        if case is not None and note is not None:
            self._work.save(lambda: run(case, note), done=lambda _saved: None if done is None else done())

    def _discard_if_empty(self) -> None:
        draft = self._state.draft
        if draft is not None and draft.id == self._selected:
            self._work.save(lambda: _discard_empty(self._session, draft.id))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()


def _change_draft(session: Session, seen: Seen[object], values: Values) -> Saved:
    """Save some fields of a draft."""
    note = seen.value
    if not isinstance(note, Note):
        raise TypeError(type(note).__name__)
    if session.records.get(Note, note.id).value.ready:
        raise RuleError(Refusal.NOTE_READY)
    new = replace(note, **values)  # type: ignore[arg-type]  # names come from the fields of the editor
    return SaveDraft(session)(
        Seen(note, seen.refs, seen.conflicts, seen.unreadable),
        title=new.title or "",
        text=new.draft or "",
        happened_on=new.happened_on,
    )


def _finish(session: Session, note: EntityId, texts: DraftTexts) -> Saved:
    """Save what stands in the editor, then freeze it. A draft lives on this device only: no other words to lose."""
    seen = session.records.get(Note, note)
    if DraftTexts(seen.value.title or "", seen.value.draft or "", seen.value.happened_on) != texts:
        SaveDraft(session)(seen, title=texts.title, text=texts.text, happened_on=texts.happened_on)
        seen = session.records.get(Note, note)
    return FinishNote(session)(seen)


def _discard_empty(session: Session, note: EntityId) -> Saved | None:
    """Remove a draft in which nothing is written (a correction takes its title over from the old note)."""
    seen = find(session.records, Note, note)
    if seen is None or seen.value.ready or seen.value.draft or (seen.value.title and not seen.value.corrects):
        return None
    return DiscardDraft(session)(seen)
