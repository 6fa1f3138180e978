"""What a proposal would cost: reckoned, kept on the child's case, carried into the placement and its pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ifodesk.domain.cost_cells import described, kept_cost, kept_kind
from ifodesk.domain.entities.placement import Placement, Proposal
from ifodesk.domain.entities.placement_costing import PlacementCost
from ifodesk.domain.home_codes import HomeKind as Kind
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import Cost
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_known
from ifodesk.usecases.saving import Made, change, find, new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session

LONGEST_TERM = 200
"""So many characters of what was typed in a field are kept."""


@dataclass(frozen=True, slots=True)
class NotedCost:
    """One calculation that is kept."""

    value: PlacementCost
    kind: HomeKind | None
    """None: of a newer program."""
    cost: Cost | None
    """None: it cannot be read whole here."""


@dataclass(frozen=True, slots=True)
class ProposalCosts:
    """What is reckoned for one proposal."""

    kind: HomeKind
    """As what home the proposal is reckoned: a network home as an own one."""
    newest: tuple[NotedCost, ...]
    """The newest of each kind of home, in the order of the kinds; one that cannot be read stands last."""
    before: Cost | None = None
    """What was reckoned before it for the proposal's own kind."""

    @property
    def own(self) -> NotedCost | None:
        """Return the one that counts: of the proposal's own kind of home."""
        return next((one for one in self.newest if one.kind is self.kind), None)

    @property
    def others(self) -> tuple[NotedCost, ...]:
        """Return what stands beside it: the other kinds of home."""
        return tuple(one for one in self.newest if one.kind is not self.kind)


@dataclass(frozen=True, slots=True)
class NoteCost:
    """Keep a calculation with its proposal; the placement that has come of it carries the new price by the day."""

    session: Session

    def __call__(self, proposal: Proposal, kind: HomeKind, cost: Cost, terms: Mapping[str, str]) -> Made:
        """Return what is kept. The former ones stay readable.

        Args:
            proposal: Whose; it may be laid forward or a placement already.
            kind: As what home it was reckoned.
            cost: As it came out.
            terms: What was typed, by field (`cost_cells.typed`).

        Raises:
            RuleError: already_proposed (a proposal that was withdrawn), older_group.
        """
        session = self.session
        if proposal.withdrawn_on is not None:
            raise RuleError(Refusal.ALREADY_PROPOSED)
        check_known(session, "placement_cost")
        made = PlacementCost(
            id=new_id(session.random),
            proposal=proposal.id,
            terms={key: text[:LONGEST_TERM] for key, text in terms.items()},
            made_by=session.directory.me().id,
            made_at=session.clock.now(),
        )
        saved = session.records.save([Write(described(made, kind, cost))])
        placement = None if proposal.placement is None else find(session.records, Placement, proposal.placement)
        if placement is None or kind is not reckoned_as(proposal):
            return Made(made.id, saved)
        carried = change(session.records, placement, replace(placement.value, cost_per_day=int(cost.per_day)))
        return Made(made.id, replace(saved, changed=together(saved.changed, carried.changed)))


def costs_of(session: Session, proposal: Proposal) -> ProposalCosts:
    """Return what is reckoned for a proposal."""
    kept = [seen.value for seen in session.records.children(PlacementCost, proposal.id)]
    kept.sort(key=lambda one: (one.made_at or datetime.min.replace(tzinfo=UTC), one.id))
    noted = [NotedCost(one, kept_kind(one), kept_cost(one)) for one in kept]
    newest = {one.kind: one for one in noted}
    order = [*HomeKind, None]
    kind = reckoned_as(proposal)
    former = [one.cost for one in noted if one.kind is kind][:-1]
    return ProposalCosts(kind, tuple(newest[one] for one in order if one in newest), former[-1] if former else None)


def reckoned_as(proposal: Proposal) -> HomeKind:
    """Return as what home a proposal is reckoned: a network home is paid as an own one."""
    if proposal.kind == Kind.NETWORK.value:
        return HomeKind.FOSTER
    return next((kind for kind in HomeKind if kind.value == proposal.kind), HomeKind.FOSTER)
