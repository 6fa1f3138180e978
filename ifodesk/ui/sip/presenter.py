"""Decides what the tab Intern-SIP shows and does. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ifodesk.domain.entities.sip_consent import ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.sip.acts import FOCUS, SAYS, Answer, do
from ifodesk.ui.sip.extra_state import Act, Ask, Step
from ifodesk.ui.sip.places import Make, ToMake, destination, step_of
from ifodesk.ui.sip.plan import plan_state
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.reading import PlanRead, SipRead, read_sip
from ifodesk.ui.sip.signed import signed_state
from ifodesk.ui.sip.state import Place, PlanState, SignedState, SipState
from ifodesk.ui.sip.writing import change_piece, close, remove_piece, reopen, withdraw
from ifodesk.ui.tabs.base import FieldEdit, FieldSaver
from ifodesk.ui.tabs.notice import problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import SavingFields, SavingPresenter
from ifodesk.usecases.consents import AddAgreement, AddConsent
from ifodesk.usecases.goals import AddGoal, AddMeasure
from ifodesk.usecases.paper_images import ReadPaper
from ifodesk.usecases.plans import AdoptPlan, OpenPlan
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words
from ifodesk.words import screen_words_tabs as tab_words

KINDS = frozenset(
    {
        *("internal_sip", "goal", "measure", "consent", "agreement", "follow_up", "plan_version"),
        *("meeting_call", "invited", "goal_outcome", "other_plan", "paper_image", "plan_part", "plan_part_link"),
        *("party", "transfer", "case", "unit", "goal_template"),
    }
)


class SipView(SavingFields[SipState], Protocol):
    """The tab on screen."""

    def focus_place(self, place: Place) -> None:
        """Put the focus where something is filled in."""
        ...

    def focus_first(self) -> None:
        """Put the focus at the beginning of the step that is shown."""
        ...

    def to_clipboard(self, text: str) -> None:
        """Put *text* on the clipboard."""
        ...

    def open_file(self, path: str) -> None:
        """Open a file with the program that the system has for it."""
        ...


class SipPresenter(SavingPresenter[SipState]):
    """One per window; shows the plan of one case at a time."""

    def __init__(self, view: SipView, session: Session, jobs: Jobs, printing: Printing, navigator: Navigator) -> None:
        self._view: SipView = view
        self._session = session
        self._work = ScreenWork(session, jobs, self._problem)
        self._saver = FieldSaver(session, change_piece)
        self._printing = printing
        self._navigator = navigator
        self._case: EntityId | None = None
        self._read: PlanRead | None = None
        self._state = SipState()
        self._next: Place | None = None
        jobs.listen(self._changed)

    def open(self, case: EntityId, target: EntityId | None = None) -> None:
        """Show the plan of *case*, at the piece *target*."""
        if case != self._case:
            self._clear()
            self._case = case
        self._next = Place(target, "text") if target else self._next
        self._load()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._clear()
        self._saver.forget()  # not between cases: what was typed in the last one may still be on its way

    def begin_clicked(self) -> None:
        """Begin a plan with room for one goal and one measure, which is the shortest way."""
        if (case := self._case) is not None:
            self._work.save(lambda: _begin(self._session, case), done=self._begun)

    def meeting_clicked(self) -> None:
        """Show the plan to those round the table, once what is typed here is saved."""
        if (case := self._case) is not None and self._plan is not None and not self._plan.is_part:
            self._work.run(lambda: None, lambda _nothing: self._navigator.open_meeting(case))

    def field_edited(self, edit: FieldEdit) -> None:
        """Save what is typed, at a pause."""
        self._work.write(self._saver, edit, self)

    def goal_added(self) -> None:
        """Add a goal."""
        if (plan := self._plan) is not None:
            self._work.save(lambda: AddGoal(self._session)(plan.id), done=self._made)

    def measure_added(self, goal: EntityId | None = None) -> None:
        """Add a measure to *goal*, else to the last goal; a plan without goals gets a goal."""
        if (plan := self._plan) is None:
            return
        chosen = goal or (plan.goals[-1].id if plan.goals else None)
        if chosen is None:
            self.goal_added()
        else:
            self._work.save(lambda: AddMeasure(self._session)(chosen), done=self._made)

    def agreement_added(self, name: str = "", role: str = "") -> None:
        """Add somebody who agreed."""
        if (plan := self._plan) is not None:
            field = "form" if name else "name"
            self._work.save(
                lambda: AddAgreement(self._session)(plan.id, name=name, role=role),
                done=lambda made: self._made(made, field),
            )

    def consent_added(self, kind: ConsentKind) -> None:
        """Add a consent, given by the client today until somebody writes otherwise."""
        if (plan := self._plan) is not None:
            client = plan.people[0].name if plan.people else ""
            field = "form" if kind is ConsentKind.PARTICIPATION else "what"
            self._work.save(
                lambda: AddConsent(self._session)(plan.id, kind=kind, given_by=client),
                done=lambda made: self._made(made, field),
            )

    def step_chosen(self, step: Step) -> None:
        """Show another step."""
        self._update(replace(self._state, step=step))
        self._view.focus_first()

    def asked(self, ask: Ask) -> None:
        """Do what a step asks for, and go on where something was made."""
        if (plan := self._plan) is not None:
            self._work.save(lambda: do(self._session, plan.id, ask), done=lambda answer: self._did(ask, answer))

    def paper_chosen(self, consent: EntityId, data: bytes) -> None:
        """Keep a scanned paper of a consent."""
        self.asked(Ask(Act.ATTACH_PAPER, consent, value=data))

    def paper_wanted(self, paper: EntityId | None) -> None:
        """Show a scanned paper; None puts it away."""
        if paper is None:
            self._update(replace(self._state, paper=b""))
        else:
            self._work.run(
                lambda: ReadPaper(self._session)(paper), lambda data: self._update(replace(self._state, paper=data))
            )

    def signed_wanted(self, version: EntityId) -> None:
        """Show a version as it was signed, beside the present plan."""
        read, plan = self._read, self._plan
        frozen = read.versions.get(version) if read is not None else None
        if plan is None or frozen is None:
            self._notice(problem(words.NEWER_VERSION))
        else:
            self._update(replace(self._state, signed=signed_state(plan, version, frozen)))

    def signed_closed(self) -> None:
        """Show the present plan alone."""
        self._update(replace(self._state, signed=None))

    def lines_wanted(self) -> None:
        """Put the lines of the closed goals on the clipboard."""
        if (plan := self._plan) is not None:
            self._view.to_clipboard(plan.extra.lines)
            self._say(step_words.LINES_COPIED)

    def piece_removed(self, piece: EntityId) -> None:
        """Take a piece out of the plan; undo brings it back."""
        self._work.save(lambda: remove_piece(self._session, piece), done=lambda _saved: self._say(words.REMOVED))

    def consent_withdrawn(self, consent: EntityId) -> None:
        """Note that a consent was withdrawn."""
        self._work.save(lambda: withdraw(self._session, consent), done=lambda _saved: self._say(words.WITHDRAWN))

    def adopt_clicked(self) -> None:
        """Freeze the plan as a version."""
        if (plan := self._plan) is not None:
            number = len(plan.versions) + 1
            self._work.save(
                lambda: AdoptPlan(self._session)(plan.id),
                done=lambda _made: self._say(words.ADOPTED.format(number=number)),
            )

    def close_clicked(self, reason: str) -> None:
        """End the plan."""
        if (plan := self._plan) is not None:
            self._work.save(
                lambda: close(self._session, plan.id, reason), done=lambda _saved: self._say(words.CLOSED_NOW)
            )

    def reopen_clicked(self) -> None:
        """Go on with a plan that was ended too early, its units too."""
        if (plan := self._plan) is not None:
            self._work.save(lambda: reopen(self._session, plan.id), done=lambda _saved: self._say(words.REOPENED))

    def place_clicked(self, place: Place) -> None:
        """Go where something is filled in; what does not exist yet is made."""
        if (plan := self._plan) is None:
            return
        found = destination(plan, place)
        match found:
            case Place():
                self._focus(found)
            case ToMake(make=Make.GOAL):
                self.goal_added()
            case ToMake(make=Make.MEASURE):
                self.measure_added(found.goal)
            case ToMake(make=Make.AGREEMENT):
                self.agreement_added(found.name, found.role)
            case ToMake(make=Make.CONSENT):
                self.consent_added(ConsentKind.PARTICIPATION)
            case ToMake():
                self.asked(Ask(Act.ADD_CALL))

    def next_clicked(self) -> None:
        """Go to the first thing that is missing, with what was typed until now counted in; adopt when nothing is."""
        if (case := self._case) is not None and self._plan is not None and not self._plan.is_part:
            self._work.run(lambda: read_sip(self._session, case), self._go_next)

    def print_clicked(self, version: EntityId | None = None) -> None:
        """Ask where the paper of *version* goes; None: the latest version, or the draft when it differs from it."""
        if (plan := self._plan) is None:
            return
        chosen = version or self._printing.latest(plan)
        self._work.run(
            lambda: self._printing.prepare(self._session, plan.id, chosen),
            lambda name: self._update(replace(self._state, printing=self._printing.ask(plan, chosen, name))),
        )

    def folder_chosen(self, folder: str) -> None:
        """Put the paper in another folder."""
        self._printing.choose(folder)
        if self._state.printing is not None:
            self._update(replace(self._state, printing=replace(self._state.printing, folder=folder)))

    def print_given(self) -> None:
        """Make the paper."""
        asked, plan = self._state.printing, self._plan
        if asked is None or plan is None:
            return
        self._update(replace(self._state, printing=None))
        self._printing.make(self._work, plan.id, asked, self._notice)

    def print_cancelled(self) -> None:
        """Do not print."""
        self._update(replace(self._state, printing=None))

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        if (path := self._printing.made(code)) is not None:
            self._view.open_file(path)

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def left(self) -> None:
        """Another tab or page is shown."""
        self._work.leave()

    def _clear(self) -> None:
        self._work.renew()
        self._case = self._next = None
        self._read = None
        self._update(SipState())

    @property
    def _plan(self) -> PlanState | None:
        return self._state.plan

    def _go_next(self, read: SipRead) -> None:
        self._loaded(read)
        plan = self._plan
        if plan is None:
            return
        if plan.gaps:
            self.place_clicked(plan.gaps[0].place)
        elif plan.can_adopt:
            self.adopt_clicked()
        else:
            self._say(plan.gaps_text)

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: read_sip(self._session, case), self._loaded)

    def _loaded(self, read: SipRead) -> None:
        plan = plan_state(read.plan) if read.plan else None
        self._read = read.plan
        self._update(replace(self._state, plan=plan, begun=plan is not None, signed=self._signed(plan)))
        if self._next is not None:
            place, self._next = self._next, None
            self._focus(place)

    def _signed(self, plan: PlanState | None) -> SignedState | None:
        """Return the version that is shown, with what has changed since as it is by now."""
        former, read = self._state.signed, self._read
        if former is None or plan is None or read is None or former.version not in read.versions:
            return None
        return signed_state(plan, former.version, read.versions[former.version])

    def _focus(self, place: Place) -> None:
        """Go to the step where something is filled in, and put the focus there."""
        if (plan := self._plan) is not None and (step := step_of(plan, place)) is not self._state.step:
            self._update(replace(self._state, step=step))
        self._view.focus_place(place)

    def _did(self, ask: Ask, answer: Answer) -> None:
        if ask.act in SAYS:
            self._say(SAYS[ask.act])
        if isinstance(answer, Made) and ask.act in FOCUS:
            self._made(answer, FOCUS[ask.act])

    def _begun(self, made: Made) -> None:
        self._made(made, "own_words")

    def _made(self, made: Made, field: str = "text") -> None:
        self._next = Place(made.id, field)
        self._load()

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()


def _begin(session: Session, case: EntityId) -> Made:
    plan = OpenPlan(session)(case)
    goal = AddGoal(session)(plan.id)
    AddMeasure(session)(goal.id)
    return plan
