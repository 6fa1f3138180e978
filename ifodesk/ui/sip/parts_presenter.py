"""Decides what the panel of who shares a plan shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from ifodesk.domain.entities.sip_consent import AgreementForm
from ifodesk.domain.entities.sip_parts import PlanPart
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.sip import parts_making as making
from ifodesk.ui.sip.parts_reading import PartsRead, read_audience, read_parts, read_reads
from ifodesk.ui.sip.parts_state import PartsScreen, PartsState, ShareGiven, YesGiven
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.plan_goals import MovedGoal, ShareGoal
from ifodesk.usecases.plan_parts import OpenPart, SetPartReaders, TellUnits
from ifodesk.usecases.plan_withdrawal import EndPart, TakeUnitOut, UnitOut, WasRead, WithdrawUnit
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.usecases.unit_consents import LetUnitTakePart, UnitConsent
from ifodesk.usecases.views import PartView
from ifodesk.words import screen_words_sip_parts as words

KINDS: Final = frozenset(
    {"internal_sip", "goal", "consent", "plan_part", "plan_part_link", "unit", "readers", "case", "members"}
)


class PartsPresenter:
    """One per window; shows one plan at a time."""

    def __init__(self, view: PartsScreen, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._plan: EntityId | None = None
        self._read: PartsRead | None = None
        self._asked: EntityId | None = None
        """The unit whose reading is shown."""
        self._told: frozenset[EntityId] = frozenset()
        """Units that were taken out here, and told of."""
        self._state = PartsState()
        jobs.listen(self._changed)

    def open(self, plan: EntityId | None) -> None:
        """Show who shares *plan*; None: nothing."""
        if plan != self._plan:
            self.drop()
            self._plan = plan
        self._load()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._plan = self._read = self._asked = None
        self._told = frozenset()
        self._view.close_parts()
        self._show(PartsState())

    def line_acted(self, key: str, code: str) -> None:
        """Do what a button beside a line says."""
        deeds: dict[str, Callable[[str], None]] = {
            making.SHARE: self._share_asked,
            making.YES: self._yes_asked,
            making.HOME: self._home,
            making.UNIT_OUT: self._unit_out,
            making.READ: self._reads_asked,
            making.DONE: self._reads_done,
            making.OPEN: lambda of: self._navigator.open_case(_entity(of), "sip"),
            making.TELL: self._tell_asked,
            making.LET_IN: lambda of: self._readers(of, let_in=True),
            making.TAKE_OUT: lambda of: self._readers(of, let_in=False),
        }
        if code in deeds:
            deeds[code](key)
        else:
            self._view.ask_parts(code, key)

    def units_ticked(self, units: tuple[EntityId, ...]) -> None:
        """Say who among the people of *units* cannot keep apart what they know, before anything is shared."""
        plan, read, share = self._plan, self._read, self._state.share
        goal = None if share is None else share.goal
        if plan is not None and read is not None:
            self._work.run(
                lambda: read_audience(self._session, plan, units, goal),
                lambda found: self._warn(making.warning(read, found)),
            )

    def share_given(self, given: ShareGiven) -> None:
        """Share a goal with exactly these units."""
        self._work.run(lambda: self._share(given), lambda moved: self._shared(moved, given.units))

    def yes_given(self, given: YesGiven) -> None:
        """Write down that the client lets one unit take part. Nothing is shared by it yet."""
        plan, read = self._plan, self._read
        if plan is None or read is None:
            return
        form = given.form
        if not given.given_by.strip() or form is None:
            self._problem(words.YES_NEEDS)
            return
        unit = read.unit(given.unit)
        self._work.save(lambda: self._consent(plan, given, form), done=lambda _saved: self._written(unit))

    def withdraw_given(self, key: str, by: str) -> None:
        """The client does not want a unit to take part: take it out now, and tell what it has read."""
        if (plan := self._plan) is not None:
            unit = _entity(key)
            self._work.run(
                lambda: WithdrawUnit(self._session)(plan, unit, by=by), lambda out: self._taken_out(unit, out)
            )

    def told_given(self, key: str, told: str) -> None:
        """Change what the units of a part know."""
        part = _entity(key)
        self._work.save(lambda: self._tell(part, told))

    def end_given(self, key: str, reason: str) -> None:
        """Stop sharing a part."""
        self._work.save(lambda: EndPart(self._session)(_entity(key), reason=reason))

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._show(replace(self._state, notice=None))

    def _share_asked(self, key: str) -> None:
        share = making.share_state(self._read, _entity(key)) if self._read is not None else None
        self._show(replace(self._state, share=share))
        if share is not None:
            self._view.ask_parts(making.SHARE, key)
            self.units_ticked(tuple(share.chosen))

    def _yes_asked(self, key: str) -> None:
        if self._read is not None:
            self._show(replace(self._state, yes=making.yes_state(self._read, _entity(key)), notice=None))
            self._view.ask_parts(making.YES, key)

    def _consent(self, plan: EntityId, given: YesGiven, form: AgreementForm) -> Saved:
        return LetUnitTakePart(self._session)(
            plan,
            given.unit,
            UnitConsent(
                given_by=given.given_by,
                form=form,
                given_as=given.given_as,
                what=given.what,
                purpose=given.purpose,
                valid_until=given.until,
                goals=given.goals,
            ),
        )

    def _written(self, unit: str) -> None:
        self._view.close_parts()
        self._say(words.YES_WRITTEN.format(unit=unit))

    def _share(self, given: ShareGiven) -> MovedGoal:
        if given.units and given.told and self._plan is not None:
            OpenPart(self._session)(self._plan, given.units, told=given.told, without=given.without)
        return ShareGoal(self._session)(given.goal, given.units, without=given.without)

    def _shared(self, moved: MovedGoal, units: tuple[EntityId, ...]) -> None:
        names = [] if self._read is None else self._read.unit_list(frozenset(units))
        self._view.close_parts()
        self._say(words.shared_now(names))
        self._jobs.tell(moved.changed)

    def _home(self, key: str) -> None:
        goal = _entity(key)
        self._work.run(lambda: ShareGoal(self._session)(goal, ()), lambda moved: self._shared(moved, ()))

    def _unit_out(self, key: str) -> None:
        if (plan := self._plan) is not None:
            unit = _entity(key)
            self._work.run(lambda: TakeUnitOut(self._session)(plan, unit), lambda out: self._taken_out(unit, out))

    def _taken_out(self, unit: EntityId, out: UnitOut) -> None:
        read = self._read
        self._told |= {unit}
        if read is not None:
            names = (read.people_list(out.excluded), read.people_list(out.staying))
            self._say(words.taken_out(read.unit(unit), *names), NoticeKind.INFO)
            self._show_reads(unit, out.was_read)
        self._jobs.tell(out.changed)

    def _reads_asked(self, key: str) -> None:
        if (plan := self._plan) is not None:
            unit = _entity(key)
            self._work.run(lambda: read_reads(self._session, plan, unit), lambda found: self._show_reads(unit, found))

    def _show_reads(self, unit: EntityId, found: tuple[WasRead, ...]) -> None:
        if self._read is not None:
            self._asked = unit
            others = tuple(one for one in self._state.groups if one.key != "read")
            self._show(replace(self._state, groups=(making.read_group(self._read, unit, found), *others)))

    def _reads_done(self, _key: str) -> None:
        self._asked = None
        self._show(replace(self._state, groups=tuple(one for one in self._state.groups if one.key != "read")))

    def _tell_asked(self, key: str) -> None:
        part = next((one for one in self._parts() if one.case == _entity(key)), None)
        if part is not None:
            self._show(replace(self._state, told=part.header.value.told or ""))
            self._view.ask_parts(making.TELL, key)

    def _tell(self, part: EntityId, told: str) -> Saved | None:
        found = self._session.records.children(PlanPart, part)
        return TellUnits(self._session)(found[0], told) if found else None

    def _readers(self, key: str, *, let_in: bool) -> None:
        member, part = (bytes.fromhex(one) for one in key.removeprefix(making.MEMBER).split("-"))
        readers = SetPartReaders(self._session)
        act = readers.let_in if let_in else readers.take_out
        self._work.save(lambda: act(EntityId(part), MemberId(member)))

    def _parts(self) -> tuple[PartView, ...]:
        return () if self._read is None else tuple(one.view for one in self._read.parts)

    def _load(self) -> None:
        if (plan := self._plan) is not None:
            self._work.read(lambda: read_parts(self._session, plan), self._loaded)

    def _loaded(self, read: PartsRead) -> None:
        former, self._read = self._read, read
        made = making.parts_state(read)
        kept = tuple(one for one in self._state.groups if one.key == "read")
        share = self._state.share and making.share_state(read, self._state.share.goal)
        warned = replace(share, warning=self._state.share.warning) if share and self._state.share else share
        self._show(
            replace(
                made,
                groups=(*kept, *made.groups),
                share=warned,
                yes=self._state.yes,
                notice=self._state.notice,
                told=self._state.told,
            )
        )

        self._tell_gone(former, read)

    def _tell_gone(self, former: PartsRead | None, read: PartsRead) -> None:
        """Tell what a unit has read that was taken out elsewhere: with its consent, or by a colleague."""
        plan = self._plan
        gone = (former.sharing if former is not None else frozenset()) - read.sharing - self._told
        if plan is None or former is None or former.view.plan.value.id != plan or not gone:
            return
        unit = min(gone)
        self._told |= {unit}
        self._say(words.taken_out(read.unit(unit), (), ()), NoticeKind.INFO)
        self._work.run(lambda: read_reads(self._session, plan, unit), lambda found: self._show_reads(unit, found))

    def _warn(self, text: str) -> None:
        if self._state.share is not None:
            self._show(replace(self._state, share=replace(self._state.share, warning=text)))

    def _say(self, text: str, kind: NoticeKind = NoticeKind.GOOD) -> None:
        self._show(replace(self._state, notice=Notice(text, kind)))

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, notice=problem(text)))

    def _show(self, state: PartsState) -> None:
        self._state = state
        self._view.show_parts(state)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & KINDS:
            self._load()


def _entity(key: str) -> EntityId:
    return EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1]))
