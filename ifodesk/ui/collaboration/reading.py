"""Reads what Samverkan shows. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.collaboration import MapTemplate
from ifodesk.domain.entities.municipality import ProcessMap, Unit
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.collaboration.plan_settings import PlanSettings, read_plan_settings
from ifodesk.usecases.collaboration import (
    AreaView,
    ClientOfSeveral,
    areas,
    clients_of_several,
    new_templates,
    process_maps,
)
from ifodesk.usecases.ports import LEADERS, Member
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import living_units
from ifodesk.usecases.views import PlanRow


@dataclass(frozen=True, slots=True)
class CollaborationRead:
    """Everything of one moment."""

    me: Member
    areas: tuple[AreaView, ...]
    units: tuple[Seen[Unit], ...]
    questions: tuple[Seen[AnonymousQuestion], ...]
    several: tuple[ClientOfSeveral, ...]
    plans: tuple[PlanRow, ...]
    maps: tuple[Seen[ProcessMap], ...]
    templates: tuple[MapTemplate, ...]
    names: Mapping[MemberId, str]
    colleagues: tuple[Member, ...]
    today: date
    settings: PlanSettings | None
    """What the municipality decides about its plans; None for who does not."""

    @property
    def leads(self) -> bool:
        """Return whether the person changes units and maps, and follows the plans."""
        return bool(self.me.roles & LEADERS)

    def name(self, member: MemberId | None) -> str:
        """Return a person's name; empty for nobody."""
        return "" if member is None else self.names.get(member, "")

    def area(self, code: str | None) -> str:
        """Return the title of an area; empty for none."""
        return next((one.area.title for one in self.areas if one.area.code == code), "")

    def unit(self, unit: EntityId) -> Seen[Unit] | None:
        """Return a unit; None when it is gone."""
        return next((seen for seen in self.units if seen.value.id == unit), None)


def read_collaboration(session: Session) -> CollaborationRead:
    """Return what the page shows."""
    directory = session.directory
    me = directory.me()
    units = living_units(session)
    questions = tuple(seen for seen in session.records.all(AnonymousQuestion) if seen.value.closed_at is None)
    colleagues = directory.members(me.municipality)
    names = {one.id: one.name for one in colleagues}
    asked = {who for seen in questions for who in (seen.value.asked_by, seen.value.answered_by)}
    asked |= {who for seen in units for who in (seen.value.contact, seen.value.deputy)}
    names |= {one: directory.member(one).name for one in asked if one is not None and one not in names}
    leads = bool(me.roles & LEADERS)
    return CollaborationRead(
        me=me,
        areas=areas(session),
        units=units,
        questions=questions,
        several=clients_of_several(session),
        plans=session.queries.open_plans(session.clock.today()) if leads else (),
        maps=process_maps(session),
        templates=new_templates(session),
        names=names,
        colleagues=colleagues,
        today=session.clock.today(),
        settings=read_plan_settings(session) if leads else None,
    )
