"""A small group on real vaults, meeting over a hub in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ifodesk.changes.record_parts import Role
from ifodesk.compose.founding import make_vault, opened_bare
from ifodesk.compose.opening import Opened, open_here
from ifodesk.compose.shipped import rights_tables
from ifodesk.compose.surroundings import Surroundings
from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, PartyRole
from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.store.core import Core
from ifodesk.store.keys.wrapping import Wrapping
from ifodesk.store.members.founding import Founder, found_group
from ifodesk.store.vault.stretching import Cost
from ifodesk.sync.hub import HubObjectMissingError
from ifodesk.sync.round import SyncRound, run_round
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.ports import Home
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.sync_ports import HeadEntry, RoundOutcome
from tests.changes.cast import seeded

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "övning ger färdighet"  # noqa: S105 - of throwaway vaults
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class MemoryHub:
    """A hub that keeps bytes by name."""

    objects: dict[str, bytes] = field(default_factory=dict)
    heads: dict[str, bytes] = field(default_factory=dict)
    listings: int = 0
    tags_listed: int = 0

    def list_heads(self) -> tuple[HeadEntry, ...]:
        self.listings += 1
        return tuple(HeadEntry(name, data[-32:]) for name, data in sorted(self.heads.items()))

    def get(self, name: str, max_size: int) -> bytes:
        found = self.heads.get(name) or self.objects.get(name)
        if found is None or len(found) > max_size:
            raise HubObjectMissingError(name)
        return found

    def put_new(self, name: str, data: bytes) -> bool:
        fresh = name not in self.objects
        self.objects.setdefault(name, data)
        return fresh

    def put_head(self, name: str, data: bytes) -> None:
        self.heads[name] = data

    def list_tag(self, tag: str) -> tuple[str, ...]:
        self.tags_listed += 1
        return tuple(name for name in sorted(self.objects) if name.startswith(f"o/{tag}-"))

    def list_objects(self) -> tuple[str, ...]:
        return tuple(sorted(self.objects))

    def stray(self) -> tuple[str, ...]:
        return ()

    def everything(self) -> dict[str, bytes]:
        return {**self.objects, **self.heads}


@dataclass
class Seat:
    """One person's device."""

    folder: Path
    surroundings: Surroundings
    clock: FixedClock
    random: Callable[[int], bytes]
    opened: Opened | None = None

    @property
    def open(self) -> Opened:
        assert self.opened is not None
        return self.opened

    @property
    def core(self) -> Core:
        return self.open.parts.core

    @property
    def me(self) -> MemberId:
        return MemberId(self.core.identity.member)

    def start(self) -> None:
        self.opened = open_here(self.folder, PASSPHRASE, self.surroundings)

    def stop(self) -> None:
        if self.opened is not None:
            self.opened.session.close()
            self.opened = None

    def again(self) -> None:
        self.stop()
        self.start()

    # --- work ---

    def new_id(self) -> EntityId:
        return EntityId(self.random(16))

    def later(self, seconds: float = 60) -> None:
        self.clock.move(self.clock.now() + timedelta(seconds=seconds))

    def case(self, *readers: MemberId, name: str = "Ida Holm", number: str = "D-26-7KQF-3") -> EntityId:
        """Open a case read by this person and *readers*."""
        session = self.open.session
        case = self.new_id()
        compartment = session.readers.open_compartment(readers)
        client = Party(id=self.new_id(), case=case, role=PartyRole.CLIENT, name=name)
        made = Case(id=case, number=number, case_type=CaseType.ADULT, handler=self.me, status=CaseStatus.OPEN)
        session.records.save([Write(made), Write(client)], home=Home("restricted", compartment))
        return case

    def plan(self, case: EntityId) -> EntityId:
        plan = self.new_id()
        self.open.session.records.save([Write(InternalSip(id=plan, case=case, own_words="Jag vill laga mat"))])
        return plan

    def goal(self, plan: EntityId, text: str = "Laga mat tre dagar i veckan") -> EntityId:
        goal = self.new_id()
        self.open.session.records.save([Write(Goal(id=goal, plan=plan, text=text, baseline="1 dag", order=1))])
        return goal

    def note(self, case: EntityId, text: str, *, ready: bool = True) -> EntityId:
        note = self.new_id()
        records = self.open.session.records
        records.save([Write(Note(id=note, case=case, draft=text, author=self.me))])
        if ready:
            seen = records.get(Note, note)
            done = Note(id=note, case=case, text=text, ready=True, author=self.me)
            records.save([Write(done, seen)])
        return note

    def seen_goal(self, goal: EntityId) -> Seen[Goal]:
        return self.open.session.records.get(Goal, goal)

    def round(self, hub: MemoryHub) -> RoundOutcome:
        """Run one sync round."""
        parts = self.open.parts
        now_ms = int(self.clock.now().timestamp() * 1000)
        return run_round(SyncRound(hub, parts.inbox, parts.outbox, now_ms=now_ms))

    def send_unheard(self, hub: MemoryHub) -> None:
        """Send what waits, and a head, before anything of the others is fetched: two rounds at the same moment."""
        outbox, now_ms = self.open.parts.outbox, int(self.clock.now().timestamp() * 1000)
        for one in outbox.pack(now_ms):
            hub.put_new(one.name, one.data)
            outbox.uploaded([one.name])
        head = outbox.head(now_ms)
        assert head is not None
        hub.put_head(head.name, head.data)
        outbox.uploaded([head.name])


