"""Whether a client with an addiction was offered an interview: what the coverage is counted from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.interview import InterviewOffer, OfferAnswer
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class SaveOffer:
    """Write down whether the client has an addiction, and what was offered and answered."""

    session: Session

    def __call__(
        self,
        case: EntityId,
        *,
        addiction: bool | None,
        offered_on: date | None = None,
        answer: OfferAnswer | None = None,
    ) -> Saved:
        """Save it for the case, in place of what stood. Raises ``RuleError``: in_the_future, older_group."""
        session = self.session
        if offered_on is not None and offered_on > session.clock.today():
            raise RuleError(Refusal.IN_THE_FUTURE)
        if not session.readers.may_write(case, "interview_offer"):
            raise RuleError(Refusal.OLDER_GROUP)
        seen = offer_of(session, case)
        value = InterviewOffer(id=part_id(case, "offer"), case=case) if seen is None else seen.value
        value = replace(value, addiction=addiction, offered_on=offered_on, answer=answer)
        return session.records.save([Write(value, seen)])


def offer_of(session: Session, case: EntityId) -> Seen[InterviewOffer] | None:
    """Return what is written down for a case; None when nothing is."""
    return find(session.records, InterviewOffer, part_id(case, "offer"))
