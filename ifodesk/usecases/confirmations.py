"""How the responsible person said yes to a measure: in ifodesk, by word of mouth, or on a slip of paper.

Whoever is responsible need not use ifodesk. Only users' silence turns red (`today`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.sip import Confirmation, Measure
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.plans import name_of
from ifodesk.usecases.saving import change, check_not_ahead, words_or_none
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class ConfirmMeasure:
    """Say yes to one's own measure."""

    session: Session

    def __call__(self, seen: Seen[Measure]) -> Saved:
        """Save it as confirmed by the signed-in person, today. Raises ``RuleError`` not_responsible."""
        me = self.session.directory.me()
        if seen.value.responsible_member != me.id:
            raise RuleError(Refusal.NOT_RESPONSIBLE)
        confirmed = replace(
            seen.value,
            confirmation=Confirmation.OWN,
            confirmed_on=self.session.clock.today(),
            confirmed_by=me.name,
            confirmation_noted_by=me.id,
        )
        return change(self.session.records, seen, confirmed)


@dataclass(frozen=True, slots=True)
class NoteConfirmation:
    """Write down that somebody said yes by word of mouth, or signed the slip."""

    session: Session

    def __call__(
        self,
        seen: Seen[Measure],
        *,
        form: Confirmation = Confirmation.ORAL,
        by: str = "",
        on: date | None = None,
    ) -> Saved:
        """Save it, by the responsible person and of today unless something else is said.

        Raises ``RuleError``: nobody_responsible, own_answer_by_click (one's own yes is not oral), in_the_future.
        """
        session, measure = self.session, seen.value
        chosen = measure.responsible_member
        who = words_or_none(by) or words_or_none(measure.responsible) or (name_of(session, chosen) if chosen else "")
        if not who:
            raise RuleError(Refusal.NOBODY_RESPONSIBLE)
        if form is Confirmation.OWN:
            raise RuleError(Refusal.OWN_ANSWER_BY_CLICK)
        confirmed = replace(
            measure,
            confirmation=form,
            confirmed_on=check_not_ahead(session, on),
            confirmed_by=who,
            confirmation_noted_by=session.directory.me().id,
        )
        return change(session.records, seen, confirmed)


@dataclass(frozen=True, slots=True)
class TakeBackConfirmation:
    """Write down that a measure is not confirmed after all."""

    session: Session

    def __call__(self, seen: Seen[Measure]) -> Saved:
        """Save it as not confirmed; the former yes stays in the history."""
        return change(self.session.records, seen, unconfirmed(seen.value))


def unconfirmed(measure: Measure) -> Measure:
    """Return a measure that nobody has said yes to."""
    return replace(measure, confirmation=None, confirmed_on=None, confirmed_by=None, confirmation_noted_by=None)
