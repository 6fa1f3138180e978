"""The units of the municipality: who takes part in plans, from which board and branch, and who is asked there.

They lie in the municipality's compartment and hold nothing about a client. Chiefs and administrators write them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.domain.waiver import is_family_counselling, units_of
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import LEADERS, MUNICIPALITY
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AddUnit:
    """Add a unit of the own municipality."""

    session: Session

    def __call__(
        self,
        name: str,
        *,
        area: str | None = None,
        board: str = "",
        branch: str = "",
        independent: bool | None = None,
        members: Collection[MemberId] = (),
        contact: MemberId | None = None,
    ) -> Made:
        """Return the new unit. Raises ``RuleError`` as `ChangeUnit`."""
        unit = Unit(
            id=new_id(self.session.random),
            name=words_or_none(name),
            area=area,
            board=board,
            branch=branch,
            independent=independent,
            members=frozenset(members),
            contact=contact,
        )
        return self.make(unit)

    def make(self, unit: Unit) -> Made:
        """Save *unit* as a new one, whole. Raises ``RuleError`` as `ChangeUnit`."""
        _check(self.session, unit, unit.members)
        return Made(unit.id, self.session.records.save([Write(tidy(unit))], home=MUNICIPALITY))


@dataclass(frozen=True, slots=True)
class ChangeUnit:
    """Change what stands about a unit, its people too. Who reads a part changes only when a person says so there."""

    session: Session

    def __call__(self, seen: Seen[Unit], value: Unit) -> Saved:
        """Save *value* in place of what was seen.

        Raises ``RuleError``: only_leaders, name_needed, family_counselling (OSL 2009:400 26 kap. 3 §), unknown_area,
        not_a_member.
        """
        _check(self.session, value, value.members - seen.value.members)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class EndUnit:
    """Note that a unit is no more. It stays readable; what was shared with it is shown until a person takes it out."""

    session: Session

    def __call__(self, seen: Seen[Unit]) -> Saved:
        """Save the unit as ended today. Raises ``RuleError`` only_leaders or already_ended."""
        check_leads(self.session)
        if seen.value.ended_on is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        return change(self.session.records, seen, replace(seen.value, ended_on=self.session.clock.today()))


def living_units(session: Session) -> tuple[Seen[Unit], ...]:
    """Return the municipality's units that have not ended, in Swedish order of name."""
    found = [seen for seen in session.records.all(Unit) if seen.value.ended_on is None]
    return tuple(sorted(found, key=lambda seen: swedish_key(seen.value.name or "")))


def units_by_id(session: Session) -> dict[EntityId, Unit]:
    """Return every unit, ended ones too: what was shared with one is to be named."""
    return {seen.value.id: seen.value for seen in session.records.all(Unit)}


def units_of_member(session: Session, member: MemberId | None) -> tuple[Unit, ...]:
    """Return the living units that a person is of."""
    return units_of(member, [seen.value for seen in living_units(session)])


def check_leads(session: Session) -> None:
    """Raise ``RuleError`` only_leaders unless the signed-in person is a chief, deputy or administrator."""
    if not session.directory.me().roles & LEADERS:
        raise RuleError(Refusal.ONLY_LEADERS)


def _check(session: Session, unit: Unit, new: Collection[MemberId]) -> None:
    check_leads(session)
    if words_or_none(unit.name) is None:
        raise RuleError(Refusal.NAME_NEEDED)
    if is_family_counselling(unit.name, unit.branch):
        raise RuleError(Refusal.FAMILY_COUNSELLING)
    if unit.area is not None and session.collaboration.area(unit.area) is None:
        raise RuleError(Refusal.UNKNOWN_AREA)
    for member in new:
        check_active(session, member)
