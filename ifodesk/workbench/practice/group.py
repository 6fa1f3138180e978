"""The whole practice group from a seed and a day: equal seed and day give equal people, ids, texts and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ifodesk.domain.entities.own import OwnTie
from ifodesk.usecases.ports import Role
from ifodesk.workbench.practice import story, tangled
from ifodesk.workbench.practice.cases import answers, case_type, close, notes, open_case
from ifodesk.workbench.practice.desk import Desk, Opened
from ifodesk.workbench.practice.families import Families, Family
from ifodesk.workbench.practice.homes import Homes
from ifodesk.workbench.practice.interviews import Interviews
from ifodesk.workbench.practice.material import home_texts, material, municipalities
from ifodesk.workbench.practice.model import (
    PlanState,
    PracticeCase,
    PracticeGroup,
    PracticeMember,
    PracticeMunicipality,
    Ties,
)
from ifodesk.workbench.practice.people import People
from ifodesk.workbench.practice.plans import add_plan
from ifodesk.workbench.practice.seeded import SeededBytes, shares, stream
from ifodesk.workbench.practice.staff import DOROTEA, EVA, KARIN, PER, staff

CLIENTS = 300
CASES = 400
PLANS = {
    PlanState.BEGUN: 8,
    PlanState.COMPLETE: 8,
    PlanState.LATE: 10,
    PlanState.SOON: 10,
    PlanState.LATER: 18,
    PlanState.CLOSED: 6,
}
"""60 in all."""
_SHOWN = (
    (KARIN, PlanState.LATE),
    (KARIN, PlanState.SOON),
    (KARIN, PlanState.COMPLETE),
    (KARIN, PlanState.LATER),
    (PER, PlanState.SOON),
    (PER, PlanState.BEGUN),
)
"""Plans that Karin and Per have in any case, so that a demonstration shows every kind of line."""
TANGLED = PlanState.LATER
"""Where the plan of the tangled family stands; it takes the place of one that is drawn."""
_OLDEST_DAYS = 420
_REVIEWED = 0.8
"""Part of the staff who have gone through their list of ties."""


def practice_group(seed: int, day: date) -> PracticeGroup:
    """Return the practice group as it stands in the morning of *day*."""
    made = material()
    places = municipalities()
    members = staff(seed, places, made)
    people = People(stream(seed, "people"), made, day)
    families = Families(stream(seed, "families"), people, made)
    clients = _clients(places, people, families)
    desk = Desk(stream(seed, "work"), SeededBytes(seed, "entities"), day, made)
    work = _Work(seed, desk, members, Interviews(seed))
    cases = tuple(work.cases(clients))
    ties = work.ties(cases, clients[DOROTEA][0])
    homes = Homes(seed, day, home_texts(), members, places, made)
    return PracticeGroup(
        seed,
        day,
        places,
        members,
        cases,
        ties,
        tangled.units(seed, work.tangled_staff()),
        tuple(homes.all()),
        homes.group_work(),
    )


def _clients(
    places: Sequence[PracticeMunicipality], people: People, families: Families
) -> dict[str, tuple[Family, ...]]:
    """Return 300 families by municipality, by population. The first of Dorotea is the story's."""
    counts = shares(CLIENTS, {place.scb_code: place.population for place in places})
    found: dict[str, tuple[Family, ...]] = {}
    for code, count in counts.items():
        told = [story.family(people, families)] if code == DOROTEA else []
        found[code] = (*told, *(families.family(code) for _ in range(count - len(told))))
    return found


