"""Writes practice work through the ports that people's own work goes through: one session a member, nothing forged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from ifodesk.domain.declare import ValueType, spec_of
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.own import TieReview
from ifodesk.domain.entities.pool import Claim
from ifodesk.domain.entities.ruling import Concerns, DisqualificationDelegation
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.ports import GROUP, MUNICIPALITY, OWN, Home
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.model import Act, PracticeCase, PracticeGroup, PracticeMember
from ifodesk.workbench.practice.seeded import SeededBytes
from ifodesk.workbench.practice.staff import DOROTEA

T = TypeVar("T")


class PracticeClock:
    """Serves the port ``Clock`` while the past of the practice group is written: it stands where it was put."""

    def __init__(self, now: datetime) -> None:
        self._latest = now
        self._at = now

    def put(self, at: datetime) -> None:
        """Let it be *at*, or the moment that the clock was made with where *at* has not come yet."""
        self._at = min(at, self._latest)

    def put_latest(self) -> None:
        """Let it be the moment that the clock was made with."""
        self._at = self._latest

    def now(self) -> datetime:
        """Return the moment, UTC."""
        return self._at.astimezone(UTC)

    def today(self) -> date:
        """Return the day of the moment, where the moment was given."""
        return self._at.date()


def with_members(entity: T, real: Mapping[MemberId, MemberId]) -> T:
    """Return *entity* with real members in place of those of the model. Raises ``KeyError`` for an unknown one."""
    kind: type = type(entity)
    named = (spec.name for spec in spec_of(kind).fields if spec.value is ValueType.MEMBER)
    values = {name: getattr(entity, name) for name in named}
    changed = {
        name: frozenset(real[one] for one in value) if isinstance(value, frozenset) else real[value]
        for name, value in values.items()
        if value is not None
    }
    return replace(entity, **changed) if changed else entity  # type: ignore[type-var]  # every entity is a dataclass


def identity(entity: object) -> EntityId:
    """Return the id of an entity of any kind."""
    found: EntityId = getattr(entity, "id")  # noqa: B009 - the class is not known here
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """One act of a case, with the ids of the entities that it makes; the others it changes."""

    case: PracticeCase
    act: Act
    new: frozenset[EntityId]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes what one member of the practice group has done."""

    group: PracticeGroup
    member: PracticeMember
    session: Session
    clock: PracticeClock
    """The clock that the session works with."""
    real: Mapping[MemberId, MemberId]
    """Ids of the identity log by the ids of the model, for the member's own municipality."""
    opening: Callable[[], None] = lambda: None
    """Called before each case that is opened."""

    def settings(self, municipality: EntityId) -> None:
        """Save the settings of the member's municipality: the chief who reads every new case."""
        place = next(one for one in self.group.municipalities if one.scb_code == self.member.municipality)
        chief = self.real[self.group.chief_of(place.scb_code).id]
        settings = MunicipalitySettings(id=municipality, chief_for_new_cases=chief, record_system=place.record_system)
        delegation = DisqualificationDelegation(
            id=SeededBytes(self.group.seed, f"delegation {place.scb_code}").entity(),
            concerns=Concerns.STAFF,
            title=words.JAV_TITLE,
            item=words.JAV_ITEM,
        )
        self.session.records.save([Write(settings), Write(delegation)], home=MUNICIPALITY)
        if self.member.municipality == DOROTEA and self.group.units:
            writes: list[Write[object]] = [Write(with_members(unit, self.real)) for unit in self.group.units]
            self.session.records.save(writes, home=MUNICIPALITY)

    def ties(self) -> None:
        """Save the member's private list, and that it was gone through."""
        found = self.group.ties[self.member.key]
        if found.ties:
            self.session.records.save([Write(tie) for tie in found.ties], home=OWN)
        if found.reviewed_at is not None:
            self.clock.put(found.reviewed_at)
            identity = SeededBytes(self.group.seed, f"review {self.member.key}").entity()
            self.session.records.save([Write(TieReview(id=identity, reviewed_at=self.clock.now()))], home=OWN)

    def homes(self) -> None:
        """Save the homes that the member works with: each file for itself, then what stands in the pool."""
        records = self.session.records
        chief = self.real[self.group.chief_of(self.member.municipality).id]
        for one in self.group.homes:
            if one.worker == self.member.key:
                whole = [Write(with_members(entity, self.real)) for entity in (one.home, *one.file)]
                place = self.session.readers.open_compartment({chief} - {self.session.directory.me().id})
                records.save(whole, home=Home("restricted", place))
                self._in_pool(entity for entity in one.pool if not self._is_theirs(entity))

    def places(self) -> None:
        """Save the places that the member's municipality has taken in others' homes. The homes must have come by sync.

        A claim counts only where somebody of the municipality that it names has written it.
        """
        others = (one for one in self.group.homes if one.worker != self.member.key)
        claims = (entity for one in others for entity in one.pool if isinstance(entity, Claim))
        self._in_pool(claim for claim in claims if claim.made_by == self.member.id)

    def _is_theirs(self, entity: object) -> bool:
        return isinstance(entity, Claim) and entity.made_by != self.member.id

    def _in_pool(self, entities: Iterable[object]) -> None:
        writes: list[Write[object]] = [Write(with_members(entity, self.real)) for entity in entities]
        if writes:
            self.session.records.save(writes, home=GROUP)

    def group_work(self) -> None:
        """Save the points and the roster of the familjehemsgrupp."""
        writes: list[Write[object]] = [Write(with_members(entity, self.real)) for entity in self.group.homes_group]
        self.session.records.save(writes, home=GROUP)

    def own_cases(self) -> None:
        """Save the member's own part of the cases that the member opened, each read by its readers from the start."""
        self._save([part for case in self.group.cases if case.author == self.member.key for part in self._parts(case)])

    def others_cases(self) -> None:
        """Save the member's part of the cases that others opened. They must have come by sync."""
        read = self.group.read_by(self.member.key)
        self._save([part for case in read if case.author != self.member.key for part in self._parts(case)])

    def _save(self, parts: list[_Part]) -> None:
        """Save acts of many cases in the order in which they happened: a device's clock never runs backwards."""
        for part in sorted(parts, key=lambda part: part.act.at):
            self.clock.put(part.act.at)
            opens = part.case.case.id in part.new
            if opens:
                self.opening()
            writes = [self._write(entity, part.new) for entity in part.act.entities]
            self.session.records.save(writes, home=self._home(part) if opens else None)

    def _home(self, part: _Part) -> Home:
        readers = {self.real[self.group.member(key).id] for key in part.case.readers[1:]}
        return Home("restricted", self.session.readers.open_compartment(readers))

    def _parts(self, case: PracticeCase) -> Iterator[_Part]:
        """Yield the member's acts in a case."""
        known: set[EntityId] = set()
        for act in case.acts:
            ids = {identity(entity) for entity in act.entities}
            if act.by == self.member.key:
                yield _Part(case, act, frozenset(ids - known))
            known |= ids

    def _write(self, entity: object, new: frozenset[EntityId]) -> Write[object]:
        value = with_members(entity, self.real)
        if identity(entity) in new:
            return Write(value)
        return Write(value, self.session.records.get(type(entity), identity(entity)))
