"""Decides what the meeting view shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.meeting.making import meeting_plan
from ifodesk.ui.meeting.state import MeetingPlan, MeetingState, TypedMeasure
from ifodesk.ui.sip.reading import SipRead, read_sip
from ifodesk.ui.sip.state import Place
from ifodesk.ui.sip.writing import change_piece
from ifodesk.ui.tabs.base import FieldEdit, FieldSaver
from ifodesk.ui.tabs.notice import Notice, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import SavingFields, SavingPresenter
from ifodesk.usecases.consents import AddAgreement
from ifodesk.usecases.errors import IfodeskError
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_meeting as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.error_words import sentence

KINDS = frozenset({"internal_sip", "goal", "measure", "agreement", "party", "case"})

Confirm = Callable[[str], None]
"""Returns when the passphrase is the one of the open vault. Slow: work lane. Raises ``WorldError`` wrong_passphrase."""


class MeetingView(SavingFields[MeetingState], Protocol):
    """The view on screen."""

    def focus_place(self, place: Place) -> None:
        """Put the focus where something is filled in; the field "quick" is the line of new measures of a goal."""
        ...

    def forget(self) -> None:
        """Empty the field of the passphrase."""
        ...


class MeetingPresenter(SavingPresenter[MeetingState]):
    """One per meeting."""

    def __init__(
        self, view: MeetingView, session: Session, jobs: Jobs, confirm: Confirm, done: Callable[[], None]
    ) -> None:
        """Call *done* when the meeting is left: *confirm* knew the passphrase."""
        self._view: MeetingView = view
        self._session = session
        self._confirm = confirm
        self._done = done
        self._jobs = jobs
        self._work = ScreenWork(session, jobs, self.tell_problem)
        self._saver = FieldSaver(session, change_piece)
        self._case: EntityId | None = None
        self._next: Place | None = None
        self._state = MeetingState()
        jobs.listen(self._changed)

    def open(self, case: EntityId) -> None:
        """Show the plan of *case*."""
        self._case = case
        self._load()

    def field_edited(self, edit: FieldEdit) -> None:
        """Save what is typed, at a pause."""
        self._work.write(self._saver, edit, self)

    def goal_given(self, text: str) -> None:
        """Add a goal and go on to what is to be done for it."""
        if (plan := self._state.plan) is not None and text.strip():
            self._work.save(
                lambda: AddGoal(self._session)(plan.id, text=text.strip()), done=lambda made: self._made(made.id)
            )

    def measure_given(self, typed: TypedMeasure) -> None:
        """Add a measure and stay on the line for the next one."""
        if (plan := self._state.plan) is None or not typed.text.strip():
            return
        text, who, when = typed.text.strip(), typed.who.strip(), typed.when.strip()
        due_on = typed_date(when, self._session.clock.today()) if when else None
        if when and due_on is None:
            text = words.WHEN_AS_WRITTEN.format(text=text, when=when)
        name, member = _meant(plan, who)
        self._work.save(
            lambda: AddMeasure(self._session)(
                typed.goal, text=text, responsible=name, responsible_member=member, due_on=due_on
            ),
            done=lambda _made: self._made(typed.goal),
        )

    def agreed(self, name: str, role: str) -> None:
        """Write down that somebody who is present agrees."""
        if (plan := self._state.plan) is not None:
            form = AgreementForm.PRESENT
            self._work.save(
                lambda: AddAgreement(self._session)(plan.id, name=name, role=role, form=form), done=self._added
            )

    def cover(self) -> None:
        """Hide the plan."""
        self._update(replace(self._state, covered=True, leaving=False))

    def uncover(self) -> None:
        """Show the plan again."""
        self._update(replace(self._state, covered=False))

    @property
    def covered(self) -> bool:
        """Return whether the plan is hidden."""
        return self._state.covered

    def leave_clicked(self) -> None:
        """Ask for the passphrase."""
        if not self._state.covered:
            self._update(replace(self._state, leaving=True, leave_problem=""))

    def stay_clicked(self) -> None:
        """Do not leave after all."""
        self._view.forget()
        self._update(replace(self._state, leaving=False, leave_problem=""))

    def leave_given(self, passphrase: str) -> None:
        """Leave if the passphrase is right."""
        if self._state.checking:
            return
        if not passphrase:
            self._update(replace(self._state, leave_problem=words.EMPTY))
            return
        self._update(replace(self._state, checking=True, leave_problem=""))
        self._jobs.run(
            lambda: self._confirm(passphrase), done=lambda _known: self._left(), failed=self._refused, lane="work"
        )

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        if not self._state.covered:
            self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def tell(self, notice: Notice) -> None:
        """Show a notice of the window's."""
        self._update(replace(self._state, notice=notice))

    def tell_problem(self, text: str) -> None:
        """Show that something did not work."""
        self.tell(problem(text))

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._saver.forget()
        self._case = self._next = None
        self._update(MeetingState())

    def _left(self) -> None:
        self._view.forget()
        self._update(replace(self._state, checking=False, leaving=False))
        self._done()

    def _refused(self, error: Exception) -> None:
        self._view.forget()
        if not isinstance(error, IfodeskError):
            self._update(replace(self._state, checking=False))
            raise error
        self._update(replace(self._state, checking=False, leave_problem=sentence(error)))

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: read_sip(self._session, case), self._loaded)

    def _loaded(self, read: SipRead) -> None:
        plan = meeting_plan(read.plan) if read.plan is not None else None
        notice = self._state.notice if plan is not None else problem(words.GONE)
        self._update(replace(self._state, plan=plan, notice=notice))
        if self._next is not None:
            place, self._next = self._next, None
            self._view.focus_place(place)

    def _made(self, goal: EntityId) -> None:
        self._next = Place(goal, "quick")
        self._saved()
        self._load()

    def _added(self, _made: Made) -> None:
        self._saved()
        self._load()

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()


def _meant(plan: MeetingPlan, who: str) -> tuple[str, MemberId | None]:
    """Return the colleague whose name begins as typed if there is just one, else the name as it was typed."""
    hits = [person for person in plan.members if who and person.name.casefold().startswith(who.casefold())]
    found = next((person for person in hits if person.name.casefold() == who.casefold()), None)
    if found is None and len(hits) == 1:
        found = hits[0]
    if found is None or not isinstance(found.member, bytes):
        return who, None
    return found.name, MemberId(found.member)
