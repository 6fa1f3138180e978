"""What every part of the practice work is written with: the day, ids, chance, and the case under hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from ifodesk.domain.case_number import new
from ifodesk.domain.entities.case import Case, Party, Transfer, TransferState
from ifodesk.domain.ids import EntityId
from ifodesk.domain.transfer import transfer_id
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.families import Family
from ifodesk.workbench.practice.material import Material
from ifodesk.workbench.practice.model import Act, PracticeMember
from ifodesk.workbench.practice.seeded import SeededBytes

SWEDEN = timezone(timedelta(hours=1))
"""Winter time all the year, so that no database of time zones is needed."""
_TRANSFERS = {
    TransferState.TRANSFERRED: 62,
    TransferState.NOT_TO_BE_TRANSFERRED: 6,
    TransferState.NOT_TRANSFERRED: 32,
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Chance, ids and the day of the practice group."""

    rng: Random
    ids: SeededBytes
    day: date
    material: Material
    numbers: set[str] = field(default_factory=set)
    """Numbers that cases have."""

    def case_number(self, municipality: str, opened_on: date) -> str:
        """Return a number that no other case here has: they are random, so two may be equal once in a while."""
        while (number := new(municipality, opened_on, self.ids)) in self.numbers:
            pass
        self.numbers.add(number)
        return number

    def happens(self, odds: float) -> bool:
        """Return whether something with these odds (0-1) happens."""
        return self.rng.random() < odds

    def at(self, day: date) -> datetime:
        """Return a moment of office hours on *day*; on the group's own day before nine in the morning."""
        last = 9 if day >= self.day else 17
        moment = time(self.rng.randrange(8, last), self.rng.randrange(60))
        return datetime.combine(min(day, self.day), moment, SWEDEN)

    def between(self, first: date, last: date) -> date:
        """Return a day from *first* to *last*, both included, never after the group's own day."""
        days = (min(last, self.day) - first).days
        return first + timedelta(days=self.rng.randint(0, max(days, 0)))

    def lately(self) -> date:
        """Return one of the last three days. What the deputy did is from then, so that it comes last everywhere."""
        return self.between(self.day - timedelta(days=2), self.day)


@dataclass(frozen=True, slots=True)
class Opened:
    """A case while it is being written. ``acts`` grows."""

    desk: Desk
    case: Case
    client: Party
    parties: tuple[Party, ...]
    family: Family
    handler: PracticeMember
    deputy: PracticeMember | None
    acts: list[Act] = field(default_factory=list)

    @property
    def slots(self) -> dict[str, str]:
        """What texts about this case speak of."""
        family = self.family
        colleague = self.deputy or self.handler
        return {
            "client": family.client.given,
            "guardian": family.nearest(),
            "school": family.school,
            "place": family.place,
            "colleague": colleague.name.split()[0],
        }

    def save(self, day: date, *entities: object, by: PracticeMember | None = None) -> datetime:
        """Add one save by the handler, or by somebody else, and return its moment: never before the one before it."""
        at = max([self.desk.at(day), *(act.at + timedelta(minutes=3) for act in self.acts[-1:])])
        self.acts.append(Act((by or self.handler).key, at, entities))
        return at

    def transfer(self, document: EntityId, day: date) -> None:
        """Say of most documents that they stand in the record system, of some that they shall not, of some nothing."""
        state = self.desk.rng.choices(tuple(_TRANSFERS), tuple(_TRANSFERS.values()))[0]
        if state is TransferState.NOT_TRANSFERRED:
            return
        transferred = state is TransferState.TRANSFERRED
        on = self.desk.between(day, day + timedelta(days=4))
        record = words.RECORD_NUMBER.format(year=on.year, number=self.desk.rng.randrange(1, 3000))
        self.save(
            on,
            Transfer(
                id=transfer_id(document),
                case=self.case.id,
                document=document,
                state=state,
                on=on,
                marked_on=on,
                by=self.handler.id,
                record_number=record if transferred else None,
                reason=None if transferred else words.NOTHING_NEW,
            ),
        )
