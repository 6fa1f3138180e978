"""Builds a practice group the way real people would: founded, joined by 30, worked in, and met over a folder hub.

In two steps, so that nobody waits for all 30 to read what they will never look at: `build` makes everybody's vault and
puts everybody's own work on the hub; `finish` lets those of one municipality meet, on the day when it is wanted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.ids import EntityId
from ifodesk.store.members.directory import log_role
from ifodesk.sync.folder import FolderHub
from ifodesk.usecases.errors import WorldError
from ifodesk.workbench.practice import (
    jav_story,
    lending_story,
    placing_story,
    standing_in,
    tangled,
    yearly_answers,
)
from ifodesk.workbench.practice.layout import CHEAP, Layout, NoKeyRing
from ifodesk.workbench.practice.model import PracticeGroup, PracticeMember
from ifodesk.workbench.practice.progress import Report, Stage
from ifodesk.workbench.practice.staff import DOROTEA, KARIN, PER
from ifodesk.workbench.practice.writing import PracticeClock, Writer

_FINISHED = "practice_finished"
"""Setting of a vault whose owner has met the others: what it is told to do once shall not be done twice."""


def build(layout: Layout, group: PracticeGroup, around: Surroundings, report: Report) -> None:
    """Make the sleeping vaults of all members, and a hub that holds what each did alone.

    Raises ``WorldError``: what the disk says, or what stopped a round; and what *report* raises.
    """
    FolderHub(layout.hub).prepare()
    building = _Building(layout, group, around, report)
    for number, member in enumerate(group.members):
        report(Stage.VAULTS, number, len(group.members))
        building.make_vault(member)
    building.found_group()
    building.introduce()
    building.work()


def finish(
    layout: Layout, group: PracticeGroup, around: Surroundings, municipality: str, *, hub: Path, report: Report
) -> None:
    """Let the sleeping members of a municipality meet, do what needs each other's work, and meet again.

    Args:
        layout: Where the vaults lie.
        group: What they belong to.
        around: Clock, randomness and disk.
        municipality: SCB code.
        hub: Where the hub will lie when the folder has been moved to its place.
        report: Hears who has met the others.

    Raises:
        WorldError: What the disk says, or what stopped a round; and what *report* raises.
    """
    _Building(layout, group, around, report).finish(municipality, hub)


class _Building:
    """One group while it is built."""

    def __init__(self, layout: Layout, group: PracticeGroup, around: Surroundings, report: Report) -> None:
        now = around.clock.now().astimezone(group.cases[0].acts[0].at.tzinfo)
        self._layout = layout
        self._group = group
        self._report = report
        self._opened_cases = 0
        self._clock = PracticeClock(now)
        # A device's clock never runs backwards: a group founded today could have no past.
        self._clock.put(min(act.at for case in group.cases for act in case.acts) - timedelta(days=1))
        self._around = replace(around, key_ring=NoKeyRing(), clock=self._clock, cost=CHEAP, least_cost=CHEAP)
        self._places = {place.scb_code: place.name for place in group.municipalities}

    def make_vault(self, member: PracticeMember) -> None:
        """Make an empty vault."""
        hint = f"{member.name}, {self._places[member.municipality]}"
        sleeping = self._layout.sleeping(member)
        founding.make_vault(sleeping, member.passphrase, self._around, hint=hint, practice=True)

    def found_group(self) -> None:
        """Let the first chief found the group, the others their municipalities in it, and each admit the staff."""
        first, *others = (member for member in self._group.members if member.is_chief)
        with self._bare(first) as bare:
            founding.found(bare, first.municipality, self._places[first.municipality], first.name, first.title)
        with self._opened(first) as opened:
            for chief in others:
                self._admit(opened, chief, found=chief.municipality)
        admitted = 0
        for chief in (first, *others):
            with self._opened(chief) as opened:
                for member in self._local(chief.municipality):
                    self._report(Stage.PEOPLE, admitted, len(self._group.members))
                    admitted += 1
                    if member is not chief:
                        self._admit(opened, member, found=None)

    def introduce(self) -> None:
        """Let those of each municipality learn who belongs there: the chief tells, the others listen."""
        for place in self._group.municipalities:
            with self._stick() as stick:
                for member in self._local(place.scb_code):
                    with self._opened(member, stick) as opened:
                        _round(opened)

    def work(self) -> None:
        """Let everybody do own work and send it, without reading what the others send meanwhile."""
        for member in self._group.members:
            with self._stick() as stick, self._opened(member, stick) as opened:
                writer = self._writer(member, opened)
                with opened.parts.records.bulk():
                    if member.is_chief:
                        writer.settings(EntityId(opened.parts.core.identity.municipality))
                    writer.own_cases()
                    writer.ties()
                self._clock.put_latest()
                with opened.parts.records.bulk():
                    writer.homes()
                    if member.is_chief and member.municipality == DOROTEA:
                        yearly_answers.count(opened.session)
                    if member is self._group.homes_group_writer():
                        writer.group_work()
                _round(opened)

    def finish(self, municipality: str, hub: Path) -> None:
        """As the function of that name."""
        local = self._local(municipality)
        for number, member in enumerate(local):
            self._report(Stage.MEETING, number, len(local))
            with self._opened(member) as opened:
                _round(opened)
                if not opened.parts.core.settings.whole(_FINISHED):
                    self._do_once(member, opened)
                    _round(opened)
        if municipality == DOROTEA:
            self._lend()
        for member in local:
            with self._opened(member) as opened:
                _round(opened)
                if member.is_chief and municipality == DOROTEA:
                    lending_story.confirm(opened.session)
                    _round(opened)
                opened.move_hub(hub)

    def _do_once(self, member: PracticeMember, opened: Opened) -> None:
        """Do what needs the others' work: a member's part of the stories."""
        with opened.parts.records.bulk():
            writer = self._writer(member, opened)
            writer.others_cases()
            writer.places()
            opened.parts.core.settings.set(_FINISHED, 1)
        self._clock.put_latest()
        if member.key == KARIN:
            tangled.share(opened.session, self._group.seed)
            placing_story.look_for_a_home(opened.session)
        if member.key == PER:
            placing_story.place(opened.session)
        if member.is_chief:
            standing_in.fill(opened.session, self._group.seed)
        if member.is_chief and member.municipality == DOROTEA:
            lending_story.propose(opened.session)
            jav_story.decide(opened.session, self._writer(member, opened).real[self._group.member(PER).id])

    def _lend(self) -> None:
        """Let Åsele's chief answer what Dorotea's proposed, while nobody has woken that vault."""
        (helper,) = [one for one in self._local(lending_story.HELPING) if one.is_chief]
        if not self._layout.sleeping(helper).is_dir():
            return
        with self._opened(helper) as opened:
            _round(opened)
            lending_story.help_out(opened.session)
            _round(opened)

    def _admit(self, opened: Opened, member: PracticeMember, *, found: str | None) -> None:
        """Let the person of *opened* invite a member, who asks and is approved; *found* names an own municipality."""
        invitation = opened.welcoming.invitation(to_found=found is not None)
        place = self._places[member.municipality]
        with self._bare(member) as bare:
            request = founding.ask(bare, invitation, member.name, member.title, found=found, municipality=place)
            roles = [log_role(role) for role in sorted(member.roles)] if found is None else []
            founding.accept(bare, opened.welcoming.approve(request, roles))

    @contextmanager
    def _stick(self) -> Iterator[Path]:
        """Give an empty hub to meet on, like a stick that is passed round; what it holds is laid in the group's hub."""
        stick = self._layout.root / "stick"
        FolderHub(stick).prepare()
        yield stick
        for path in [path for path in stick.rglob("*") if path.is_file()]:
            laid = self._layout.hub / path.relative_to(stick)
            laid.parent.mkdir(exist_ok=True)
            path.replace(laid)
        shutil.rmtree(stick)

    def _local(self, municipality: str) -> Sequence[PracticeMember]:
        return [member for member in self._group.members if member.municipality == municipality]

    def _writer(self, member: PracticeMember, opened: Opened) -> Writer:
        local = opened.session.directory.members(member.municipality)
        found = {one.name: one.id for one in local}
        real = {one.id: found[one.name] for one in self._local(member.municipality)}
        return Writer(self._group, member, opened.session, self._clock, real, self._case_opened)

    def _case_opened(self) -> None:
        self._report(Stage.CASES, self._opened_cases, len(self._group.cases))
        self._opened_cases += 1

    @contextmanager
    def _bare(self, member: PracticeMember) -> Iterator[founding.Bare]:
        with founding.opened_bare(self._layout.sleeping(member), member.passphrase, self._around) as bare:
            yield bare

    @contextmanager
    def _opened(self, member: PracticeMember, stick: Path | None = None) -> Iterator[Opened]:
        opened = open_here(self._layout.sleeping(member), member.passphrase, self._around)
        try:
            opened.move_hub(stick or self._layout.hub)
            if stick is not None:
                _take_new(opened)
            yield opened
        finally:
            opened.session.close()


def _take_new(opened: Opened) -> None:
    """Expect nothing of one's own on a stick that nobody has used: else it looks like a place that was emptied."""
    exchange = opened.parts.report.exchange
    me = exchange.devices.row(exchange.core.identity.device)
    with exchange.core.database.durable():
        for hub in exchange.hubs.numbers():
            exchange.hubs.forget_head(hub, me)


def _round(opened: Opened) -> None:
    problem = opened.session.sync.round().problem
    if problem is not None:
        raise WorldError(problem)
