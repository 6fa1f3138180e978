"""Asking a home (tillfrågan): who asked, what was told in codes, what the home said. A no lowers nothing later."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer, NeutralReason, PoolHome
from ifodesk.domain.home_cells import LONGEST_KEY, MOST_PLACES
from ifodesk.domain.home_codes import as_codes
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, change, new_id
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AskHome:
    """Note that a home is being asked: at the next sync the others see "tillfrågas nu av Åsele"."""

    session: Session

    def __call__(
        self, entry: EntityId, *, places: int = 1, need: EntityId | None = None, told: Collection[str] = ()
    ) -> Made:
        """Return the inquiry.

        Args:
            entry: The home in the pool.
            places: How many places are asked for, 1-20.
            need: The graded need of step 1.
            told: Codes of the fields of step 1 that the home is told.

        Raises:
            RuleError: places_out_of_range, key_too_long.
        """
        session, me = self.session, self.session.directory.me()
        session.records.get(PoolHome, entry)
        if not 0 < places <= MOST_PLACES:
            raise RuleError(Refusal.PLACES_OUT_OF_RANGE)
        if any(not 0 < len(code) <= LONGEST_KEY for code in told):
            raise RuleError(Refusal.KEY_TOO_LONG)
        inquiry = Inquiry(
            id=new_id(session.random),
            home=entry,
            need=need,
            municipality=me.municipality,
            asked_by=me.id,
            asked_at=session.clock.now(),
            told=as_codes(told),
            places=places,
        )
        return Made(inquiry.id, session.records.save([Write(inquiry)]))


@dataclass(frozen=True, slots=True)
class AnswerInquiry:
    """Write down what the home said."""

    session: Session

    def __call__(
        self,
        seen: Seen[Inquiry],
        answer: InquiryAnswer,
        *,
        reason: NeutralReason | None = None,
        call_back_on: date | None = None,
    ) -> Saved:
        """Save the answer; a home that was to come back may answer once more.

        Args:
            seen: What was asked.
            answer: Yes, no, or that the home comes back.
            reason: Of a no, as far as the group may know.
            call_back_on: When the home comes back.

        Raises:
            RuleError: other_municipality for somebody else's question, already_answered, before_today.
        """
        session, me = self.session, self.session.directory.me()
        if seen.value.municipality != me.municipality:
            raise RuleError(Refusal.OTHER_MUNICIPALITY)
        if seen.value.answer not in {None, InquiryAnswer.LATER}:
            raise RuleError(Refusal.ALREADY_ANSWERED)
        later = answer is InquiryAnswer.LATER
        if later and call_back_on is not None and call_back_on < session.clock.today():
            raise RuleError(Refusal.BEFORE_TODAY)
        value = replace(
            seen.value,
            answer=answer,
            answered_at=session.clock.now(),
            reason=reason if answer is InquiryAnswer.NO else None,
            call_back_on=call_back_on if later else None,
        )
        return change(session.records, seen, value)
