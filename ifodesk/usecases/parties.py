"""The people of a case: family, network, representatives. Together they are its circle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain import personal_number as numbers
from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import Made, change, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AddParty:
    """Add a person to a case."""

    session: Session

    def __call__(  # noqa: PLR0913 - everything but the role may be left out
        self,
        case: EntityId,
        *,
        role: PartyRole,
        name: str = "",
        former_surname: str = "",
        personal_number: str = "",
        relation: str | None = None,
        same_household: bool | None = None,
        phone: str = "",
        protected: bool | None = None,
        birth_year: int | None = None,
    ) -> Made:
        """Return the new party. A number that cannot be read is kept as typed; one that can gives the birth year."""
        party = Party(
            id=new_id(self.session.random),
            case=case,
            role=role,
            name=name,
            former_surname=former_surname,
            relation=relation,
            same_household=same_household,
            phone=phone,
            protected=protected,
            birth_year=birth_year,
        )
        party = with_number(party, personal_number, self.session.clock.today())
        return Made(party.id, self.session.records.save([Write(tidy(party))]))


@dataclass(frozen=True, slots=True)
class ChangeParty:
    """Change what stands about a person of a case."""

    session: Session

    def __call__(self, seen: Seen[Party], value: Party) -> Saved:
        """Save *value* in place of what was seen; a changed number is read anew."""
        if value.personal_number != seen.value.personal_number:
            value = with_number(value, value.personal_number or "", self.session.clock.today())
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class RemoveParty:
    """Take a person out of a case."""

    session: Session

    def __call__(self, seen: Seen[Party]) -> Saved:
        """Remove what was seen. Raises ``RuleError`` client_stays for the only client of the case."""
        case = seen.value.case
        if seen.value.role is PartyRole.CLIENT and case is not None:
            others = self.session.records.children(Party, case)
            if not any(o.value.role is PartyRole.CLIENT and o.value.id != seen.value.id for o in others):
                raise RuleError(Refusal.CLIENT_STAYS)
        return self.session.records.remove(seen)


def with_number(party: Party, typed: str, today: date) -> Party:
    """Return *party* with a number as typed: 12 digits and the birth year when it can be read, else unchanged text."""
    match numbers.read(typed, today):
        case numbers.Readable(digits=digits, birth_year=year):
            return replace(party, personal_number=digits, birth_year=year)
        case numbers.AsTyped(text=text):
            return replace(party, personal_number=text if text.strip() else None)
