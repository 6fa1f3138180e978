"""Decides what Ledning shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import DeviceId, MemberId
from ifodesk.ui.people.acts import Acts
from ifodesk.ui.people.making import DEVICE, HELPER, PERSON, PLACE, ROLE, people_state
from ifodesk.ui.people.reading import PeopleRead, read_people
from ifodesk.ui.people.waiting import task_key, told
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.usecases.group_ports import Colleague, Proposal
from ifodesk.usecases.group_recovery import KeepRehearsal, ReopenAll
from ifodesk.usecases.group_today import GroupTask, GroupTaskKind
from ifodesk.usecases.municipality_basics import NameChiefForNewCases, NameRecordSystem
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Changed, Seen
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words
from ifodesk.words.plural_words import listed

PAGE: Final = "people"
_SHOWN: Final = frozenset({"members", "readers", "sync", "case", "municipality_settings", "asked_question"})
_FORMS: Final = {
    "quorum": "quorum",
    "rehearse": "rehearsal",
    "join": "join",
    "leave": "leave",
    "request": "request",
    "helper": "helper",
    "new_cases": "new_cases",
    "record_system": "record_system",
}


class PeoplePresenter:
    """One per window."""

    def __init__(self, acts: Acts, navigator: Navigator, over: Callable[[], None]) -> None:
        """Show Ledning; *over* is asked for when this computer is to start anew."""
        self._acts = acts
        self._session = acts.session
        self._navigator = navigator
        self._over = over
        self._read: PeopleRead | None = None
        self._opened: str | None = None
        self._sort = "name"
        acts.jobs.listen(self._changed)

    @property
    def card_is_open(self) -> bool:
        """Return whether a person is opened who can be closed again."""
        return self._opened is not None

    @property
    def opened(self) -> Colleague | None:
        """Return the person whose card shows."""
        card = self._acts.state.card
        return None if card is None or self._read is None else self._read.colleague(card.key)

    def load(self) -> None:
        """Read everything anew."""
        self._acts.work.read(lambda: read_people(self._session), self._loaded)

    def sort_chosen(self, sort: str) -> None:
        """Order the people by name, by the next end date, or by who was not heard for longest."""
        self._sort = sort
        self._show()

    def line_opened(self, key: str) -> None:
        """Open a person, or go to what a task is about."""
        if key.startswith(PERSON):
            self._open(key.removeprefix(PERSON))
        elif (task := self._task(key)) is None:
            return
        elif task.kind is GroupTaskKind.ROLE_ENDS and task.member is not None:
            self._open(task.member.hex())
        elif task.case is not None:
            self._navigator.open_case(task.case)

    def line_acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        task = self._task(key)
        if code in _FORMS:
            self._acts.view.open_form(_FORMS[code])
        elif task is not None:
            self._task_acted(task, code)
        elif code == "part":
            self._part(key.removeprefix(PLACE))
        elif code == "take_helper" and self._read is not None:
            who = key.removeprefix(HELPER)
            for one in self._read.helpers:
                if one.member.id.hex() == who:
                    self._take(one, Role.RECOVERY_HOLDER)

    def _task_acted(self, task: GroupTask, code: str) -> None:
        if code == "rejoin":
            self._over()
        elif code == "new_key":
            self._acts.act(self._session.group.new_key)
        elif code == "rights":
            self._acts.act(self._session.group.use_newest_rights)
        elif code == "sign" and task.proposal is not None:
            self._sign(task.proposal)
        elif code == "reopen" and task.member is not None:
            self._reopen(task.member)

    def _sign(self, proposal: Proposal) -> None:
        """Sign; what is hard to take back is told in full and asked about first."""
        sign = partial(self._acts.act, partial(self._session.group.countersign, proposal.id))
        means = words.SIGN_MEANS.get(proposal.kind)
        if means is None or self._read is None:
            sign()
            return
        act = told(self._read, proposal)
        self._acts.ask(words.SIGN_SURE.format(act=act[:1].upper() + act[1:], means=means), words.SIGN, sign)

    def card_acted(self, key: str, code: str) -> None:
        """Give or take a role, or retire a device, of the person who is opened."""
        person = self.opened
        if person is None:
            return
        if code == "give":
            if key.startswith(ROLE):
                self._acts.view.choose_role(Role(key.removeprefix(ROLE)))
            self._acts.view.open_form("role")
        elif code == "take":
            self._take(person, Role(key.removeprefix(ROLE)))
        elif code == "lost":
            self._lose(person, DeviceId(bytes.fromhex(key.removeprefix(DEVICE))))

    def card_closed(self) -> None:
        """Close the person."""
        self._opened = None
        self._acts.view.close_forms()
        self._show()

    def role_given(self, role: Role | None, ends: date | None) -> None:
        """Give a role, or the same role with another end date. A consultant's has one."""
        if role is None:
            self._acts.problem(words.ROLE_NEEDED)
        elif role is Role.CONSULTANT and ends is None:
            self._acts.problem(words.CONSULTANT_ENDS)
        elif (person := self.opened) is not None:
            self._acts.act(
                partial(self._session.group.grant, person.member.id, role, ends), self._acts.view.close_forms
            )

    def helper_given(self, who: MemberId) -> None:
        """Make somebody a recovery holder, here or in another municipality."""
        self._acts.act(partial(self._session.group.grant, who, Role.RECOVERY_HOLDER, None), self._acts.view.close_forms)

    def quorum_given(self, count: int) -> None:
        """Have weighty acts signed by so many people."""
        self._acts.act(partial(self._session.group.set_quorum, count), self._acts.view.close_forms)

    def rehearsal_given(self, told: str) -> None:
        """Write down that the recovery was rehearsed today."""
        session = self._session
        self._acts.work.save(
            lambda: KeepRehearsal(session)(session.clock.today(), told),
            done=lambda _saved: self._acts.say(words.REHEARSED),
        )

    def chief_given(self, chief: MemberId) -> None:
        """Let a chief read every new case."""
        name = self._read.name(chief) if self._read is not None else ""
        self._acts.work.save(
            lambda: NameChiefForNewCases(self._session)(chief),
            done=lambda _saved: self._acts.say(words.NEW_CASES_SAVED.format(name=name)),
        )

    def record_system_given(self, name: str, seen: Seen[MunicipalitySettings] | None) -> None:
        """Say what the record system is called, on top of what the form was filled from."""
        self._acts.work.save(
            lambda: NameRecordSystem(self._session)(name, seen),
            done=lambda _saved: self._acts.say(words.RECORD_SYSTEM_SAVED),
        )

    def join_given(self, code: str, decision: str) -> None:
        """Join with another municipality by a decision."""
        if not decision.strip():
            self._acts.problem(words.JOIN_NO_DECISION)
            return
        self._acts.act(partial(self._session.group.join, code, decision), self._acts.view.close_forms)

    def leave_given(self, typed: str) -> None:
        """Take the municipality out of the group, once its name was written."""
        if self._read is None:
            return
        if typed.strip().casefold() != self._read.municipality.casefold():
            self._acts.problem(words.LEAVE_WRONG)
            return
        self._acts.act(self._session.group.leave, self._acts.view.close_forms)

    def left(self) -> None:
        """Another page is shown now."""
        self._opened = None
        self._acts.view.close_forms()
        self._acts.work.leave()
        if self._acts.state.notice is not None:
            self._acts.answered("")
        self._show()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._read = self._opened = None
        self._acts.forget()

    def _part(self, code: str) -> None:
        name = self._session_name(code)
        self._acts.ask(
            words.PART_SURE.format(name=name),
            words.PART_YES,
            lambda: self._acts.act(partial(self._session.group.part, code)),
        )

    def _session_name(self, code: str) -> str:
        return dict(self._read.joined).get(code, code) if self._read is not None else code

    def _reopen(self, member: MemberId) -> None:
        person = None if self._read is None else self._read.colleague(member.hex())
        if person is None:
            return
        devices = [one for one in person.devices if not one.own_key]
        told = [words.REOPEN_DEVICE.format(words=" ".join(one.words), device=one.name) for one in devices]
        name = person.member.name
        text = words.REOPEN_SURE.format(name=name, words=listed(told, "eller"))
        self._acts.ask(text, words.REOPEN_YES, lambda: self._reopened(member, name))

    def _reopened(self, member: MemberId, name: str) -> None:
        def done(cases: tuple[object, ...]) -> None:
            self._acts.jobs.tell(Changed(frozenset({"members", "readers"})))
            self._acts.say(group_words.REOPENED.format(cases=group_words.cases(len(cases)), name=name))

        self._acts.work.run(lambda: ReopenAll(self._session)(member), done)

    def _take(self, person: Colleague, role: Role) -> None:
        text = words.TAKE_SURE.format(name=person.member.name, role=group_words.ROLE_NAME[role])
        act = partial(self._session.group.take, person.member.id, role)
        self._acts.ask(text, words.TAKE_YES, lambda: self._acts.act(act))

    def _lose(self, person: Colleague, device: DeviceId) -> None:
        name = next((one.name for one in person.devices if one.id == device), "")
        act = partial(self._session.group.retire, device)
        told = words.LOST_DONE.format(device=name)
        self._acts.ask(words.LOST_SURE.format(device=name), words.LOST_YES, lambda: self._acts.act(act, in_force=told))

    def _open(self, key: str) -> None:
        self._opened = key
        self._acts.view.close_forms()
        self._show()
        self._acts.view.focus_card()

    def _task(self, key: str) -> GroupTask | None:
        tasks = self._read.tasks if self._read is not None else ()
        return next((one for one in tasks if task_key(one) == key), None)

    def _loaded(self, read: PeopleRead) -> None:
        self._read = read
        self._navigator.show_badge(PAGE, len(read.tasks))
        self._show()

    def _show(self) -> None:
        if self._read is None:
            return
        kept = self._acts.state
        state = people_state(self._read, self._opened, self._sort)
        self._acts.show(
            replace(
                state,
                notice=kept.notice,
                invited=kept.invited,
                request=kept.request,
                letters=kept.letters,
                leaving=kept.leaving,
            )
        )

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _SHOWN:
            self.load()
