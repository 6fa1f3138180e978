"""The signed-in person's own ties, in a compartment that nobody else's device has the key to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ifodesk.domain import personal_number as numbers
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.own import OwnTie, TieReview
from ifodesk.domain.review import DEFAULT_MONTHS, SETTING, is_reviewed, months_of
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import OWN
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AddOwnTie:
    """Add a tie to the own list."""

    session: Session

    def __call__(
        self, *, relation: str, name: str, former_surname: str = "", personal_number: str = "", comment: str = ""
    ) -> Made:
        """Return the new tie. Relation and name are enough. Raises ``RuleError`` name_needed."""
        if words_or_none(name) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        tie = OwnTie(
            id=new_id(self.session.random),
            relation=relation,
            name=name.strip(),
            former_surname=former_surname,
            personal_number=_number(self.session, personal_number),
            comment=comment,
        )
        return Made(tie.id, self.session.records.save([Write(tidy(tie))], home=OWN))


@dataclass(frozen=True, slots=True)
class ChangeOwnTie:
    """Change a tie of the own list."""

    session: Session

    def __call__(self, seen: Seen[OwnTie], value: OwnTie) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` name_needed."""
        if words_or_none(value.name) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        if value.personal_number != seen.value.personal_number:
            value = replace(value, personal_number=_number(self.session, value.personal_number or ""))
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class EndOwnTie:
    """Say that a tie is no more; it stays in the list, and gives hits only as `still_counted` says."""

    session: Session

    def __call__(self, seen: Seen[OwnTie]) -> Saved:
        """Save the tie as ended."""
        return change(self.session.records, seen, replace(seen.value, ended=True))


@dataclass(frozen=True, slots=True)
class RemoveOwnTie:
    """Take a tie out of the own list."""

    session: Session

    def __call__(self, seen: Seen[OwnTie]) -> Saved:
        """Remove what was seen."""
        return self.session.records.remove(seen)


@dataclass(frozen=True, slots=True)
class ReviewOwnTies:
    """Say that the own list has been gone through. An empty list can be gone through, too."""

    session: Session

    def __call__(self) -> Made:
        """Return the review, dated now."""
        review = TieReview(id=new_id(self.session.random), reviewed_at=self.session.clock.now())
        return Made(review.id, self.session.records.save([Write(review)], home=OWN))


def last_review(session: Session) -> datetime | None:
    """Return when the own list was last gone through, as far as this device knows."""
    reviews = (seen.value.reviewed_at for seen in session.records.all(TieReview))
    return max((at for at in reviews if at is not None), default=None)


def ties_are_reviewed(session: Session) -> bool:
    """Return whether the own list was gone through within the municipality's setting (twelve months by default)."""
    return is_reviewed(last_review(session), session.clock.now(), months=_months(session))


def _months(session: Session) -> int:
    settings = (seen.value.values for seen in session.records.all(MunicipalitySettings))
    return next((months_of(values[SETTING]) for values in settings if SETTING in values), DEFAULT_MONTHS)


def _number(session: Session, typed: str) -> str | None:
    match numbers.read(typed, session.clock.today()):
        case numbers.Readable(digits=digits):
            return digits
        case numbers.AsTyped(text=text):
            return text if text.strip() else None
