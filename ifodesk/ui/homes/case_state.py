"""What is read for the tab Placering. Frozen, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.matching.match import Matched
from ifodesk.domain.matching.need import Need as Wanted
from ifodesk.domain.matching.places import Gazetteer
from ifodesk.domain.placement_law import PlacementLaw
from ifodesk.domain.placement_levels import Levels
from ifodesk.usecases.needs import Step1Preview
from ifodesk.usecases.placements import PlacementFile
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Member
from ifodesk.usecases.proposal_reading import ProposalFile
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need of the case."""

    seen: Seen[Need]
    wanted: Wanted | None
    """As it is matched; None while it lacks something."""


@dataclass(frozen=True, slots=True)
class CaseRead:
    """Everything of one moment."""

    case: EntityId
    needs: tuple[NeedView, ...]
    preview: Step1Preview | None
    """Of the need whose sending is looked at."""
    matched: Matched | None
    """Of the need whose homes are shown."""
    proposals: tuple[ProposalFile, ...]
    placements: tuple[PlacementFile, ...]
    law: PlacementLaw
    levels: Levels
    people: tuple[Member, ...]
    lines: Mapping[str, PoolLine]
    """The pool, by the id that the match knows a home by."""
    asked: Mapping[str, PoolLine]
    """The same without the municipality's own questions for other children: whose answers these homes still owe."""
    gazetteer: Gazetteer
    names: Mapping[MemberId, str]
    mine: str
    """SCB code of the signed-in person's municipality."""
    today: date
