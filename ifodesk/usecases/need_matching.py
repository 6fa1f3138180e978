"""Matching needs against the pool as it is seen here, and asking a home about one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ifodesk.domain.entities.home_need import Need, NeedStep1
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.joint import Joint, joint
from ifodesk.domain.matching.match import Matched, match
from ifodesk.domain.matching.terms import Criterion
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
class JointMatch:
    """Homes for several needs at once, with what each gives up."""

    joint: Joint
    lines: Mapping[str, PoolLine]


@dataclass(frozen=True, slots=True)
class MatchNeed:
    """Match one need: the whole one in its own municipality, the graded one anywhere."""

    session: Session

    def __call__(self, need: Need | NeedStep1, *, without: EntityId | None = None) -> NeedMatch:
        """Return every home's answer; *without* leaves one home out. Raises ``RuleError`` need_lacking."""
        wanted = read_need(need)
        lines = _pool(self.session)
        homes = [as_match_home(line) for line in lines.values() if line.home.value.id != without]
        return NeedMatch(match(wanted, homes, around(self.session)), lines)


@dataclass(frozen=True, slots=True)
class MatchTogether:
    """Match several needs at once."""

    session: Session

    def __call__(self, needs: Sequence[Need | NeedStep1]) -> JointMatch:
        """Return the best homes together. Raises ``RuleError`` need_lacking."""
        lines = _pool(self.session)
        homes = [as_match_home(line) for line in lines.values()]
        return JointMatch(joint([read_need(one) for one in needs], homes, around(self.session)), lines)


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


def _pool(session: Session) -> dict[str, PoolLine]:
    return {line.home.value.id.hex(): line for line in ReadPool(session)()}
