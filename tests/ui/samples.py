"""Small vaults with something in them, written through the fakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, PartyRole
from ifodesk.domain.entities.disqualification import CircleName, DisqualificationQuestion
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.ports import OWN, Home
from ifodesk.usecases.seen import Write
from tests.ui.fakes import DOROTEA, KARIN, NOW, PER, World

TODAY = date(2026, 11, 26)


def an_id(number: int) -> EntityId:
    """Return an id of its own."""
    return EntityId(number.to_bytes(16, "big"))


@dataclass(frozen=True, slots=True)
class Sample:
    """Ids of what was written."""

    case: EntityId
    client: EntityId
    note: EntityId
    plan: EntityId
    measure: EntityId


def add_case(
    here: World,
    number: int,
    name: str,
    *,
    case_type: CaseType = CaseType.CHILD_YOUTH,
    handler: MemberId = KARIN,
    status: CaseStatus = CaseStatus.OPEN,
    birth_year: int | None = 2009,
) -> EntityId:
    """Write a case with its client and return its id."""
    case, client = an_id(1000 + number), an_id(2000 + number)
    home = Home("restricted", here.records.open_compartment([]))
    here.records.save(
        [
            Write(
                Case(
                    id=case,
                    number=f"D-26-{number:04}-3",
                    case_type=case_type,
                    municipality=DOROTEA,
                    handler=handler,
                    opened_on=TODAY,
                    status=status,
                )
            ),
            Write(Party(id=client, case=case, role=PartyRole.CLIENT, name=name, birth_year=birth_year)),
        ],
        home=home,
    )
    return case


def add_plan(here: World, case: EntityId, number: int, *, follow_up: date | None, due: date | None) -> Sample:
    """Write a plan with a goal, a measure and a ready note into *case*."""
    plan, goal, measure, note = (an_id(base + number) for base in (3000, 4000, 5000, 6000))
    here.records.save(
        [
            Write(InternalSip(id=plan, case=case, own_words="Jag vill bo kvar här.", next_follow_up_on=follow_up)),
            Write(Goal(id=goal, plan=plan, text="Gå i skolan minst fyra dagar i veckan")),
            Write(
                Measure(
                    id=measure,
                    goal=goal,
                    text="Skjuts måndagar",
                    due_on=due,
                    status=MeasureStatus.ONGOING,
                    responsible="Per",
                )
            ),
            Write(
                Note(
                    id=note,
                    case=case,
                    title="Samtal med skolan",
                    text="Rektorn ringde.",
                    ready=True,
                    ready_at=NOW - timedelta(days=2),
                    author=KARIN,
                )
            ),
        ]
    )
    return Sample(case, an_id(2000 + number), note, plan, measure)


def add_question(here: World, number: int, *, asker: MemberId = PER, asked: MemberId = KARIN) -> EntityId:
    """Write a question about jäv and return its id."""
    question = an_id(7000 + number)
    home = Home("restricted", here.records.open_compartment([asker, asked]))
    here.records.save(
        [
            Write(DisqualificationQuestion(id=question, asker=asker, asked=asked, asked_at=NOW - timedelta(days=1))),
            Write(CircleName(id=an_id(8000 + number), question=question, name="Alma Testsson", role="client")),
        ],
        home=home,
    )
    return question


def add_loose(here: World, number: int, text: str) -> EntityId:
    """Write a loose note and return its id."""
    note = an_id(9000 + number)
    here.records.save([Write(LooseNote(id=note, text=text, written_at=NOW - timedelta(days=1)))], home=OWN)
    return note
