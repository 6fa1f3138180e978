"""Matching needs against the pool as it is seen here, and asking a home about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.entities.pool import ClaimState
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.home import Home
from ifodesk.domain.matching.match import Matched, match
from ifodesk.domain.matching.terms import Criterion
from ifodesk.domain.vacancy import places_to_reserve
from ifodesk.usecases.inquiries import AskHome
from ifodesk.usecases.needs import read_need
from ifodesk.usecases.on_call_list import around
from ifodesk.usecases.pool import PoolLine, ReadPool
from ifodesk.usecases.pool_matching import as_match_home
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class NeedMatch:
    """Every home's answer to one need."""

    matched: Matched
    lines: Mapping[str, PoolLine]
    """By the id of the home in the answer: telephone, who asks it now, places."""


@dataclass(frozen=True, slots=True)
class MatchNeed:
    """Match one need: the whole one in its own municipality, the graded one anywhere."""

    session: Session

    def __call__(
        self, need: Need | NeedStep1, *, without: EntityId | None = None, held: EntityId | None = None
    ) -> NeedMatch:
        """Return every home's answer.

        Args:
            need: What is asked for. Places that are reserved for it count as free for it.
            without: A home to leave out.
            held: A claim that is this need's own although it does not say so.

        Raises:
            RuleError: need_lacking.
        """
        wanted = read_need(need)
        lines = _pool(self.session)
        step1 = need.step1 if isinstance(need, Need) else need.id
        homes = [_home(line, step1, held) for line in lines.values() if line.home.value.id != without]
        return NeedMatch(match(wanted, homes, around(self.session)), lines)


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Ask a home about a need that the group knows: the home is told what stands there, nothing else."""

    session: Session

    def __call__(self, seen: Seen[NeedStep1], entry: EntityId) -> Made:
        """Return the inquiry. Raises ``RuleError`` need_lacking, places_out_of_range."""
        value = seen.value
        wanted = read_need(value)
        told = ["kinds", "bands", "month", *(["area"] if value.area else [])]
        told += [one.value for one in Criterion if one.value in value.demands]
        return AskHome(self.session)(entry, places=len(wanted.children), need=value.id, told=told)


def _home(line: PoolLine, step1: EntityId | None, held: EntityId | None) -> Home:
    """Return a home as it is matched; what is reserved for this very need is not taken from it."""
    home = as_match_home(line)
    claims = [one.value for one in line.claims]
    reserved = [one for one in claims if one.state is ClaimState.RESERVED]
    others = [one for one in reserved if one.id != held and (step1 is None or one.need != step1)]
    total = places_to_reserve(None if line.vacancy is None else line.vacancy.value, claims)
    if total is None or len(others) == len(reserved):
        return home
    return replace(home, places=max(total - sum(one.places or 1 for one in others), 0))


def _pool(session: Session) -> dict[str, PoolLine]:
    return {line.home.value.id.hex(): line for line in ReadPool(session)()}
