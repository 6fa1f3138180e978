"""What buttons of the tab Placering do without a form: begin a proposal, lay it forward, gather its paper. No Qt."""

from __future__ import annotations

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.matching.need import Need
from ifodesk.usecases.home_papers import HomeCover, ProposalPaper
from ifodesk.usecases.placements import planned_duties
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.proposal_reading import ReadProposal
from ifodesk.usecases.proposals import Propose, StartProposal
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session
from ifodesk.words.placement_words import duty_lines, proposal_paper


def start(session: Session, need: EntityId, wanted: Need, line: PoolLine) -> Made:
    """Begin the way to a placement in a home: as the first kind that both the need and the home name. Store lane."""
    asked = {kind.value for kind in wanted.kinds}
    kinds = [kind for kind in HomeKind if kind.value in asked and line.home.value.kinds.get(kind.value)]
    kind = kinds[0] if kinds else HomeKind.FOSTER
    return StartProposal(session)(need, line.home.value.id, kind=kind, from_on=wanted.month if wanted.exact else None)


def propose(session: Session, proposal: EntityId) -> Saved:
    """Lay a proposal before those who decide. Store lane."""
    return Propose(session)(session.records.get(Proposal, proposal))


def paper(session: Session, proposal: EntityId) -> ProposalPaper:
    """Return a proposal as it is printed; the name of a protected child is left to be written by hand. Store lane."""
    file = ReadProposal(session)(proposal)
    case = file.proposal.value.case
    cover = cover_of(session, case)
    child = "" if cover.protected else ", ".join(one.name for one in _clients(session, case) if one.name)
    duties = duty_lines(planned_duties(session, file.proposal.value), session.placement_law, session.directory)
    return proposal_paper(file, cover, session.directory, child=child, duties=duties)


def cover_of(session: Session, case: EntityId | None) -> HomeCover:
    """Return what stands above a paper about a child's case: its number, never the child."""
    overview = None if case is None else session.queries.overview(case)
    me = session.directory.me()
    return HomeCover(
        municipality=session.directory.municipality_name(me.municipality),
        case_number="" if overview is None else overview.row.number,
        made_on=session.clock.today(),
        made_by=me.name,
        practice=session.practice,
        protected=any(one.protected for one in _clients(session, case)),
    )


def _clients(session: Session, case: EntityId | None) -> tuple[Party, ...]:
    overview = None if case is None else session.queries.overview(case)
    parties = () if overview is None else overview.parties
    return tuple(seen.value for seen in parties if seen.value.role is PartyRole.CLIENT)
