"""Homes for tests of rules."""

from __future__ import annotations

from datetime import date

from ifodesk.compose.shipped import home_law
from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, HomeWaiver, Requirement, RequirementOutcome
from ifodesk.domain.home_codes import HomeKind, as_codes
from ifodesk.domain.home_pool import SHAREABLE
from ifodesk.domain.ids import EntityId

TODAY = date(2026, 11, 26)
LAW = home_law(TODAY)
HOME = EntityId(b"home".ljust(16))
ANNA, BO = EntityId(b"anna".ljust(16)), EntityId(b"bo".ljust(16))
EIGHT = ("2417", "2418", "2421", "2422", "2425", "2462", "2463", "2481")


def home(*kinds: HomeKind, **more: object) -> Home:
    """Return a home called Lärkan."""
    return Home(id=HOME, name="Lärkan", municipality="2462", kinds=as_codes(kinds or (HomeKind.FOSTER,)), **more)  # type: ignore[arg-type]


def adult(entity: EntityId = ANNA, role: AdultRole = AdultRole.CARER, **more: object) -> HomeAdult:
    """Return an adult of it."""
    return HomeAdult(id=entity, home=HOME, role=role, name="Anna Testsson", **more)  # type: ignore[arg-type]


def waiver(who: EntityId = ANNA, **more: object) -> HomeWaiver:
    """Return a waiver of everything to all eight."""
    whole: dict[str, object] = {
        "given_on": date(2026, 10, 1),
        "written": True,
        "municipalities": as_codes(EIGHT),
        "fields": as_codes(SHAREABLE),
        **more,
    }
    return HomeWaiver(id=EntityId(who[:8] + b"waiver  "), home=HOME, adult=who, **whole)  # type: ignore[arg-type]


def fact(kind: str, done_on: date, who: EntityId | None = None, **more: object) -> Requirement:
    """Return that something was checked."""
    outcome = RequirementOutcome.SUITABLE if kind == "general_assessment" else RequirementOutcome.CLEAR
    whole: dict[str, object] = {"outcome": outcome, **more}
    entity = EntityId(f"{kind[:8]}{done_on:%y%m%d}".encode().ljust(16)[:16])
    return Requirement(id=entity, home=HOME, kind=kind, adult=who, done_on=done_on, **whole)  # type: ignore[arg-type]


def whole_way(done_on: date, *carers: EntityId) -> list[Requirement]:
    """Return a fact for everything that a home has to have before a placement."""
    return [
        fact(rule.code, done_on, who)
        for rule in LAW.requirements
        if rule.needed != "during"
        for who in ((carers or (ANNA,)) if rule.per_adult else (None,))
    ]
