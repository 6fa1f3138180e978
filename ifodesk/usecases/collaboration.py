"""Standing collaboration inside the municipality: who is asked in each area, who needs several, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ifodesk.domain.collaboration import Area, CaseFacts, MapTemplate, need_several
from ifodesk.domain.entities.case import Case, CaseStatus, Party, PartyRole
from ifodesk.domain.entities.municipality import ProcessMap, Unit
from ifodesk.domain.entities.sip import MeasureStatus
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.saving import Made, change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import check_leads, living_units
from ifodesk.usecases.views import CaseRow, PlanRow

_DIGITS = 12
"""Of a personal number that could be read."""


@dataclass(frozen=True, slots=True)
class AreaView:
    """One area with its units."""

    area: Area
    units: tuple[Seen[Unit], ...]


@dataclass(frozen=True, slots=True)
class ClientOfSeveral:
    """A client who needs several areas, by the stated rule, and how it goes."""

    cases: tuple[CaseRow, ...]
    areas: tuple[str, ...]
    """Codes."""
    by_cases: bool
    by_measures: bool
    plans: tuple[PlanRow, ...]
    """The open plans in those cases; none: a plan across the units may be asked for."""

    @property
    def outcomes(self) -> Mapping[str, int]:
        """Return what the newest follow-up of each goal found, counted by code."""
        found: dict[str, int] = {}
        for plan in self.plans:
            for code, count in plan.outcomes.items():
                found[code] = found.get(code, 0) + count
        return found


def areas(session: Session) -> tuple[AreaView, ...]:
    """Return every area with its units, in the order of the areas."""
    units = living_units(session)
    return tuple(
        AreaView(area, tuple(seen for seen in units if seen.value.area == area.code))
        for area in session.collaboration.areas
    )


def clients_of_several(session: Session) -> tuple[ClientOfSeveral, ...]:
    """Return the clients in the reader's own open cases who need several areas; see `need_several` for the rule."""
    rows = {row.id: row for row in session.queries.cases() if row.status is CaseStatus.OPEN}
    plans = session.queries.open_plans(session.clock.today())
    facts = list(_facts(session, rows, plans))
    units = [seen.value for seen in living_units(session)]
    return tuple(
        ClientOfSeveral(
            tuple(rows[case] for case in one.cases),
            one.areas,
            one.by_cases,
            one.by_measures,
            tuple(plan for plan in plans if plan.case in one.cases),
        )
        for one in need_several(facts, units, session.collaboration)
    )


@dataclass(frozen=True, slots=True)
class AddProcessMap:
    """Take a process map over from a template, or begin an empty one."""

    session: Session

    def __call__(self, template: MapTemplate | None = None, *, title: str = "", text: str = "") -> Made:
        """Return the new map, which is the municipality's own from now on.

        Raises ``RuleError`` only_leaders or name_needed.
        """
        check_leads(self.session)
        made = ProcessMap(
            id=new_id(self.session.random),
            template=None if template is None else template.code,
            title=words_or_none(title) or (None if template is None else template.title),
            text=text or (None if template is None else template.text),
        )
        if made.title is None:
            raise RuleError(Refusal.NAME_NEEDED)
        return Made(made.id, self.session.records.save([Write(tidy(made))], home=MUNICIPALITY))


@dataclass(frozen=True, slots=True)
class ChangeProcessMap:
    """Change a process map."""

    session: Session

    def __call__(self, seen: Seen[ProcessMap], value: ProcessMap) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` only_leaders or name_needed."""
        check_leads(self.session)
        if words_or_none(value.title) is None:
            raise RuleError(Refusal.NAME_NEEDED)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class EndProcessMap:
    """Put a process map aside."""

    session: Session

    def __call__(self, seen: Seen[ProcessMap]) -> Saved:
        """Save it as ended today. Raises ``RuleError`` only_leaders."""
        check_leads(self.session)
        return change(self.session.records, seen, replace(seen.value, ended_on=self.session.clock.today()))


def process_maps(session: Session) -> tuple[Seen[ProcessMap], ...]:
    """Return the municipality's maps, oldest first."""
    return tuple(seen for seen in session.records.all(ProcessMap) if seen.value.ended_on is None)


def new_templates(session: Session) -> tuple[MapTemplate, ...]:
    """Return the templates that the municipality has not taken over."""
    taken = {seen.value.template for seen in process_maps(session)}
    return tuple(one for one in session.collaboration.maps if one.code not in taken)


def _facts(session: Session, rows: Mapping[EntityId, CaseRow], plans: tuple[PlanRow, ...]) -> Iterator[CaseFacts]:
    numbers = {
        seen.value.case: seen.value.personal_number
        for seen in session.records.all(Party)
        if seen.value.role is PartyRole.CLIENT and _is_read(seen.value.personal_number)
    }
    for seen in session.records.all(Case):
        case = seen.value
        if case.id in rows:
            named = tuple(unit for plan in plans if plan.case == case.id for unit in _units(session, plan))
            yield CaseFacts(case.id, case.case_type, numbers.get(case.id), named)


def _is_read(number: str | None) -> bool:
    return number is not None and len(number) == _DIGITS and number.isdigit()


def _units(session: Session, plan: PlanRow) -> Iterator[str]:
    """Yield the units that answer for measures of a plan, and those that share a goal of it."""
    for goal in session.queries.sip(plan.plan).goals:
        for one in goal.measures:
            if one.value.unit and one.value.status is not MeasureStatus.CANCELLED:
                yield one.value.unit
