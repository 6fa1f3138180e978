"""Several needs at once: the assignment that is best for all of them together, and what each gives up for it.

Each home is proposed for one need at most. Compared are, in this order: needs without any home; demands that nobody
has the answer to; then for the heaviest, the middle and the slight wishes how many are not met, and how many of them
are known not to be; last who was asked longest ago. All of it is counted from what the answers show. Siblings are
solved together and apart. A minimum-cost flow (networkx), whose costs are whole numbers: nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from ifodesk.domain.matching.around import Around
from ifodesk.domain.matching.finding import Finding
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.match import Ranked, in_order, rank
from ifodesk.domain.matching.need import Need
from ifodesk.domain.matching.places import Road
from ifodesk.domain.matching.terms import Answer, Group
from ifodesk.domain.sorting import swedish_key


class DoubleIdError(ValueError):
    """Two needs, or two homes, have one id."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("an id twice")


MOST_COUNTED: Final = 256
"""More than one need can count in a column."""


@dataclass(frozen=True, slots=True)
class Given:
    """The home that is proposed for a need."""

    need: Need
    ranked: Ranked
    best: Ranked
    """The first home for this need alone."""

    @property
    def gives_up(self) -> tuple[Finding, ...]:
        """Return what the first home of this need alone meets and the proposed one does not, as the latter answers."""
        pairs = zip(self.ranked.findings, self.best.findings, strict=True)
        return tuple(mine for mine, best in pairs if best.answer is Answer.MET and mine.answer is not Answer.MET)


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to give all needs a home."""

    given: tuple[Given, ...]
    """By id of the need."""
    unplaced: tuple[Need, ...]
    """Needs that no home is left for."""


@dataclass(frozen=True, slots=True)
class Between:
    """How far siblings who live apart have to each other."""

    one: str
    other: str
    """Ids of the two needs."""
    road: Road | None
    """None: where a home lies is not known."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Siblings together, and beside it apart."""

    together: Plan
    apart: Plan | None
    """None when no need has siblings."""
    between: tuple[Between, ...]


def joint(needs: Sequence[Need], homes: Iterable[Home], around: Around) -> Joint:
    """Return the best assignments. Neither the order of needs nor that of homes matters.

    Raises ``DoubleIdError``.
    """
    homes = tuple(homes)
    needs = sorted(needs, key=lambda need: need.id)
    if len({need.id for need in needs}) < len(needs) or len({home.id for home in homes}) < len(homes):
        raise DoubleIdError
    together = _plan(needs, homes, around)
    siblings = [need for need in needs if len(need.children) > 1]
    if not siblings:
        return Joint(together, None, ())
    apart = _plan([child for need in needs for child in need.apart()], homes, around)
    lives = {given.need.id: given.ranked.home for given in apart.given}
    return Joint(together, apart, tuple(one for need in siblings for one in _between(need, lives, around)))


def _between(need: Need, lives: Mapping[str, Home], around: Around) -> list[Between]:
    ids = [child.id for child in need.apart() if child.id in lives]
    return [Between(one, other, _road(lives[one], lives[other], around)) for one, other in combinations(ids, 2)]


def _road(one: Home, other: Home, around: Around) -> Road | None:
    start, end = (around.places.where(home.place, home.municipality) for home in (one, other))
    return around.places.road(start, end) if start and end else None


def _plan(needs: Sequence[Need], homes: Sequence[Home], around: Around) -> Plan:
    """Solve for needs that each want one home.

    Of each need only its first homes count, as many as there are needs: if it had a later one, one of the first were
    free and better. So the flow stays small however large the pool is.
    """
    waits = {home.id: place for place, home in enumerate(sorted(homes, key=_asked_last))}
    options = [
        [one for one in in_order(rank(need, homes, around)) if one.group is not Group.EXCLUDED][: len(needs)]
        for need in needs
    ]
    chosen = _flow([{one.home.id: _cost(one, waits, len(needs)) for one in found} for found in options])
    given, unplaced = [], []
    for need, found, home in zip(needs, options, chosen, strict=True):
        ranked = next((one for one in found if one.home.id == home), None)
        if ranked is None:
            unplaced.append(need)
        else:
            given.append(Given(need, ranked, found[0]))
    return Plan(tuple(given), tuple(unplaced))


def _asked_last(home: Home) -> tuple[int, str, str]:
    return home.last_asked.toordinal() if home.last_asked else 0, swedish_key(home.name), home.id


def _cost(ranked: Ranked, waits: Mapping[str, int], needs: int) -> int:
    """Return one whole number in which no column can outweigh the one before it, however many needs are summed."""
    base = needs * MOST_COUNTED
    total = 0
    for count in ranked.standing:
        total = total * base + count
    return total * (needs * len(waits) + 1) + waits[ranked.home.id]


def _flow(costs: Sequence[Mapping[str, int]]) -> list[str | None]:
    """Return the home of each need: as many needs as possible in a home, and of such assignments the cheapest.

    Args:
        costs: For each need the cost of each home that it may have.
    """
    import networkx as nx

    homes = list(dict.fromkeys(home for mine in costs for home in mine))
    place = {home: number for number, home in enumerate(homes, start=len(costs))}
    end = len(costs) + len(homes)
    nowhere = (len(costs) + 1) * (1 + max((cost for mine in costs for cost in mine.values()), default=0))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_node(end, demand=len(costs))
    for need, mine in enumerate(costs):
        graph.add_node(need, demand=-1)
        graph.add_edge(need, end, capacity=1, weight=nowhere)
        for home, cost in mine.items():
            graph.add_edge(need, place[home], capacity=1, weight=cost)
    for home in homes:
        graph.add_edge(place[home], end, capacity=1, weight=0)
    flow = nx.min_cost_flow(graph)
    return [next((home for home in mine if flow[need][place[home]]), None) for need, mine in enumerate(costs)]
