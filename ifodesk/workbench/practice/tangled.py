"""The most tangled family of the practice group: five units of which two are one person, a school, and a hidden parent.

Elin has turned 15 and consents herself; her mother's whereabouts are hidden from her father; one unit lost its consent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

from ifodesk.domain.entities.case import CaseType, PartyRole
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.system.resources import resource
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plan_parts import OpenPart
from ifodesk.usecases.session import Session
from ifodesk.workbench.practice.cases import answers, open_case
from ifodesk.workbench.practice.desk import Desk, Opened
from ifodesk.workbench.practice.families import Around, Family
from ifodesk.workbench.practice.material import Sex
from ifodesk.workbench.practice.model import PracticeMember
from ifodesk.workbench.practice.people import Person
from ifodesk.workbench.practice.seeded import SeededBytes, stream
from ifodesk.workbench.practice.staff import DOROTEA
from ifodesk.workbench.practice.tangled_plan import TangledPlan

AGE = 16
"""Whole years since the year of birth, so that Elin has turned 15 whatever day it is."""
_OPENED = 110
"""Days before the group's day."""


@cache
def told() -> Mapping[str, Any]:
    """Return the words of the story."""
    found: Mapping[str, Any] = json.loads(resource("practice/tangled.json").read_text("utf-8"))
    return found


def unit_id(seed: int, code: str) -> EntityId:
    """Return the id of a unit of Dorotea."""
    return SeededBytes(seed, f"unit {code}").entity()


def units(seed: int, staff: Mapping[str, PracticeMember]) -> tuple[Unit, ...]:
    """Return the units of Dorotea. Per is two of them; two have nobody who uses ifodesk."""
    return tuple(
        Unit(
            id=unit_id(seed, one["code"]),
            name=one["name"],
            area=one["area"],
            board=one["board"],
            branch=one["branch"],
            independent=one["independent"],
            contact=staff[one["contact"]].id if "contact" in one else None,
            contact_name=one.get("contact_name"),
            phone=one["phone"],
            members=frozenset(staff[name].id for name in one["members"]),
        )
        for one in told()["units"]
    )


def case(seed: int, desk: Desk, staff: Mapping[str, PracticeMember], chief: PracticeMember) -> Opened:
    """Return the case with its plan: adopted, followed up once, under way.

    It is drawn from chance of its own, so that the rest of the practice group is what it would be without it.
    """
    own = Desk(stream(seed, "tangled"), SeededBytes(seed, "tangled"), desk.day, desk.material, desk.numbers)
    opened = open_case(
        own,
        _family(desk),
        CaseType.CHILD_YOUTH,
        opened_on=desk.day - timedelta(days=_OPENED),
        handler=staff["karin"],
        deputy=None,
        chief=chief,
    )
    opened = _hidden(opened)
    answers(opened)
    TangledPlan(opened, told(), staff, {one["code"]: unit_id(seed, one["code"]) for one in told()["units"]}).write()
    return opened


def share(session: Session, seed: int) -> None:
    """Share the first two goals with Ekonomiskt bistånd, as Elin lets her handler do: Per reads that part, and no more.

    Raises ``RuleError`` where the consents of the story do not let it.
    """
    case = next(
        one.value.case for one in session.records.all(InternalSip) if one.value.own_words == told()["own_words"]
    )
    (plan,) = session.records.children(InternalSip, case) if case is not None else ()
    units = (unit_id(seed, "income_support"),)
    OpenPart(session)(plan.value.id, units, told=told()["told"])
    for view in session.queries.sip(plan.value.id).goals[1:3]:
        ShareGoal(session)(view.goal.value.id, units)


def _family(desk: Desk) -> Family:
    words = told()
    year = desk.day.year
    mother = _person(words["mother"], Sex.FEMALE, year - 48, words["phone"])
    father = _person(words["father"], Sex.MALE, year - 50)
    circle = (
        Around(mother, PartyRole.GUARDIAN, "parent", same_household=True),
        Around(father, PartyRole.GUARDIAN, "parent", same_household=False),
    )
    client = _person(words["client"], Sex.FEMALE, year - AGE)
    school = next(one["name"] for one in words["units"] if one["code"] == "school")
    return Family(client, child=True, circle=circle, place=desk.material.places[DOROTEA][0], school=school)


def _hidden(opened: Opened) -> Opened:
    """Return the case with the mother protected: where she lives stands in nobody else's copy."""
    child, mother, father = opened.parties
    hidden = replace(mother, protected=True, withheld=told()["withheld"])
    opened.save(opened.acts[-1].at.date(), hidden)
    return replace(opened, parties=(child, hidden, father))


def _person(name: str, sex: Sex, birth_year: int, phone: str | None = None) -> Person:
    """Return a person without a number: the test series has none for these years."""
    given, surname = name.split()
    return Person(given, surname, sex, birth_year, phone=phone)