@dataclass(frozen=True, slots=True)
class _Work:
    """Writes the cases of all municipalities."""

    seed: int
    desk: Desk
    members: tuple[PracticeMember, ...]
    interviews: Interviews

    def cases(self, clients: dict[str, tuple[Family, ...]]) -> Iterator[PracticeCase]:
        """Yield 400 cases: one for every client, a second one for every third. The two stories come first."""
        counts = shares(CASES, {code: len(families) for code, families in clients.items()})
        wanted: list[tuple[str, Family]] = []
        for code, families in clients.items():
            again = [family for family in families if family is not clients[DOROTEA][0]]
            more = self.desk.rng.sample(again, counts[code] - len(families))
            wanted += [(code, family) for family in (*families, *more)]
        told = clients[DOROTEA][0]
        yield self._finished(story.case(self.desk, told, karin=self._named(KARIN), chief=self._chief(DOROTEA)), None)
        yield self._finished(tangled.case(self.seed, self.desk, self.tangled_staff(), self._chief(DOROTEA)), TANGLED)
        others = [(code, family) for code, family in wanted if family is not told]
        planned = self._plans([code for code, _ in others])
        drawn = [self._case(*one, state, handler) for one, (handler, state) in zip(others, planned, strict=True)]
        drawn.remove(next(one for one in reversed(drawn) if one.plan_state is TANGLED))
        yield from drawn

    def ties(self, cases: Sequence[PracticeCase], told: Family) -> dict[str, Ties]:
        """Return the private lists. Nobody but Karin has a tie to a case of her own that she has not answered for."""
        lists: dict[str, Ties] = {}
        for member in self.members:
            drawn = tuple(self._ties_of(member, cases[1:]))
            found = story.ties(self.desk, told) if member.key == KARIN else drawn
            reviewed = self.desk.at(self.desk.day - timedelta(days=self.desk.rng.randint(3, 300)))
            goes_through = member.key == KARIN or self.desk.happens(_REVIEWED)
            lists[member.key] = Ties(found, reviewed if goes_through else None)
        return lists

    def _ties_of(self, member: PracticeMember, cases: Sequence[PracticeCase]) -> Iterator[OwnTie]:
        """Yield ties to people of the same municipality who are in no case that this member reads."""
        local = [case for case in cases if case.case.municipality == member.municipality]
        read = {party.name for case in local if member.key in case.readers for party in case.parties}
        near = [case for case in local if not read & {party.name for party in case.parties}]
        for case in self.desk.rng.sample(near, min(len(near), self.desk.rng.randint(0, 2))):
            party = self.desk.rng.choice(case.parties)
            relation = self.desk.rng.choice(("cousin", "neighbour", "close_friend", "ex_partner", "sibling_in_law"))
            yield OwnTie(
                id=self.desk.ids.entity(),
                relation=relation,
                name=party.name,
                personal_number=party.personal_number if self.desk.happens(0.5) else None,
            )

    def _plans(self, codes: Sequence[str]) -> list[tuple[PracticeMember | None, PlanState | None]]:
        """Return for each case, by municipality, who handles it if that is given, and the state of its plan if any."""
        left = Counter(PLANS)
        left.subtract(state for _, state in _SHOWN)
        states: list[PlanState | None] = list(left.elements())
        states += [None] * (len(codes) - len(states) - len(_SHOWN))
        self.desk.rng.shuffle(states)
        shown, drawn = iter(_SHOWN), iter(states)
        planned: list[tuple[PracticeMember | None, PlanState | None]] = []
        for code in codes:
            given = next(shown, None) if code == DOROTEA else None
            planned.append((None, next(drawn)) if given is None else (self._named(given[0]), given[1]))
        return planned

    def _case(self, code: str, family: Family, state: PlanState | None, handler: PracticeMember | None) -> PracticeCase:
        desk = self.desk
        handler, deputy = self._handlers(code, handler)
        youngest = 130 if state is PlanState.CLOSED else 70 if state is not None else 2
        opened_on = desk.day - timedelta(days=desk.rng.randint(youngest, _OLDEST_DAYS))
        opened = open_case(
            desk,
            family,
            case_type(desk, family),
            opened_on=opened_on,
            handler=handler,
            deputy=deputy,
            chief=self._chief(code),
        )
        answers(opened)
        self.interviews.add(opened)
        if state is not None:
            add_plan(opened, state)
        notes(opened, desk.rng.choice((0, 1, 1, 2, 2, 3, 4, 6)))
        if state is None and desk.happens(0.15):
            close(opened)
        return self._finished(opened, state)

    def _finished(self, opened: Opened, state: PlanState | None) -> PracticeCase:
        chief = self._chief(opened.handler.municipality)
        readers = (opened.handler, chief, *((opened.deputy,) if opened.deputy else ()))
        return PracticeCase(
            case=opened.case,
            parties=opened.parties,
            author=opened.handler.key,
            readers=tuple(member.key for member in readers),
            acts=tuple(opened.acts),
            plan_state=state,
        )

    def _handlers(self, code: str, chosen: PracticeMember | None) -> tuple[PracticeMember, PracticeMember | None]:
        workers = [one for one in self.members if one.municipality == code and Role.CASEWORKER in one.roles]
        handler = chosen or self.desk.rng.choice(workers)
        deputy = self.desk.rng.choice([one for one in workers if one is not handler])
        return handler, deputy if self.desk.happens(0.7) else None

    def _chief(self, code: str) -> PracticeMember:
        return next(member for member in self.members if member.municipality == code and member.is_chief)

    def tangled_staff(self) -> dict[str, PracticeMember]:
        """Return who has a part in the plan of the tangled family, by the words of that story."""
        return {"karin": self._named(KARIN), "per": self._named(PER), "eva": self._named(EVA)}

    def _named(self, key: str) -> PracticeMember:
        return next(member for member in self.members if member.key == key)
