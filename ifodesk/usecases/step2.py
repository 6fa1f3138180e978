"""Step 2: exact ages, school and language, to the one municipality whose home is asked, by a recorded right.

It goes into a case that the two share (`OpenShared`): never into the group. Source: OSL 26 kap. 9 §, 10 kap. 1 §.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.child_population import Fitting, fitting
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer, PoolHome
from ifodesk.domain.home_need import described, second
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.matching import need as matching
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.needs import read_need
from ifodesk.usecases.saving import Made, new_id
from ifodesk.usecases.seen import Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import basis_of, shares_of
from ifodesk.usecases.sharing import OpenShared, Terms


@dataclass(frozen=True, slots=True)
class Step2Preview:
    """Exactly what the other municipality will know, and how few children that fits."""

    need: matching.Need
    kept_back: tuple[matching.Demand, ...]
    fitting: Fitting | None


@dataclass(frozen=True, slots=True)
class PreviewStep2:
    """Show what would be told, before anything is."""

    session: Session

    def __call__(self, need: EntityId) -> Step2Preview:
        """Return it. Raises ``RuleError`` need_lacking."""
        session = self.session
        wanted = read_need(session.records.get(Need, need).value)
        told = second(wanted)
        back = tuple(one for one in wanted.demands if one not in told.demands)
        return Step2Preview(told, back, fitting(session.child_population, session.directory.me().municipality, told))


@dataclass(frozen=True, slots=True)
class SendStep2:
    """Tell people of the municipality whose home is asked."""

    session: Session

    def __call__(self, need: EntityId, entry: EntityId, members: Collection[MemberId], terms: Terms) -> Made:
        """Return the shared case with the need in it.

        A shared case that these people read already is used again; *terms* then stay as they were.

        Args:
            need: The whole need in the child's case.
            entry: The home in the pool that was asked.
            members: People of that home's municipality.
            terms: By what right, what, and until when.

        Raises:
            RuleError: same_municipality, home_elsewhere, home_not_asked, need_lacking, and as `OpenShared`.
        """
        session = self.session
        value = session.records.get(Need, need).value
        if value.case is None:
            raise NotFoundError
        told = second(read_need(value))
        municipality = self._check_asked(value, entry, members)
        shared = share_with(session, value.case, municipality, members)
        if shared is None:
            shared = OpenShared(session)(value.case, members, terms).id
        copy = Need(id=new_id(session.random), case=shared, arisen_on=value.arisen_on, noted_by=value.noted_by)
        return Made(shared, session.records.save([Write(described(copy, told))]))

    def _check_asked(self, need: Need, entry: EntityId, members: Collection[MemberId]) -> str:
        session, mine = self.session, self.session.directory.me().municipality
        municipality = session.records.get(PoolHome, entry).value.municipality or ""
        if municipality == mine:
            raise RuleError(Refusal.SAME_MUNICIPALITY)
        if any(session.directory.member(one).municipality != municipality for one in members):
            raise RuleError(Refusal.HOME_ELSEWHERE)
        asked = (seen.value for seen in session.records.children(Inquiry, entry))
        if not any(one.municipality == mine and _is_about(one, need) for one in asked):
            raise RuleError(Refusal.HOME_NOT_ASKED)
        return municipality


def _is_about(asked: Inquiry, need: Need) -> bool:
    """Return whether a home is asked about this very need, and has not said no.

    A question that names no need counts from the day that the need arose.
    """
    if asked.answer is InquiryAnswer.NO:
        return False
    if asked.need is not None:
        return asked.need == need.step1
    return asked.asked_at is not None and (need.arisen_on or date.max) <= asked.asked_at.astimezone().date()


def share_with(
    session: Session, case: EntityId, municipality: str, members: Collection[MemberId] = ()
) -> EntityId | None:
    """Return where a case is shared with a municipality now and *members* read; None when it is not."""
    for shared in shares_of(session, case):
        basis = basis_of(session, shared).value
        open_now = basis.ended_on is None and basis.to_municipality == municipality
        if open_now and set(members) <= set(session.readers.readers(shared)):
            return shared
    return None