class World:
    """Makes seats of one group."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.hub = MemoryHub()
        self.seats: list[Seat] = []

    def _vault(self) -> Seat:
        number = len(self.seats)
        clock = FixedClock(NOON)
        random = seeded(f"seat {number}")
        surroundings = Surroundings(NoKeyRing(), clock, random, cost=CHEAP, least_cost=CHEAP)
        seat = Seat(self._folder / f"seat{number}", surroundings, clock, random)
        make_vault(seat.folder, PASSPHRASE, surroundings, hint="")
        self.seats.append(seat)
        return seat

    def founder(self, name: str = "Berit Ask") -> Seat:
        seat = self._vault()
        with opened_bare(seat.folder, PASSPHRASE, seat.surroundings) as bare:
            founder = Founder("2425", "Dorotea", name, "IFO-chef")
            wrapping = Wrapping(bare.vault.kek)
            found_group(bare.vault.database, wrapping, founder, rights=rights_tables().newest, rng=seat.random)
        seat.start()
        return seat

    def joins(self, name: str, via: Seat, *roles: Role) -> Seat:
        """Let a colleague join by files, approved by *via*."""
        seat = self._vault()
        welcoming = via.open.welcoming
        with opened_bare(seat.folder, PASSPHRASE, seat.surroundings) as bare:
            request = bare.asking.request(welcoming.invitation(), name, "socialsekreterare")
            bare.asking.accept(welcoming.approve(request, roles or (Role.CASEWORKER,)))
        seat.start()
        return seat

    def sync(self, *seats: Seat, rounds: int = 1) -> None:
        for _ in range(rounds):
            for seat in seats or self.seats:
                seat.round(self.hub)

    def close(self) -> None:
        for seat in self.seats:
            seat.stop()


@contextmanager
def three(folder: Path) -> Iterator[tuple[World, Seat, Seat, Seat]]:
    """Give a group of a chief and two caseworkers who have met once."""
    world = World(folder)
    try:
        berit = world.founder()
        karin = world.joins("Karin Norberg", berit)
        per = world.joins("Per Lind", berit)
        world.sync(rounds=2)
        yield world, berit, karin, per
    finally:
        world.close()


def texts(seens: Sequence[Seen[Goal]]) -> list[str | None]:
    return [seen.value.text for seen in seens]
