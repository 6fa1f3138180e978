from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.documents.call_letter import call_blocks
from ifodesk.documents.ics import meeting
from ifodesk.domain.entities.sip_process import InvitationKind
from ifodesk.usecases.call_letters import CallLetter
from tests.documents.papers import in_order, text

AT = datetime(2026, 12, 3, 13, 30, tzinfo=UTC)
LETTER = CallLetter(
    kind=InvitationKind.CALLED,
    to="Per Lindgren",
    unit="Ekonomiskt bistånd",
    client="Alma Testsson",
    at=AT,
    minutes=60,
    place="Kommunhuset",
    purpose="En gemensam plan",
    questions="Skjuts\nKontakt",
    lead="Karin Norberg",
    phone="0942-140 10",
    municipality="Dorotea",
)


def test_a_call_says_when_where_and_what_about_and_how_to_answer() -> None:
    found = text(call_blocks(LETTER))
    assert in_order(
        found,
        (
            "Kallelse till möte",
            "Per Lindgren",
            "Alma Testsson",
            "3 december 2026 klockan 13:30, 60 minuter",
            "Kommunhuset",
            "Du kallas",
            "En gemensam plan",
            "Skjuts",
            "Karin Norberg, telefon 0942-140 10",
            "Skriv bara ”Möte” i din kalender",
        ),
    )


def test_somebody_who_is_invited_may_say_no() -> None:
    found = text(call_blocks(replace(LETTER, kind=InvitationKind.INVITED)))
    assert "Inbjudan till möte" in found
    assert "Du väljer själv om du vill komma" in found


def test_what_is_not_said_leaves_no_empty_line() -> None:
    found = text(call_blocks(CallLetter(kind=InvitationKind.INVITED, to="Per")))
    for label in ("None", "Plats", "Länk", "Tolk", "Mötet gäller", "Varför vi träffas", "Det här ska vi prata om"):
        assert label not in found
    assert "Tid Ej angivet" in found


def test_the_file_names_neither_the_client_nor_the_matter() -> None:
    document = call_blocks(LETTER)
    assert (document.title, document.author) == ("Kallelse till möte", "Dorotea kommun")


def test_a_calendar_entry_holds_a_neutral_title_and_a_time_and_nothing_else() -> None:
    entry = meeting(b"\x01" * 16, AT, 45, stamp=AT).decode()
    assert entry.splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ifodesk//SV",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:" + entry.split("UID:")[1][:32],
        "DTSTAMP:20261203T133000Z",
        "DTSTART:20261203T133000Z",
        "DTEND:20261203T141500Z",
        "SUMMARY:Möte",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert entry.endswith("\r\n")


def test_a_moved_meeting_takes_the_place_of_the_former_one() -> None:
    def uid(at: datetime) -> str:
        return meeting(b"\x01" * 16, at, None, stamp=AT).decode().split("UID:")[1][:32]

    assert uid(AT) == uid(AT.replace(hour=15))


@given(st.binary(min_size=16, max_size=16))
def test_the_entry_does_not_give_the_calls_id_away(call: bytes) -> None:
    assert call.hex() not in meeting(call, AT, None, stamp=AT).decode()
