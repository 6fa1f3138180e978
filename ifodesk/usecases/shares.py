"""Where a case is shared, and the parts of its plans: what sharing, letting in and walls have in common."""

from __future__ import annotations

from ifodesk.domain.entities.access import CaseShare, SharedCaseBasis
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_parts import PlanPart, PlanPartLink
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session


def shares_of(session: Session, case: EntityId) -> tuple[EntityId, ...]:
    """Return the shared cases that *case* points to and that the signed-in person reads, oldest first."""
    named = (seen.value.shared for seen in session.records.children(CaseShare, case))
    return tuple(one for one in dict.fromkeys(named) if one is not None and find(session.records, Case, one))


def sources_of(session: Session, shared: EntityId) -> tuple[EntityId, ...]:
    """Return the cases that point to *shared* and that the signed-in person reads: those of the own municipality."""
    named = (one.case for one in session.records.values(CaseShare) if one.shared == shared)
    return tuple(one for one in dict.fromkeys(named) if one is not None)


def parts_of_case(session: Session, case: EntityId) -> tuple[EntityId, ...]:
    """Return the parts of the plans of *case* that the signed-in person reads, oldest first."""
    plans = (seen.value.id for seen in session.records.children(InternalSip, case))
    named = (seen.value.part for plan in plans for seen in session.records.children(PlanPartLink, plan))
    return tuple(one for one in dict.fromkeys(named) if one is not None and find(session.records, Case, one))


def part_of(session: Session, case: EntityId) -> Seen[PlanPart] | None:
    """Return what stands above a part of a plan; None for any other case."""
    found = session.records.children(PlanPart, case)
    return found[0] if found else None


def every_share(session: Session, case: EntityId) -> tuple[EntityId, ...]:
    """Return *case*, where it is shared and the parts of its plans: who is shut out of one is shut out of all."""
    return case, *shares_of(session, case), *parts_of_case(session, case)


def basis_of(session: Session, shared: EntityId) -> Seen[SharedCaseBasis]:
    """Return by what right a case is shared, the newest. Raises ``NotFoundError`` for a case that is not shared."""
    found = session.records.children(SharedCaseBasis, shared)
    if not found:
        raise NotFoundError
    return found[-1]
