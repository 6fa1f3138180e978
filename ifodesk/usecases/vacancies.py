"""Free places: confirmed by somebody on a day, and believed for so many days only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.pool import PoolHome, Vacancy
from ifodesk.domain.home_cells import MOST_PLACES
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.pool import check_own
from ifodesk.usecases.saving import find
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class ConfirmVacancy:
    """Somebody has asked the home today: so many places, from a day, a break, when to ask next."""

    session: Session

    def __call__(
        self,
        entry: EntityId,
        free: int,
        *,
        from_on: date | None = None,
        paused_until: date | None = None,
        next_on: date | None = None,
    ) -> Saved:
        """Save it as confirmed today by the signed-in person. It settles what others wrote differently before.

        Args:
            entry: The home in the pool.
            free: 0-20.
            from_on: From when; None: now.
            paused_until: The last day of a break; None: there is none.
            next_on: When to ask again; None: when the confirmation is no longer believed.

        Raises:
            RuleError: not_your_home, places_out_of_range, before_today (a break or a next day that has been).
        """
        session, today = self.session, self.session.clock.today()
        check_own(session, session.records.get(PoolHome, entry).value)
        if not 0 <= free <= MOST_PLACES:
            raise RuleError(Refusal.PLACES_OUT_OF_RANGE)
        if any(day is not None and day < today for day in (paused_until, next_on)):
            raise RuleError(Refusal.BEFORE_TODAY)
        seen = vacancy_of(session, entry)
        value = Vacancy(id=vacancy_id(entry), home=entry) if seen is None else seen.value
        value = replace(
            value,
            free=free,
            from_on=from_on,
            paused_until=paused_until,
            next_on=next_on,
            confirmed_on=today,
            confirmed_by=session.directory.me().id,
        )
        saved = session.records.save([Write(value, seen)])
        if seen is None or not seen.conflicts:
            return saved
        return replace(saved, changed=together(saved.changed, *_settled(session, value)))


def _settled(session: Session, value: Vacancy) -> Iterator[Changed]:
    """Choose what was confirmed now where two had written differently: an answer that stood already asserts nothing."""
    for conflict in session.log.conflicts():
        if conflict.entity == value.id:
            yield session.log.resolve(conflict, getattr(value, conflict.field)).changed


def vacancy_of(session: Session, entry: EntityId) -> Seen[Vacancy] | None:
    """Return what was last said about a home's places; None: nothing."""
    return find(session.records, Vacancy, vacancy_id(entry))


def vacancy_id(entry: EntityId) -> EntityId:
    """Return the id of a home's vacancy: it follows from the home's, so that two devices write the same one."""
    return part_id(entry, "vacancy")
