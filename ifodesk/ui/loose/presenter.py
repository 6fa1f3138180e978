"""A loose note: saved from the first letters on, filed in a case when the person says which. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import EntityId
from ifodesk.ui.loose.state import LooseScreen, LooseState
from ifodesk.ui.parts.draft import Edit
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.loose_notes import DiscardLooseNote, FileLooseNote, SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_loose as words
from ifodesk.words.date_words import clock


@dataclass(slots=True)
class _Note:
    """The note on the store lane, where one job follows the other: a save that is under way is never done twice."""

    seen: Seen[LooseNote] | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """A note as it was read after a save."""

    saved: Saved
    seen: Seen[LooseNote]


class LoosePresenter:
    """One note at a time."""

    def __init__(self, view: LooseScreen, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = LooseState()
        self._note = _Note()

    def start(self, note: EntityId | None) -> None:
        """Begin a note, or go on with one."""
        self._work.renew()
        self._note = _Note()
        self._show(LooseState())
        self._work.run(self._cases, lambda cases: self._show(replace(self._state, cases=cases)))
        if note is not None:
            self._work.run(lambda: self._get(self._note, note), self._read)

    def edited(self, edit: Edit) -> None:
        """Save what was typed."""
        note = self._note
        base = edit.token if isinstance(edit.token, Seen) else None
        self._jobs.run(
            lambda: self._save(note, edit.text, base),
            done=lambda kept: self._saved(kept, note),
            failed=self._failed,
        )

    def file_clicked(self, text: str, case: EntityId | None) -> None:
        """Put the note into a case and go there."""
        note = self._note
        if not text.strip():
            self._problem(words.EMPTY)
        elif case is None:
            self._problem(words.CHOOSE)
        else:
            self._work.save(lambda: self._file(note, text, case), lambda made: self._filed(made, case))

    def discard_clicked(self) -> None:
        """Throw the note away."""
        note = self._note
        self._work.save(lambda: DiscardLooseNote(self._session)(note.seen) if note.seen else None)
        self._end()

    def drop(self) -> None:
        """Forget the note; it is saved."""
        self._end()

    def _get(self, note: _Note, entity: EntityId) -> Seen[LooseNote]:
        note.seen = self._session.records.get(LooseNote, entity)
        return note.seen

    def _save(self, note: _Note, text: str, base: Seen[LooseNote] | None) -> _Kept:
        made = SaveLooseNote(self._session)(text, base or note.seen)
        return _Kept(made.saved, self._get(note, made.id))

    def _file(self, note: _Note, text: str, case: EntityId) -> Made:
        seen = note.seen
        if seen is None or seen.value.text != text:
            seen = self._save(note, text, seen).seen
        return FileLooseNote(self._session)(seen, case)

    def _filed(self, made: Made, case: EntityId) -> None:
        self._end()
        self._navigator.open_case(case, "notes", made.id)

    def _cases(self) -> tuple[Choice, ...]:
        rows = self._session.queries.cases()
        return tuple(Choice(row.id, ", ".join(part for part in (row.client, row.number) if part)) for row in rows)

    def _read(self, seen: Seen[LooseNote]) -> None:
        self._show(replace(self._state, text=seen.value.text or "", token=seen, is_new=False))

    def _saved(self, kept: _Kept, note: _Note) -> None:
        self._jobs.tell(kept.saved.changed)
        if note is not self._note:
            return
        self._view.confirmed(kept.seen)
        at = words.SAVED.format(at=clock(self._session.clock.now()))
        text = kept.seen.value.text or ""
        self._show(replace(self._state, text=text, token=kept.seen, saved=at, problem="", is_new=False))

    def _failed(self, error: Exception) -> None:
        self._view.failed()
        self._work.fail(error)

    def _end(self) -> None:
        self._work.renew()
        self._note = _Note()
        self._view.finish()
        self._show(LooseState())

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: LooseState) -> None:
        self._state = state
        self._view.show_state(state)
