from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.sip_process import InvitationKind, Invited, MeetingCall
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.call_letters import CallLetter, PrepareEntry, PrepareLetters
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.parties import AddParty, ChangeParty
from ifodesk.usecases.seen import Write
from tests.ui.fakes import NOW
from tests.usecases.desk import Desk, desk

CALL = EntityId(b"call" * 4)
AT = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)


def called(*invited: Invited, at: datetime | None = AT) -> Desk:
    """Return a desk with a call to *invited* in a case with a protected father."""
    made = desk()
    case = made.open_case()
    plan = made.whole_plan(case)
    AddParty(made.session)(case, role=PartyRole.GUARDIAN, name="Sven Dold", protected=True)
    call = MeetingCall(
        id=CALL,
        plan=plan,
        at=at,
        minutes=45,
        place="Rum 3",
        purpose="Planen. Sven Dold kommer inte.",
        questions="Skjuts",
    )
    writes: list[Write[object]] = [Write(call)]
    writes.extend(Write(one) for one in invited)
    made.session.records.save(writes)
    return made


def somebody(name: str, number: int = 1, **more: object) -> Invited:
    return replace(Invited(id=EntityId(bytes([number]) * 16), call=CALL, name=name), **more)  # type: ignore[arg-type]


def letters(made: Desk) -> tuple[CallLetter, ...]:
    return PrepareLetters(made.session, UTC)(CALL)


def test_everybody_gets_a_letter_but_those_whom_the_client_does_not_want() -> None:
    made = called(
        somebody("Per", kind=InvitationKind.CALLED), somebody("Ulla", 2), somebody("Nils", 3, declined_by_client=True)
    )
    assert [(one.to, one.kind) for one in letters(made)] == [
        ("Per", InvitationKind.CALLED),
        ("Ulla", InvitationKind.INVITED),
    ]


def test_a_letter_says_what_the_call_says_and_whom_to_answer() -> None:
    letter = letters(called(somebody("Per")))[0]
    assert (letter.client, letter.at, letter.minutes, letter.place) == ("Alma Testsson", AT, 45, "Rum 3")
    assert (letter.lead, letter.questions, letter.municipality) == ("Karin", "Skjuts", "Dorotea")


def test_a_protected_person_stands_in_the_own_letter_alone() -> None:
    others, own = letters(called(somebody("Per"), somebody("sven dold", 2)))
    assert others.purpose == "Planen."
    assert own.purpose == "Planen. Sven Dold kommer inte."


def test_a_protected_client_is_not_named_in_anybody_elses_letter() -> None:
    made = called(somebody("Per"), somebody("Alma Testsson", 2))
    client = made.session.records.all(Party)[0]
    ChangeParty(made.session)(client, replace(client.value, protected=True))
    assert [one.client for one in letters(made)] == [None, "Alma Testsson"]


def test_the_entry_for_a_calendar_knows_a_time_and_nothing_else() -> None:
    entry = PrepareEntry(called().session)(CALL)
    assert (entry.at, entry.minutes, entry.stamp) == (AT, 45, NOW)


def test_without_a_time_there_is_nothing_for_a_calendar() -> None:
    with pytest.raises(RuleError) as caught:
        PrepareEntry(called(at=None).session)(CALL)
    assert caught.value.code == "call_without_time"


def test_an_unknown_call_does_not_exist() -> None:
    with pytest.raises(NotFoundError):
        PrepareLetters(desk().session)(CALL)
