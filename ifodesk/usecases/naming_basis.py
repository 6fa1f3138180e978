"""By what right a person of another municipality is told the names of a case, to be asked about jäv.

Source: OSL 2009:400 8 kap. 1 § (secrecy between the eight); `resources/law/sharing.json`, never 10 kap. 27 §.
"""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.disqualification import NamingBasis
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, new_id, words_or_none
from ifodesk.usecases.seen import Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class RecordNamingBasis:
    """Write down by what right one person elsewhere may be told the names. It lets nobody in."""

    session: Session

    def __call__(self, case: EntityId, member: MemberId, *, basis: str, detail: str) -> Made:
        """Return the basis.

        Args:
            case: The case.
            member: Who is to be asked, of another municipality.
            basis: A code of the law on sharing.
            detail: The answer to what the basis asks.

        Raises:
            RuleError: not_a_member, same_municipality, basis_never, no_basis, basis_detail_needed, older_group.
        """
        session = self.session
        municipality = session.records.get(Case, case).value.municipality or session.directory.me().municipality
        if check_active(session, member).municipality == municipality:
            raise RuleError(Refusal.SAME_MUNICIPALITY)
        check_basis(session, basis, detail)
        check_may_write(session, case, "naming_basis")
        made = NamingBasis(
            id=new_id(session.random),
            case=case,
            member=member,
            basis=basis,
            detail=words_or_none(detail),
            recorded_at=session.clock.now(),
            recorded_by=session.directory.me().id,
        )
        return Made(made.id, session.records.save([Write(made)]))


def naming_basis_of(session: Session, case: EntityId, member: MemberId) -> Seen[NamingBasis] | None:
    """Return the newest basis for telling *member* the names of *case*; None when there is none."""
    found = [seen for seen in session.records.children(NamingBasis, case) if seen.value.member == member]
    return found[-1] if found else None


def check_basis(session: Session, basis: str, detail: str) -> None:
    """Raise ``RuleError`` basis_never, no_basis or basis_detail_needed unless *basis* holds and is explained."""
    if basis in session.sharing_law.never:
        raise RuleError(Refusal.BASIS_NEVER)
    if session.sharing_law.basis(basis) is None:
        raise RuleError(Refusal.NO_BASIS)
    if words_or_none(detail) is None:
        raise RuleError(Refusal.BASIS_DETAIL_NEEDED)
