"""Homes of the practice group: in the pool, on their way, resting, stopped, unclear. Chance of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from ifodesk.compose.shipped import child_population, gazetteer, home_law
from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, HomeWaiver, Requirement, RequirementOutcome
from ifodesk.domain.entities.homes_group import BudgetLine, DutyRoster, GroupYear, MeetingPoint
from ifodesk.domain.entities.pool import Claim, ClaimState, Inquiry, InquiryAnswer, NeutralReason, PoolHome, PoolStop
from ifodesk.domain.entities.pool import Vacancy as Places
from ifodesk.domain.group_fee import shares as fee_shares
from ifodesk.domain.home_codes import Course, HomeKind, Language, as_codes
from ifodesk.domain.home_law import Needed
from ifodesk.domain.home_pool import SHAREABLE, gate, pooled
from ifodesk.domain.interview import part_id
from ifodesk.domain.matching.terms import AgeBand, Pet, Sex
from ifodesk.usecases.group_year import year_id
from ifodesk.usecases.ports import Role
from ifodesk.workbench.practice.material import Material
from ifodesk.workbench.practice.model import PracticeHome, PracticeMember, PracticeMunicipality
from ifodesk.workbench.practice.people import People
from ifodesk.workbench.practice.seeded import SeededBytes, shares, stream
from ifodesk.workbench.practice.staff import DOROTEA, KARIN

HOMES: Final = 40
_LEAST: Final = 4
"""Homes that the smallest municipality has."""
_FEE: Final = 400_000
"""The group's yearly fee in kronor, as in the source."""
_KINDS: Final = (
    *((HomeKind.FOSTER,) for _ in range(5)),
    (HomeKind.EMERGENCY, HomeKind.FOSTER),
    (HomeKind.EMERGENCY,),
    (HomeKind.AGENCY,),
    (HomeKind.FOSTER, HomeKind.SUPPORT_FAMILY),
    (HomeKind.NETWORK,),
    (HomeKind.CONTACT_FAMILY,),
)
_ON_THE_WAY: Final = 7
"""Each home with this number in its row has not come all the way."""
_RESTING: Final = 11
_KEEPS_AWAY: Final = 8
"""Each home with this number takes no children from its own town."""
_LATER: Final = 7
"""Each home with this number has its places free only later."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Makes the homes of all municipalities."""

    seed: int
    day: date
    texts: Mapping[str, Any]
    """`resources/practice/homes.json`."""
    members: Sequence[PracticeMember]
    places: Sequence[PracticeMunicipality]
    material: Material

    def all(self) -> Iterator[PracticeHome]:
        """Yield 40 homes, at least four in each municipality, the rest by population."""
        rng, ids = stream(self.seed, "homes"), SeededBytes(self.seed, "homes")
        people = People(stream(self.seed, "home people"), self.material, self.day)
        more = shares(HOMES - _LEAST * len(self.places), {one.scb_code: one.population for one in self.places})
        names = iter(rng.sample(self.texts["names"], HOMES))
        number = 0
        for place in self.places:
            for _ in range(_LEAST + more[place.scb_code]):
                making = _Making(self, rng, ids, people, worker(self.members, place.scb_code), number)
                yield making.home(next(names), place.scb_code)
                number += 1

    def group_work(self) -> tuple[object, ...]:
        """Return points of the group's year and meeting, and who has the telephone these weeks."""
        ids = SeededBytes(self.seed, "homes group")
        holders = [one for one in self.members if Role.HOMES_GROUP in one.roles]
        monday = self.day - timedelta(days=self.day.weekday())
        yearly = [MeetingPoint(id=ids.entity(), title=title, month=month) for title, month in self.texts["points"]]
        title, decision = self.texts["decision"]
        once = MeetingPoint(
            id=ids.entity(), title=title, on=monday, decision=decision, due_on=self.day + timedelta(days=14)
        )
        duty = [
            DutyRoster(
                id=ids.entity(),
                member=holder.id,
                from_on=monday + timedelta(days=7 * week),
                until_on=monday + timedelta(days=7 * week + 6),
            )
            for week, holder in enumerate(holders[:1])
        ]
        return (*yearly, once, *duty, self._money())

    def _money(self) -> GroupYear:
        """Return the group's year: the fee of the source, and a budget that has been spent in part."""
        people = child_population().people
        counted = max(people)
        planned = {BudgetLine.ON_CALL: 120_000, BudgetLine.EDUCATION: 90_000, BudgetLine.RECRUITMENT: 60_000}
        return GroupYear(
            id=year_id(self.day.year),
            year=self.day.year,
            total=_FEE,
            population_on=counted,
            shares=fee_shares(_FEE, people[counted]),
            budget={line.value: kronor for line, kronor in planned.items()},
            spent={line.value: kronor * self.day.month // 12 for line, kronor in planned.items()},
        )


def worker(members: Sequence[PracticeMember], municipality: str) -> PracticeMember:
    """Return who works with a municipality's homes: its member of the familjehemsgrupp, else its last caseworker."""
    local = [one for one in members if one.municipality == municipality]
    if municipality == DOROTEA:
        return next(one for one in local if one.key == KARIN)
    return next((one for one in local if Role.HOMES_GROUP in one.roles), local[-1])


@dataclass(frozen=True, slots=True)
class _Making:
    """One home in the making."""

    of: Homes
    rng: Random
    ids: SeededBytes
    people: People
    worker: PracticeMember
    number: int

    def home(self, name: str, code: str) -> PracticeHome:
        """Return the home with everything about it."""
        kinds = _KINDS[self.number % len(_KINDS)]
        home = self._file(name, code, kinds)
        adults = tuple(self._adults(home))
        facts = tuple(self._facts(home, adults))
        waivers = tuple(self._waiver(home, one) for one in adults)
        outcome = next((fact.outcome for fact in facts if fact.kind == "general_assessment"), None)
        may = gate(home, adults, waivers, assessed=outcome, municipalities=self._codes(), on=self.of.day)
        if not may.open:
            return PracticeHome(self.worker.key, home, (*adults, *facts, *waivers), ())
        entry = PoolHome(id=self.ids.entity(), entered_on=self._ago(200))
        shared = {field: True for field in SHAREABLE if field in may.fields}
        entry = replace(entry, **pooled(home, may.fields), contact=self.worker.id, shared=shared)
        return PracticeHome(
            self.worker.key,
            replace(home, pool=entry.id),
            (*adults, *facts, *waivers),
            (entry, *self._places(entry)),
        )

    def _file(self, name: str, code: str, kinds: tuple[HomeKind, ...]) -> Home:
        rng, texts = self.rng, self.of.texts
        bands = rng.choice(((AgeBand.SMALL, AgeBand.MIDDLE), (AgeBand.MIDDLE, AgeBand.TEEN), tuple(AgeBand)))
        return Home(
            id=self.ids.entity(),
            name=name,
            municipality=code,
            place=self._place(rng.choice(self.of.material.places[code]), code),
            phone=f"070-174 06 {5 + self.number:02}",
            kinds=as_codes(kinds),
            places=rng.choice((1, 1, 2, 2, 3)),
            bands=as_codes(bands),
            takes=as_codes(rng.choice((tuple(Sex), tuple(Sex), (Sex.GIRL,), (Sex.BOY,)))),
            children_bands=as_codes(rng.choice(((), (AgeBand.MIDDLE,), (AgeBand.TEEN,)))),
            own_room=self._maybe(0.8),
            daytime=self._maybe(0.5),
            work=rng.choice(texts["work"]),
            driving=self._maybe(0.95),
            languages=as_codes({Language.SWEDISH, *self._sami()}),
            pets=as_codes(rng.choice(((), (Pet.DOG,), (Pet.DOG, Pet.CAT), (Pet.OTHER,)))),
            smoke_free=self._maybe(0.9),
            schools=as_codes({rng.choice(texts["schools"])}) if code == "2462" else {},
            parent_contact=self._maybe(0.4),
            holidays=self._maybe(0.5),
            keeps_away=as_codes({gazetteer().centres[code].name}) if self.number % _KEEPS_AWAY == 0 else {},
            courses=as_codes({Course.BASIC} | ({Course.NPF} if rng.random() < 0.2 else set())),  # noqa: PLR2004 - a fifth
            wishes=rng.choice(texts["wishes"]),
            handler=self.worker.id,
            agency=texts["agency"] if HomeKind.AGENCY in kinds else None,
            for_child="D-26-7KQF-3" if HomeKind.NETWORK in kinds else None,
            opened_on=self._ago(400),
        )

    def _adults(self, home: Home) -> Iterator[HomeAdult]:
        origin = self.people.origin()
        surname = self.people.surname(origin)
        for _ in range(self.rng.choice((1, 2, 2))):
            grown = self.people.grown(origin, age=(32, 61), surname=surname)
            yield HomeAdult(
                id=self.ids.entity(),
                home=home.id,
                role=AdultRole.CARER,
                name=grown.name,
                phone=home.phone,
                guardian=True,
                birth_year=grown.birth_year,
            )

    def _facts(self, home: Home, adults: Sequence[HomeAdult]) -> Iterator[Requirement]:
        """Yield what was checked, in the order of the way, as far as the home has come."""
        rules = home_law(self.of.day).rules_for(frozenset(code for code, yes in home.kinds.items() if yes))
        on_the_way = self.number % _ON_THE_WAY == _ON_THE_WAY - 1
        steps = [rule for rule in rules if rule.needed is not Needed.DURING]
        for rule in steps[: len(steps) // 2] if on_the_way else steps:
            for adult in adults if rule.per_adult else (None,):
                yield Requirement(
                    id=self.ids.entity(),
                    home=home.id,
                    kind=rule.code,
                    adult=None if adult is None else adult.id,
                    done_on=self._ago(380 if rule.renew_months else 700),
                    by=self.worker.id,
                    outcome=self._outcome(rule.code),
                    noted_by=self.worker.id,
                )

    def _outcome(self, code: str) -> RequirementOutcome:
        if code != "general_assessment":
            return RequirementOutcome.CLEAR
        rests = self.number % _RESTING == _RESTING - 1
        return RequirementOutcome.RESTING if rests else RequirementOutcome.SUITABLE

    def _waiver(self, home: Home, adult: HomeAdult) -> HomeWaiver:
        """Return a waiver; now and then of an older kind that names seven, or that leaves the wishes out."""
        names = SHAREABLE if self.number % 3 else tuple(field for field in SHAREABLE if field != "wishes")
        codes = self._codes() if self.number % 13 else self._codes()[1:]
        return HomeWaiver(
            id=self.ids.entity(),
            home=home.id,
            adult=adult.id,
            given_on=self._ago(300),
            written=True,
            kept_where=self.of.texts["kept_where"],
            municipalities=as_codes(codes),
            fields=as_codes(names),
            noted_by=self.worker.id,
        )

    def _places(self, entry: PoolHome) -> Iterator[object]:
        """Yield what the group knows about a home's places."""
        rng, day = self.rng, self.of.day
        yield Places(
            id=part_id(entry.id, "vacancy"),
            home=entry.id,
            free=(free := rng.choice((0, 1, 1, 2))),
            from_on=day + timedelta(days=40) if free and self.number % _LATER == 0 else None,
            confirmed_on=self._ago(50),
            confirmed_by=self.worker.id,
            paused_until=day + timedelta(days=20) if self.number % 9 == 4 else None,  # noqa: PLR2004 - some
        )
        if rng.random() < 0.6:  # noqa: PLR2004 - most
            yield self._claim(entry, rng.choice(self._codes()))
        if self.number % 12 == 5:  # noqa: PLR2004 - one or two
            yield PoolStop(id=self.ids.entity(), home=entry.id, from_on=self._ago(5), set_by=self.worker.id)
        if self.number % 4 == 0:
            answered = self.number % 8 == 0
            yield Inquiry(
                id=self.ids.entity(),
                home=entry.id,
                municipality=entry.municipality,
                asked_by=self.worker.id,
                asked_at=_noon(self._ago(40 if answered else 2)),
                places=1,
                told=as_codes({"band", "area"}),
                answer=InquiryAnswer.NO if answered else None,
                reason=NeutralReason.DISTANCE if answered else None,
            )

    def _place(self, village: str, code: str) -> str:
        """Return a village that roads are known to, else the town."""
        return village if village in gazetteer().places else gazetteer().centres[code].name

    def _claim(self, entry: PoolHome, municipality: str) -> Claim:
        since = self._ago(500)
        return Claim(
            id=self.ids.entity(),
            home=entry.id,
            municipality=municipality,
            places=1,
            from_on=since,
            state=ClaimState.TAKEN,
            made_by=worker(self.of.members, municipality).id,
            made_at=_noon(since - timedelta(days=9)),
        )

    def _codes(self) -> tuple[str, ...]:
        return tuple(sorted(one.scb_code for one in self.of.places))

    def _sami(self) -> set[Language]:
        return {self.rng.choice((Language.SOUTH_SAMI, Language.UME_SAMI))} if self.rng.random() < 0.2 else set()  # noqa: PLR2004 - a fifth

    def _maybe(self, odds: float) -> bool | None:
        """Return yes with these odds, now and then that nobody has said."""
        return None if self.rng.random() < 0.15 else self.rng.random() < odds  # noqa: PLR2004 - some

    def _ago(self, days: int) -> date:
        return self.of.day - timedelta(days=self.rng.randint(1, days))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(11), UTC)
