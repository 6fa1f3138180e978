"""The story that demonstrations follow: Karin in Dorotea opens a case in which her own sister is a guardian.

Her list of ties names the sister, so the program tells her before she reads on. She hands the case to Per.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from ifodesk.domain.entities.case import CaseType, Note, PartyRole
from ifodesk.domain.entities.own import OwnTie
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.cases import open_case
from ifodesk.workbench.practice.desk import SWEDEN, Desk, Opened
from ifodesk.workbench.practice.families import Around, Families, Family
from ifodesk.workbench.practice.material import Sex
from ifodesk.workbench.practice.model import PracticeMember
from ifodesk.workbench.practice.people import People, Person
from ifodesk.workbench.practice.staff import DOROTEA


def family(people: People, families: Families) -> Family:
    """Return Alma with her mother Maria, who is Karin's sister, her father and her brother."""
    mother = Person(
        given="Maria",
        surname="Åkerlund",
        sex=Sex.FEMALE,
        birth_year=1984,
        personal_number=people.number(1984, Sex.FEMALE),
        former_surname="Norberg",
        phone="070-174 06 51",
    )
    father = Person("Tobias", "Åkerlund", Sex.MALE, 1982, people.number(1982, Sex.MALE), None, "070-174 06 52")
    alma = Person("Alma", "Åkerlund", Sex.FEMALE, 2009, people.number(2009, Sex.FEMALE))
    brother = Person("Melker", "Åkerlund", Sex.MALE, 2014)
    circle = (
        Around(mother, PartyRole.GUARDIAN, "parent", same_household=True),
        Around(father, PartyRole.GUARDIAN, "parent", same_household=False),
        Around(brother, PartyRole.RELATIVE, "sibling", same_household=True),
    )
    return families.with_client(alma, circle, DOROTEA)


def case(desk: Desk, told: Family, *, karin: PracticeMember, chief: PracticeMember) -> Opened:
    """Return the case as it stands this morning: opened at 08:02, nobody asked yet, one draft begun."""
    opened = open_case(desk, told, CaseType.CHILD_YOUTH, opened_on=desk.day, handler=karin, deputy=None, chief=chief)
    morning = datetime.combine(desk.day, time(8, 2), SWEDEN)
    first, *rest = opened.acts
    _, client = first.entities
    whole = replace(opened.case, record_number=None, let_in_reminder_at=morning)
    opened.acts[:] = [
        replace(first, at=morning, entities=(whole, client)),
        *(replace(act, at=morning + timedelta(minutes=4)) for act in rest),
    ]
    draft = Note(
        id=desk.ids.entity(), case=opened.case.id, title=words.STORY_TITLE, draft=words.STORY_DRAFT, author=karin.id
    )
    opened.save(desk.day, draft)
    return replace(opened, case=whole)


def ties(desk: Desk, told: Family) -> tuple[OwnTie, ...]:
    """Return Karin's own list: her sister, and the neighbour that everybody has."""
    sister = next(one.person for one in told.circle if one.role is PartyRole.GUARDIAN)
    return (
        OwnTie(
            id=desk.ids.entity(),
            relation="sibling",
            name=sister.name,
            former_surname=sister.former_surname,
            personal_number=sister.personal_number,
            comment=words.OWN_TIE_SISTER,
        ),
        OwnTie(id=desk.ids.entity(), relation="neighbour", name=words.STORY_NEIGHBOUR),
    )
