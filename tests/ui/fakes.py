"""A session over dictionaries, for tests of presenters and widgets. Both parts of the window use it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from ifodesk.compose.instruments import ResourceInstruments
from ifodesk.compose.shipped import (
    board_only,
    child_population,
    gazetteer,
    home_law,
    home_questions,
    placement_law,
    placement_levels,
    sip_rules,
)
from ifodesk.domain.entities.access import AccessEntry
from ifodesk.domain.entities.home import HomeOpening
from ifodesk.domain.entities.pool import HomeLook
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.hub_views import HubState
from ifodesk.usecases.log_ports import Conflict, HistoryLine, Opening
from ifodesk.usecases.ports import Cancel, Member, Progress, Role
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Beside, RoundResult, Session
from ifodesk.usecases.sync_views import SyncBrief, SyncCode, SyncState
from tests.law import collaboration, sharing_law, the_law
from tests.ui.fake_group import NoGroup
from tests.ui.fake_hubs import FakeHubs
from tests.ui.fake_queries import FakeQueries
from tests.ui.fake_records import FakeRecords

T = TypeVar("T")

INSTRUMENTS = ResourceInstruments()
"""The shipped ones, read once for all tests."""
NOW = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)
"""Thursday 26 November 2026, 09:42 in Sweden."""

KARIN, PER, LISA, EVA = (MemberId(bytes([number]) * 16) for number in (1, 2, 3, 4))
DOROTEA, ASELE = "2425", "2463"
MEMBERS = (
    Member(KARIN, "Karin Norberg", "socialsekreterare", DOROTEA, frozenset({Role.CASEWORKER})),
    Member(PER, "Per Lundmark", "socialsekreterare", DOROTEA, frozenset({Role.CASEWORKER})),
    Member(LISA, "Lisa Berglund", "IFO-chef", DOROTEA, frozenset({Role.CHIEF})),
    Member(EVA, "Eva Åström", "socialsekreterare", ASELE, frozenset({Role.CASEWORKER})),
)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def pass_time(self, **by: float) -> None:
        self.at += timedelta(**by)


class FakeDirectory:
    """The people of two municipalities."""

    def __init__(self, me: MemberId = KARIN) -> None:
        self._me = me

    def me(self) -> Member:
        return self.member(self._me)

    def member(self, member: MemberId) -> Member:
        unknown = Member(member, "", "", "", frozenset(), active=False)
        return next((person for person in MEMBERS if person.id == member), unknown)

    def members(self, municipality: str | None = None) -> tuple[Member, ...]:
        found = [person for person in MEMBERS if municipality in {None, person.municipality}]
        return tuple(sorted(found, key=lambda person: person.name))

    def municipality_name(self, code: str) -> str:
        return {DOROTEA: "Dorotea", ASELE: "Åsele"}.get(code, code)


class FakeLog:
    """History and conflicts of `FakeRecords`."""

    def __init__(self, records: FakeRecords) -> None:
        self._records = records

    def history(self, root: EntityId) -> tuple[HistoryLine, ...]:
        kept = self._records.kept
        return tuple(
            line for line in self._records.lines if line.entity in kept and self._records.root(line.entity) == root
        )

    def openings(self, case: EntityId) -> tuple[Opening, ...]:
        at = [seen.value.opened_at for seen in self._records.children(AccessEntry, case)]
        at += [seen.value.opened_at for seen in self._records.children(HomeOpening, case)]
        at += [seen.value.looked_at for seen in self._records.children(HomeLook, case)]
        return tuple(Opening(one, self._records.me, "KN-1", here=True) for one in reversed(at) if one is not None)

    def writers(self, _cls: type, _fields: Collection[str]) -> Mapping[EntityId, Mapping[str, frozenset[MemberId]]]:
        return {}

    def conflicts(self) -> tuple[Conflict, ...]:
        return self._records.conflicts()

    def resolve(self, conflict: Conflict, value: object) -> Saved:
        return self._records.resolve(conflict, value)


@dataclass
class FakeHeld:
    """Gives ``waiting``; what is decided about leaves it."""

    waiting: list[HeldWork] = field(default_factory=list)
    decided: list[tuple[str, str]] = field(default_factory=list)

    def work(self) -> tuple[HeldWork, ...]:
        return tuple(self.waiting)

    def raise_cut(self, work: HeldWork) -> Changed:
        return self._decide("raised", work)

    def adopt(self, work: HeldWork) -> Changed:
        return self._decide("adopted", work)

    def _decide(self, how: str, work: HeldWork) -> Changed:
        self.waiting.remove(work)
        self.decided.append((how, work.id))
        return Changed(frozenset({work.kind}), frozenset({work.entity}))


IN_STEP = SyncState(
    code=SyncCode.IN_STEP,
    last_round=NOW,
    waiting=(),
    drafts=0,
    held=(),
    missing=0,
    problem=None,
    alarms=(),
    control_words=("björk", "sommar", "tråd", "elva", "mossa", "kaffe", "norr", "tisdag"),
    hubs=(HubState(1, "/media/delat/ifodesk", stick=False, last_round=None, problem=None),),
)


@dataclass
class FakeSync:
    """Shows ``shown``; a round gives ``result`` after telling ``steps``."""

    shown: SyncState = IN_STEP
    result: RoundResult = field(default_factory=lambda: RoundResult(0, 0, Changed(frozenset())))
    steps: tuple[Progress, ...] = ()
    rounds: int = 0
    cancelled: bool = False

    seen_alarms: list[int] = field(default_factory=list)
    put_by: list[EntityId] = field(default_factory=list)

    def state(self) -> SyncState:
        return self.shown

    def brief(self) -> SyncBrief:
        return self.shown.brief

    def seen(self, alarm: int) -> Changed:
        self.seen_alarms.append(alarm)
        return Changed(frozenset({"sync"}))

    def put_away(self, case: EntityId) -> Changed:
        self.put_by.append(case)
        return Changed(frozenset({"sync"}))

    def round(self, *, progress: Callable[[Progress], None] | None = None, cancel: Cancel | None = None) -> RoundResult:
        self.rounds += 1
        for step in self.steps:
            if progress is not None:
                progress(step)
            if cancel is not None and cancel():
                self.cancelled = True
                break
        return self.result


class FakeRandom:
    """Random bytes that count up, so that ids differ and repeat from run to run."""

    def __init__(self) -> None:
        self._number = 0

    def __call__(self, count: int) -> bytes:
        self._number += 1
        return self._number.to_bytes(8, "big").rjust(count, b"\7")[-count:]


@dataclass
class World:
    """A session with the fakes that it is made of, so that a test can reach behind it."""

    session: Session
    records: FakeRecords
    clock: FakeClock
    sync: FakeSync
    closed: list[bool]
    held: FakeHeld
    hubs: FakeHubs


def world(me: MemberId = KARIN, *, practice: bool = False) -> World:
    """Return an empty vault of *me*."""
    clock, sync, closed = FakeClock(), FakeSync(), list[bool]()
    held, hubs = FakeHeld(), FakeHubs()
    records = FakeRecords(clock, me)
    session = Session(
        records=records,
        readers=records,
        directory=FakeDirectory(me),
        log=FakeLog(records),
        queries=FakeQueries(records),
        sync=sync,
        clock=clock,
        random=FakeRandom(),
        law=the_law(),
        group=NoGroup(),
        held=held,
        hubs=hubs,
        sharing_law=sharing_law(),
        sip_rules=sip_rules(date(2026, 11, 26)),
        home_law=home_law(date(2026, 11, 26)),
        home_questions=home_questions(),
        collaboration=collaboration(),
        board_only=board_only(date(2026, 11, 26)),
        gazetteer=gazetteer(),
        placement_law=placement_law(date(2026, 11, 26)),
        placement_levels=placement_levels(),
        child_population=child_population(),
        instruments=INSTRUMENTS,
        practice=practice,
        close=lambda: closed.append(True),
    )
    return World(session, records, clock, sync, closed, held, hubs)


class InlineJobs:
    """The port Jobs, run at once. With ``hold`` the work waits until ``let_go``: for what happens in between."""

    def __init__(self) -> None:
        self.told: list[Changed] = []
        self.hold = False
        self._held: list[Callable[[], None]] = []
        self._listeners: list[Callable[[Changed], None]] = []

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: str = "store",
    ) -> None:
        assert lane in {"store", "network", "work"}

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - as the real lanes do
                failed(error)
            else:
                done(result)

        if self.hold:
            self._held.append(job)
        else:
            job()

    def let_go(self) -> None:
        """Run what was held, in order."""
        held, self._held = self._held, []
        for job in held:
            job()

    def tell(self, changed: Changed) -> None:
        self.told.append(changed)
        for listener in tuple(self._listeners):
            listener(changed)

    def listen(self, listener: Callable[[Changed], None]) -> None:
        self._listeners.append(listener)


class FakeNavigator:
    """Remembers where the pages wanted to go."""

    def __init__(self) -> None:
        self.went: list[tuple[object, ...]] = []
        self.badges: dict[str, int] = {}

    def open_page(self, name: str) -> None:
        self.went.append(("page", name))

    def open_case(self, case: EntityId, tab: str = "", target: EntityId | None = None) -> None:
        self.went.append(("case", case, tab, target))

    def open_meeting(self, case: EntityId) -> None:
        self.went.append(("meeting", case))

    def open_interview(self, interview: EntityId, *, form: bool) -> None:
        self.went.append(("interview", interview, form))

    def open_new_case(self) -> None:
        self.went.append(("new case",))

    def open_loose(self, note: EntityId | None = None) -> None:
        self.went.append(("loose", note))

    def back(self) -> None:
        self.went.append(("back",))

    def start_over(self) -> None:
        self.went.append(("over",))

    def show_badge(self, name: str, count: int) -> None:
        self.badges[name] = count


@dataclass
class FakeDoor:
    """A way in: ``right`` opens it; any other passphrase raises ``error``."""

    session: Session
    error: Exception
    right: str = "björk sommar tråd elva"
    filled: str | None = None
    os_secret: bool = True
    new_passphrases: list[str] = field(default_factory=list)
    aside: Path | None = None
    others_here: tuple[Beside, ...] = ()
    free: Path | None = None

    def hint(self) -> str:
        return "Karin Norberg, Dorotea"

    def practice_passphrase(self) -> str | None:
        return self.filled

    def needs_os_secret(self) -> bool:
        return self.os_secret

    def unlock(self, passphrase: str) -> Session:
        if passphrase != self.right:
            raise self.error
        return self.session

    def confirm(self, passphrase: str) -> None:
        self.unlock(passphrase)

    def others(self) -> tuple[Path, ...]:
        return () if self.aside is None else (self.aside,)

    def beside(self) -> tuple[Beside, ...]:
        return self.others_here

    def free_beside(self) -> Path | None:
        return self.free

    def put_aside(self) -> Path:
        if self.aside is None:
            raise WorldError("vault_in_use")
        return self.aside

    def unlock_by_code(self, code: str, new_passphrase: str) -> Session:
        if code != self.right:
            raise self.error
        self.new_passphrases.append(new_passphrase)
        return self.session


def ids(count: int) -> Sequence[EntityId]:
    """Return *count* different ids."""
    return [EntityId(bytes([200 + number]) * 16) for number in range(count)]
