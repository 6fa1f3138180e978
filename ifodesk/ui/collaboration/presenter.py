"""Decides what Samverkan shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ifodesk.domain.anonymous import IDENTIFIES, Trace
from ifodesk.domain.entities.municipality import GoalTemplate, ProcessMap, Unit
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.collaboration import making, plan_settings
from ifodesk.ui.collaboration.plan_state import DaysForm, GoalForm
from ifodesk.ui.collaboration.reading import CollaborationRead, read_collaboration
from ifodesk.ui.collaboration.state import CollaborationScreen, CollaborationState, Found, MapForm, UnitForm
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.anonymous_questions import AnswerAnonymously, AskAnonymously, CloseQuestion, look_through
from ifodesk.usecases.collaboration import AddProcessMap, ChangeProcessMap, EndProcessMap
from ifodesk.usecases.goal_bank import RetireGoalTemplate
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made, new_id
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import AddUnit, ChangeUnit, EndUnit
from ifodesk.words import screen_words_collaboration as words

PAGE: Final = "collaboration"
_SHOWN: Final = frozenset(
    {"unit", "process_map", "anonymous_question", "internal_sip", "goal", "measure", "case", "party", "members"}
    | {"goal_outcome", "readers", "plan_part", "goal_template", "municipality_settings"}
)


class CollaborationPresenter:
    """One per window."""

    def __init__(self, view: CollaborationScreen, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._read: CollaborationRead | None = None
        self._state = CollaborationState()
        self._unfolded: frozenset[EntityId] = frozenset()
        self._question: Seen[AnonymousQuestion] | None = None  # what is being answered, as it was when the form opened
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read everything anew."""
        self._work.read(lambda: read_collaboration(self._session), self._loaded)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read = self._question = None
        self._view.close_forms()
        self._show(CollaborationState())

    def left(self) -> None:
        """What was done here can be undone no more."""
        self._work.leave()

    def undo(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda _done: None)

    def line_opened(self, key: str) -> None:
        """Go to the case that a line is about."""
        if key.startswith(making.CASE):
            self._navigator.open_case(EntityId(bytes.fromhex(key.split("-")[1])), "sip")

    def line_acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        deeds: dict[str, Callable[[str], None]] = {
            making.ASK: lambda _of: self._open("ask"),
            making.ANSWER: self._open_answer,
            making.CLOSE: self._close_question,
            making.ADD_UNIT: lambda _of: self._open_unit(None),
            making.ADD_MAP: lambda _of: self._open_map(MapForm()),
            making.TAKE: self._take_over,
            making.SHOW: self._unfold,
            making.CHANGE: self._change,
            plan_settings.ADD_GOAL: lambda _of: self._open_goal(GoalForm()),
            making.EXPORT: lambda _of: self._navigator.open_page("export"),
        }
        deeds[code](key)

    def question_typed(self, text: str) -> None:
        """Look for what names or may point out somebody."""
        if text.strip():
            self._work.run(lambda: look_through(self._session, text), self._look)
        else:
            self._look(())

    def question_given(self, area: object, text: str, *, anyway: bool) -> None:
        """Put a question; what identifies is never sent."""
        code = area if isinstance(area, str) else ""
        self._work.save(
            lambda: AskAnonymously(self._session)(code, text, anyway=anyway), done=lambda _made: self._done(words.SENT)
        )

    def answer_given(self, text: str) -> None:
        """Answer the question whose form is open."""
        question = self._question
        if question is not None:
            self._work.save(
                lambda: AnswerAnonymously(self._session)(question, text), done=lambda _saved: self._view.close_forms()
            )

    def unit_given(self, form: UnitForm) -> None:
        """Add or change a unit."""
        self._work.save(lambda: self._save_unit(form), done=lambda _saved: self._view.close_forms())

    def unit_ended(self) -> None:
        """Take a unit out of the lists."""
        unit = None if self._state.unit is None else self._state.unit.id
        if unit is not None:
            self._work.save(
                lambda: EndUnit(self._session)(self._session.records.get(Unit, unit)),
                done=lambda _saved: self._view.close_forms(),
            )

    def map_given(self, form: MapForm) -> None:
        """Add or change a process map."""
        self._work.save(lambda: self._save_map(form), done=lambda _saved: self._view.close_forms())

    def map_ended(self) -> None:
        """Put a process map aside."""
        kept = None if self._state.map is None else self._state.map.id
        if kept is not None:
            self._work.save(
                lambda: EndProcessMap(self._session)(self._session.records.get(ProcessMap, kept)),
                done=lambda _saved: self._view.close_forms(),
            )

    def days_given(self, form: DaysForm) -> None:
        """Set how long a step may take."""
        self._work.save(
            lambda: plan_settings.save_days(self._session, form), done=lambda _saved: self._view.close_forms()
        )

    def goal_given(self, form: GoalForm) -> None:
        """Add a goal to the municipality's bank, or change one."""
        self._work.save(
            lambda: plan_settings.save_goal(self._session, form), done=lambda _saved: self._view.close_forms()
        )

    def goal_ended(self) -> None:
        """Take a goal out of the municipality's bank."""
        kept = None if self._state.goal is None else self._state.goal.id
        if kept is not None:
            self._work.save(
                lambda: RetireGoalTemplate(self._session)(self._session.records.get(GoalTemplate, kept)),
                done=lambda _saved: self._view.close_forms(),
            )

    def keep(self, form: str, text: str) -> None:
        """Keep what is half typed as a loose note: the window locks."""
        self._work.save(
            lambda: SaveLooseNote(self._session)(form.format(text=text)), done=lambda _made: self._view.close_forms()
        )

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._show(replace(self._state, notice=None))

    def _open(self, name: str) -> None:
        self._show(replace(self._state, found=Found(), notice=None))
        self._view.open_form(name)

    def _open_answer(self, key: str) -> None:
        questions = () if self._read is None else self._read.questions
        self._question = next((seen for seen in questions if seen.value.id == _entity(key)), None)
        self._open("answer")

    def _open_unit(self, unit: Seen[Unit] | None) -> None:
        self._show(replace(self._state, unit=making.unit_form(unit), notice=None))
        self._view.open_form("unit")

    def _open_map(self, form: MapForm) -> None:
        self._show(replace(self._state, map=form, notice=None))
        self._view.open_form("map")

    def _open_goal(self, form: GoalForm) -> None:
        self._show(replace(self._state, goal=form, notice=None))
        self._view.open_form("goal")

    def _change(self, key: str) -> None:
        if self._read is None:
            return
        if self._read.settings is not None:
            self._change_setting(self._read.settings, key)
        if key.startswith(making.UNIT):
            self._open_unit(self._read.unit(_entity(key)))
        for one in self._read.maps:
            if key == f"{making.MAP}{one.value.id.hex()}":
                self._open_map(MapForm(one.value.id, one.value.title or "", one.value.text or "", one))

    def _change_setting(self, settings: plan_settings.PlanSettings, key: str) -> None:
        if key.startswith(plan_settings.STEP):
            self._show(replace(self._state, days=plan_settings.days_form(settings, key), notice=None))
            self._view.open_form("days")
        elif key.startswith(plan_settings.GOAL):
            self._open_goal(plan_settings.goal_form(settings, key))

    def _take_over(self, key: str) -> None:
        read = self._read
        template = (
            next((one for one in read.templates if key == f"{making.TEMPLATE}{one.code}"), None) if read else None
        )
        if template is not None:
            self._work.save(lambda: AddProcessMap(self._session)(template))

    def _unfold(self, key: str) -> None:
        self._unfolded ^= {_entity(key)}
        if self._read is not None:
            self._loaded(self._read)

    def _close_question(self, key: str) -> None:
        question = _entity(key)
        self._work.save(lambda: CloseQuestion(self._session)(self._session.records.get(AnonymousQuestion, question)))

    def _look(self, found: tuple[Trace, ...]) -> None:
        must_go = [one for one in found if one.kind in IDENTIFIES]
        rest = [one for one in found if one.kind not in IDENTIFIES]
        self._show(
            replace(
                self._state,
                found=Found(
                    words.MUST_GO.format(found=words.traces(must_go)) if must_go else "",
                    words.FOUND.format(found=words.traces(rest)) if rest else "",
                ),
            )
        )

    def _save_unit(self, form: UnitForm) -> Saved | Made:
        if form.seen is None:
            return AddUnit(self._session).make(_unit(Unit(id=new_id(self._session.random)), form))
        return ChangeUnit(self._session)(form.seen, _unit(form.seen.value, form))

    def _save_map(self, form: MapForm) -> Saved | Made:
        if form.seen is None:
            return AddProcessMap(self._session)(title=form.title, text=form.text)
        value = replace(form.seen.value, title=form.title, text=form.text)
        return ChangeProcessMap(self._session)(form.seen, value)

    def _done(self, text: str) -> None:
        self._view.close_forms()
        self._show(replace(self._state, notice=Notice(text, NoticeKind.GOOD)))

    def _loaded(self, read: CollaborationRead) -> None:
        self._read = read
        waiting = sum(one.value.answer is None and one.value.asked_by != read.me.id for one in read.questions)
        self._navigator.show_badge(PAGE, waiting)
        made, now = making.collaboration_state(read, self._unfolded), self._state
        self._show(
            replace(made, found=now.found, unit=now.unit, map=now.map, days=now.days, goal=now.goal, notice=now.notice)
        )

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, notice=problem(text)))

    def _show(self, state: CollaborationState) -> None:
        self._state = state
        self._view.show_state(state)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _SHOWN:
            self.load()


def _unit(unit: Unit, form: UnitForm) -> Unit:
    return replace(
        unit,
        name=form.name,
        area=form.area if isinstance(form.area, str) else None,
        board=form.board,
        branch=form.branch,
        independent=form.independent if isinstance(form.independent, bool) else None,
        contact=MemberId(form.contact) if isinstance(form.contact, bytes) else None,
        contact_name=form.contact_name,
        deputy=MemberId(form.deputy) if isinstance(form.deputy, bytes) else None,
        phone=form.phone,
        check_in=form.check_in,
        members=form.members,
    )


def _entity(key: str) -> EntityId:
    return EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1]))
