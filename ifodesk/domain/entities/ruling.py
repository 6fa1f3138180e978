"""Who decides on jäv, and what was decided. KL 2017:725 6 kap. 30 §, 7 kap. 5 § (delegation); FL 2017:900 31-32 §§."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, immutable, register
from ifodesk.domain.entities.disqualification import Ground, Outcome
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class Concerns(StrEnum):
    """Whom a question of jäv is about, as far as it matters for who decides."""

    STAFF = "staff"
    CHIEF = "chief"
    CONSULTANT = "consultant"
    """From an agency: treated as bound by the same rules."""


class RulingMeasure(StrEnum):
    """What a ruling leads to."""

    NEW_HANDLER = "new_handler"
    OTHER_MUNICIPALITY = "other_municipality"
    CONSULTANT = "consultant"
    NONE = "none"


@entity(code=8, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualificationDelegation:
    """Who decides on the jäv of one kind of people, by the municipality's delegation schedule, and who stands in.

    That the nearest chief decides for staff is practice, not law: each municipality compares it with its schedule.
    """

    id: EntityId
    concerns: Concerns | None = register(1)
    decider: MemberId | None = register(2)
    """None: the case's own chief."""
    title: str | None = register(3)
    """Whom the schedule names: "enhetschef IFO"."""
    item: str | None = register(4)
    """Which item of the schedule."""
    stand_in: MemberId | None = register(5)
    """Decides when the decider is the person concerned or may not read the case."""
    stand_in_title: str | None = register(6)
    checked_on: date | None = register(7)
    """When somebody compared it with the schedule; None: to be verified ("kontrollera")."""
    ended_on: date | None = register(8)


@entity(
    code=58,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.STAFF_MATTER,
    parent="matter",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualificationRuling:
    """What was decided in a matter of jäv. Written once: a changed mind is a new ruling that names the former."""

    id: EntityId
    matter: EntityId | None = register(1, target="disqualification_matter")
    outcome: Outcome | None = register(2)
    ground: Ground | None = register(3)
    law_on: date | None = register(4)
    reasons: str | None = immutable(5, personal=True)
    """FL 2017:900 32 §."""
    against: str | None = immutable(6, personal=True)
    """What spoke against."""
    measure: RulingMeasure | None = register(7)
    decided_by: MemberId | None = register(8)
    decider_title: str | None = register(9)
    delegation_item: str | None = register(10)
    delegation_checked: bool | None = register(11)
    """False: who may decide was not compared with the delegation schedule."""
    standing_in: bool | None = register(12)
    decided_at: datetime | None = register(13)
    presented_by: str | None = register(14)
    """Föredragande (FL 2017:900 31 §)."""
    others_present: str | None = register(15)
    replaces: EntityId | None = register(16, target="disqualification_ruling")
    given_on: date | None = register(17)
    """When the person concerned got it on paper."""
    given_by: MemberId | None = register(18)
    provisions: str | None = immutable(19)
    """The provisions as they were cited that day, one a line."""
    filed_on: date | None = register(20)
    """When the paper was filed in the diary, in a matter of its own; None: not yet. The ruling's transfer state."""
    filed_by: MemberId | None = register(21)
