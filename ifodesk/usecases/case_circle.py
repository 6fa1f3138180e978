"""The circle of a case: its parties, and the homes that were asked, reserved or placed in, with their adults.

Whoever checks jäv checks against all of them. A home's adults stand in the home's own file: who does not read that
file is told so, and where the names are; nobody is left out in silence. Source: KL 2017:725 6 kap. 28 §.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol, TypeVar

from ifodesk.domain.claims import HELD
from ifodesk.domain.entities.case import Case, Party, PartyRole
from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.pool import Claim, Inquiry, InquiryAnswer, PoolHome
from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session


class _OfCase(Protocol):
    @property
    def case(self) -> EntityId | None: ...


_T = TypeVar("_T", bound=_OfCase)
_AT_ONCE = 500
"""Cases whose people are read in one go."""


@dataclass(frozen=True, slots=True)
class CircleHome:
    """A home that the case has to do with."""

    home: Party
    """The home under its own name: everybody who reads the case reads that much."""
    place: str
    """The name of the home's own municipality, if that is another one; empty for the own one."""
    adults: tuple[Party, ...] | None
    """None: the signed-in person does not read the home's file."""


@dataclass(frozen=True, slots=True)
class CaseCircle:
    """Everybody whom the question about jäv is put against."""

    parties: tuple[Party, ...]
    homes: tuple[CircleHome, ...]

    @property
    def unread(self) -> tuple[CircleHome, ...]:
        """Return the homes whose adults the signed-in person does not read."""
        return tuple(one for one in self.homes if one.adults is None)

    @property
    def people(self) -> tuple[Party, ...]:
        """Return everybody, each once: an adult who stands in the case as a foster home is that party."""
        noted = {_same(one) for one in self.parties if one.role is PartyRole.FOSTER_HOME}
        found = list(self.parties)
        for one in self.homes:
            found += [who for who in (one.home, *(one.adults or ())) if _same(who) not in noted]
        return tuple(found)


def circle_of_case(session: Session, case: EntityId) -> CaseCircle:
    """Return the circle of one case. Raises ``NotFoundError`` for one that the signed-in person does not read."""
    records = session.records
    numbers = _numbers(records.get(Case, case).value)
    parties = [seen.value for seen in records.children(Party, case)]
    ways = _Ways(
        needs=records.children(Need, case),
        proposals=records.children(Proposal, case),
        placements=records.children(Placement, case),
    )
    return _Homes(session).circle(case, numbers, parties, ways)


def circles_of(session: Session, cases: Sequence[Case]) -> Iterator[tuple[Case, CaseCircle]]:
    """Give *cases* with their circles, in their order. Of ten thousand cases not all people are held at once."""
    records = session.records
    needs = _by_case(records.all(Need))
    proposals, placements = _by_case(records.all(Proposal)), _by_case(records.all(Placement))
    homes = _Homes(session)
    for at in range(0, len(cases), _AT_ONCE):
        some = cases[at : at + _AT_ONCE]
        parties: defaultdict[EntityId | None, list[Party]] = defaultdict(list)
        for party in records.values(Party, [one.id for one in some]):
            parties[party.case].append(party)
        for one in some:
            ways = _Ways(needs.get(one.id, ()), proposals.get(one.id, ()), placements.get(one.id, ()))
            yield one, homes.circle(one.id, _numbers(one), parties.get(one.id, ()), ways)


@dataclass(frozen=True, slots=True)
class _Ways:
    """By what a home comes into a case."""

    needs: Sequence[Seen[Need]]
    proposals: Sequence[Seen[Proposal]]
    placements: Sequence[Seen[Placement]]


@dataclass(frozen=True, slots=True)
class _Named:
    """A home as a case knows it."""

    key: EntityId
    """The entry in the pool, else what names the home in the case."""
    name: str | None
    municipality: str | None
    pooled: bool = True
    """False for a network home, which stands in the case by its name alone."""


