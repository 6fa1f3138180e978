"""Builds a practice group the way real people would: founded, joined by 30, worked in, and met over a folder hub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from ifodesk.compose import founding
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.surroundings import Surroundings
from ifodesk.compose.syncing import HUB
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.members.directory import log_role
from ifodesk.sync.folder import FolderHub
from ifodesk.usecases.errors import WorldError
from ifodesk.workbench.practice.layout import CHEAP, Layout, NoKeyRing
from ifodesk.workbench.practice.model import PracticeGroup, PracticeMember
from ifodesk.workbench.practice.writing import PracticeClock, Writer


def build(layout: Layout, group: PracticeGroup, around: Surroundings, *, hub: Path) -> None:
    """Make the sleeping vaults of all members, and a hub that holds all their work.

    Args:
        layout: Where to build.
        group: What to build.
        around: Clock, randomness and disk.
        hub: Where the hub will lie once the folder has been moved to its place.

    Raises:
        WorldError: What the disk says, or what stopped a round.
    """
    now = around.clock.now().astimezone(group.cases[0].acts[0].at.tzinfo)
    clock = PracticeClock(now)
    cheap = replace(around, key_ring=NoKeyRing(), clock=clock, cost=CHEAP, least_cost=CHEAP)
    _Building(layout, group, clock, cheap).build(hub)


class _Building:
    """One group while it is built."""

    def __init__(self, layout: Layout, group: PracticeGroup, clock: PracticeClock, around: Surroundings) -> None:
        self._layout = layout
        self._group = group
        self._clock = clock
        self._around = around
        self._places = {place.scb_code: place.name for place in group.municipalities}

    def build(self, hub: Path) -> None:
        """Build it all."""
        FolderHub(self._layout.hub).prepare()
        chiefs = [member for member in self._group.members if member.is_chief]
        for member in self._group.members:
            self._make_vault(member)
        self._found(chiefs)
        for chief in chiefs:
            self._admit([one for one in self._group.members if one.municipality == chief.municipality], chief)
        with ExitStack() as stack:
            opened = {one.key: stack.enter_context(self._opened(one)) for one in self._group.members}
            self._work(opened)
            for one in opened.values():
                with one.parts.core.database.durable():
                    one.parts.core.settings.set(HUB, str(hub.absolute()))

    def _make_vault(self, member: PracticeMember) -> None:
        hint = f"{member.name}, {self._places[member.municipality]}"
        founding.make_vault(self._layout.sleeping(member), member.passphrase, self._around, hint=hint, practice=True)

    def _found(self, chiefs: Sequence[PracticeMember]) -> None:
        """Let the first chief found the group, and the others their own municipalities in it."""
        first, *others = chiefs
        with self._bare(first) as bare:
            founding.found(bare, first.municipality, self._places[first.municipality], first.name, first.title)
        with self._opened(first) as opened:
            for chief in others:
                invitation = opened.welcoming.invitation(to_found=True)
                place = self._places[chief.municipality]
                with self._bare(chief) as bare:
                    request = founding.ask(
                        bare, invitation, chief.name, chief.title, found=chief.municipality, municipality=place
                    )
                    founding.accept(bare, opened.welcoming.approve(request, ()))

    def _admit(self, colleagues: Sequence[PracticeMember], chief: PracticeMember) -> None:
        """Let a chief admit the others of the municipality."""
        with self._opened(chief) as opened:
            for member in colleagues:
                if member is not chief:
                    invitation = opened.welcoming.invitation()
                    with self._bare(member) as bare:
                        request = founding.ask(bare, invitation, member.name, member.title, found=None, municipality="")
                        roles = [log_role(role) for role in sorted(member.roles)]
                        founding.accept(bare, opened.welcoming.approve(request, roles))

    def _work(self, opened: dict[str, Opened]) -> None:
        """Let everybody do own work, meet, do what needs the others' work, and meet again."""
        real = {member.id: MemberId(opened[member.key].parts.core.identity.member) for member in self._group.members}
        writers = [
            Writer(self._group, member, opened[member.key].session, self._clock, real) for member in self._group.members
        ]
        for writer in writers:
            one = opened[writer.member.key]
            with one.parts.records.bulk():
                if writer.member.is_chief:
                    writer.settings(EntityId(one.parts.core.identity.municipality))
                writer.ties()
                writer.own_cases()
        self._meet(opened)
        for writer in writers:
            with opened[writer.member.key].parts.records.bulk():
                writer.others_cases()
        self._meet(opened)

    def _meet(self, opened: dict[str, Opened]) -> None:
        """Let everybody send, then let everybody receive what the others sent."""
        self._clock.put_latest()
        for one in (*opened.values(), *opened.values()):
            result = one.session.sync.round()
            if result.problem is not None:
                raise WorldError(result.problem)

    @contextmanager
    def _bare(self, member: PracticeMember) -> Iterator[founding.Bare]:
        with founding.opened_bare(self._layout.sleeping(member), member.passphrase, self._around) as bare:
            yield bare

    @contextmanager
    def _opened(self, member: PracticeMember) -> Iterator[Opened]:
        opened = open_here(self._layout.sleeping(member), member.passphrase, self._around)
        try:
            opened.use_hub(self._layout.hub)
            yield opened
        finally:
            opened.session.close()
