"""The urgent note: writing one, and taking care of those that came. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ifodesk.domain.entities.access import UrgentNote
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.jav.clock import typed_time
from ifodesk.ui.jav.urgent_reading import UrgentRead, UrgentState, read_urgent, urgent_state
from ifodesk.ui.tabs.notice import Notice, NoticeKind, Tell, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.urgent_notes import LeaveUrgentNote, TakeInUrgentNote, UrgentText, WriteUrgentNote
from ifodesk.words import screen_words_urgent as words
from ifodesk.words import urgent_words
from ifodesk.words.plural_words import listed

_KINDS = frozenset({"urgent_note", "sent_urgent_note", "case", "party", "readers", "member", "sync"})


@dataclass(frozen=True, slots=True)
class UrgentForm:
    """What is filled in."""

    about: str = ""
    safety: str = ""
    act: str = ""
    reason: str = ""
    clock: str = ""
    recipients: tuple[object, ...] = ()

    @property
    def text(self) -> str:
        """Return what is typed, a line each."""
        return "\n".join(part.strip() for part in (self.about, self.safety, self.act, self.reason) if part.strip())


class UrgentScreen(Protocol):
    """The widget, as far as the presenter knows it."""

    def show_urgent(self, state: UrgentState) -> None:
        """Show recipients, notes and the register; what is typed stays."""
        ...

    def written(self) -> None:
        """Close the form and forget what is in it."""
        ...


class UrgentPresenter:
    """One per window."""

    def __init__(self, view: UrgentScreen, session: Session, jobs: Jobs, tell: Tell) -> None:
        self._view = view
        self._session = session
        self._tell = tell
        self._work = ScreenWork(session, jobs, lambda text: tell(problem(text)))
        self._read: UrgentRead | None = None
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read to whom a note can go, and those that came."""
        self._work.read(lambda: read_urgent(self._session), self._loaded)

    def drop(self) -> None:
        """Forget everything that was read and typed."""
        self._work.renew()
        self._read = None
        self._view.written()
        self._view.show_urgent(UrgentState())

    def given(self, form: UrgentForm) -> None:
        """Seal the note to the others. What is typed stays until that is done."""
        at = typed_time(form.clock, self._session.clock.now())
        if at is None:
            self._tell(problem(words.WHEN_WRONG))
            return
        text = UrgentText(
            about=form.about, safety_assessment=form.safety, act=form.act, reason=form.reason, happened_at=at
        )
        recipients = [MemberId(one) for one in form.recipients if isinstance(one, bytes)]
        names = listed([self._name(one) for one in recipients])
        self._work.save(
            lambda: WriteUrgentNote(self._session)(text, recipients), done=lambda _changed: self._written(names)
        )

    def taken_in(self, note: EntityId, case: object) -> None:
        """Copy a note into a case."""
        seen = self._note(note)
        if seen is None or self._read is None or not isinstance(case, bytes):
            return
        text = urgent_words.note_text(seen.value, self._name(seen.value.writer))
        self._work.save(
            lambda: TakeInUrgentNote(self._session)(seen, EntityId(case), title=urgent_words.TITLE, text=text),
            done=lambda _made: self._good(words.TAKEN_IN),
        )

    def left_aside(self, note: EntityId, reason: str) -> None:
        """Say that a note belongs to no case."""
        if (seen := self._note(note)) is not None:
            self._work.save(
                lambda: LeaveUrgentNote(self._session)(seen, reason), done=lambda _saved: self._good(words.LEFT)
            )

    def keep(self, form: UrgentForm) -> None:
        """Keep a half written note as a loose note: the window locks."""
        if form.text:
            kept = words.KEPT.format(text=form.text)
            self._work.save(lambda: SaveLooseNote(self._session)(kept), done=lambda _made: self._view.written())

    def _note(self, note: EntityId) -> Seen[UrgentNote] | None:
        notes = self._read.notes if self._read else ()
        return next((seen for seen in notes if seen.value.id == note), None)

    def _name(self, member: MemberId | None) -> str:
        return self._read.names.get(member, "") if self._read is not None and member is not None else ""

    def _written(self, names: str) -> None:
        self._view.written()
        self._good(words.GIVEN.format(names=names))

    def _loaded(self, read: UrgentRead) -> None:
        self._read = read
        self._view.show_urgent(urgent_state(read))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _KINDS:
            self.load()

    def _good(self, text: str) -> None:
        self._tell(Notice(text, NoticeKind.GOOD))
