"""Waivers to the pool: written, specific, withdrawable. Withdrawing one takes the home out in the same act."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.home import HomeAdult, HomeWaiver
from ifodesk.domain.home_codes import as_codes
from ifodesk.domain.home_pool import SHAREABLE
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.pool_settling import and_settle
from ifodesk.usecases.saving import Made, change, check_not_ahead, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class NoteWaiver:
    """Write down a signed waiver of one adult.

    Source: OSL 2009:400 10 kap. 1 §, 12 kap. 2 §. It replaces what that person said before.
    """

    session: Session

    def __call__(
        self,
        adult: EntityId,
        *,
        municipalities: Collection[str],
        fields: Collection[str],
        given_on: date | None = None,
        kept_where: str = "",
        valid_until: date | None = None,
    ) -> Made:
        """Return the waiver; a home in the pool is made to agree with it.

        Args:
            adult: Who signed.
            municipalities: SCB codes of who may know.
            fields: Names of `SHAREABLE` fields; unknown ones are refused.
            given_on: None: today.
            kept_where: Where the signed paper lies.
            valid_until: The last day; None: until it is withdrawn.

        Raises:
            RuleError: waiver_not_written (no municipality or no known field), in_the_future, days_backwards.
        """
        session = self.session
        person = session.records.get(HomeAdult, adult).value
        if not municipalities or not fields or not set(fields) <= set(SHAREABLE) or person.home is None:
            raise RuleError(Refusal.WAIVER_NOT_WRITTEN)
        day = check_not_ahead(session, given_on)
        if valid_until is not None and valid_until < day:
            raise RuleError(Refusal.DAYS_BACKWARDS)
        waiver = HomeWaiver(
            id=new_id(session.random),
            home=person.home,
            adult=adult,
            given_on=day,
            written=True,
            kept_where=words_or_none(kept_where),
            municipalities=as_codes(municipalities),
            fields=as_codes(fields),
            valid_until=valid_until,
            noted_by=session.directory.me().id,
        )
        return Made(waiver.id, and_settle(session, session.records.save([Write(waiver)]), person.home))


@dataclass(frozen=True, slots=True)
class WithdrawWaiver:
    """Somebody takes a waiver back. The home leaves the pool here at once, and with each of the others at next sync.

    A municipality with a placement in the home keeps what its own placement says. What was read cannot be unread.
    """

    session: Session

    def __call__(self, seen: Seen[HomeWaiver], *, on: date | None = None) -> Saved:
        """Save the day, first in the file. Raises ``RuleError`` already_ended, in_the_future."""
        session = self.session
        if seen.value.withdrawn_on is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        saved = change(session.records, seen, replace(seen.value, withdrawn_on=check_not_ahead(session, on)))
        if seen.value.home is None:
            return saved
        return and_settle(session, saved, seen.value.home)