class _Homes:
    """Reads once which homes a graded need asked for, and which files of homes the signed-in person reads."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: dict[EntityId, list[EntityId]] | None = None
        self._files: tuple[Home, ...] | None = None

    def circle(self, case: EntityId, numbers: frozenset[str], parties: Sequence[Party], ways: _Ways) -> CaseCircle:
        """Return the circle of one case; *numbers* are those that a network home's file knows the case by."""
        met = (*self._by_need(ways), *self._proposed(ways), *self._placed(ways))
        named = {one.key: one for one in met}
        files = [self._of_file(case, file) for file in self._network(numbers)]
        known = {_same(one.home) for one in files}
        homes = [(each, self._home(case, each)) for each in named.values()]
        kept = (home for each, home in homes if each.pooled or _same(home.home) not in known)
        return CaseCircle(tuple(parties), (*kept, *files))

    def _by_need(self, ways: _Ways) -> Iterator[_Named]:
        """Yield the homes that were asked or reserved for a need and are still thought of for it."""
        over = {(seen.value.need, seen.value.home) for seen in ways.proposals if self._is_out(seen.value)}
        for seen in ways.needs:
            if seen.value.step1 is None or seen.value.ended_on is not None:
                continue
            for entry in self._entries().get(seen.value.step1, ()):
                home = find(self._session.records, PoolHome, entry)
                if home is not None and (seen.value.id, entry) not in over:
                    yield _Named(entry, home.value.name, home.value.municipality)

    def _proposed(self, ways: _Ways) -> Iterator[_Named]:
        return (_named(seen.value) for seen in ways.proposals if not self._is_out(seen.value))

    def _placed(self, ways: _Ways) -> Iterator[_Named]:
        return (_named(seen.value) for seen in ways.placements if seen.value.last_on is None)

    def _is_out(self, proposal: Proposal) -> bool:
        """Return whether the home will not be, or is not any more, this child's."""
        return proposal.withdrawn_on is not None or self._is_over(proposal.placement)

    def _is_over(self, placement: EntityId | None) -> bool:
        known = None if placement is None else find(self._session.records, Placement, placement)
        return known is not None and known.value.last_on is not None

    def _entries(self) -> Mapping[EntityId, Sequence[EntityId]]:
        """Return the entries in the pool by the graded need that they were asked or reserved for."""
        if self._asked is None:
            found: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
            for asked in (seen.value for seen in self._session.records.all(Inquiry)):
                if asked.need is not None and asked.home is not None and asked.answer is not InquiryAnswer.NO:
                    found[asked.need].append(asked.home)
            for claim in (seen.value for seen in self._session.records.all(Claim)):
                if claim.need is not None and claim.home is not None and claim.state in HELD:
                    found[claim.need].append(claim.home)
            self._asked = found
        return self._asked

    def _read_files(self) -> tuple[Home, ...]:
        if self._files is None:
            self._files = tuple(seen.value for seen in self._session.records.all(Home))
        return self._files

    def _network(self, numbers: frozenset[str]) -> Iterator[Home]:
        """Yield the files of network homes for the case itself."""
        return (one for one in self._read_files() if one.ended_on is None and (one.for_child or "").strip() in numbers)

    def _home(self, case: EntityId, named: _Named) -> CircleHome:
        file = next((one for one in self._read_files() if one.pool == named.key), None)
        adults = None if file is None else self._adults(case, file.id)
        return CircleHome(_party(case, named.key, named.name), self._place(named.municipality), adults)

    def _of_file(self, case: EntityId, file: Home) -> CircleHome:
        return CircleHome(_party(case, file.id, file.name), "", self._adults(case, file.id))

    def _place(self, code: str | None) -> str:
        directory = self._session.directory
        return "" if code in (None, "", directory.me().municipality) else directory.municipality_name(code or "")

    def _adults(self, case: EntityId, home: EntityId) -> tuple[Party, ...]:
        """Return who lives in a home as what the comparison understands."""
        living = (
            seen.value
            for seen in self._session.records.children(HomeAdult, home)
            if seen.value.left_on is None and seen.value.role is not AdultRole.GUARDIAN_ELSEWHERE
        )
        return tuple(_party(case, one.id, one.name, one) for one in living)


def _named(value: Proposal | Placement) -> _Named:
    return _Named(value.home or value.id, value.home_name, value.home_municipality, pooled=value.home is not None)


def _party(case: EntityId, key: EntityId, name: str | None, adult: HomeAdult | None = None) -> Party:
    """Return a home or one of its adults as a person of the circle.

    Its id follows from the case's and the home's, and tells neither: an answer in the case says whom it covers by it.
    """
    made = EntityId(blake2b(case + key, digest_size=ID_BYTES, person=b"ifodesk circle").digest())
    number, protected = (None, None) if adult is None else (adult.personal_number, adult.protected)
    return Party(id=made, case=case, role=PartyRole.FOSTER_HOME, name=name, personal_number=number, protected=protected)


def _numbers(case: Case) -> frozenset[str]:
    return frozenset(one for one in (case.number, case.record_number) if one)


def _same(party: Party) -> str:
    return (party.name or "").strip().casefold()


def _by_case(found: Iterable[Seen[_T]]) -> Mapping[EntityId | None, Sequence[Seen[_T]]]:
    by_case: defaultdict[EntityId | None, list[Seen[_T]]] = defaultdict(list)
    for seen in found:
        by_case[seen.value.case].append(seen)
    return by_case
