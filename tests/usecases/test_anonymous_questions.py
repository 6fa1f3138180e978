from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.anonymous import TraceKind
from ifodesk.domain.entities.case import Party
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip_parts import AnonymousQuestion
from ifodesk.usecases.anonymous_questions import (
    AnswerAnonymously,
    AskAnonymously,
    CloseQuestion,
    contacts_of,
    look_through,
)
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.parties import ChangeParty
from ifodesk.usecases.seen import Write
from tests.ui.fakes import KARIN, LISA, PER
from tests.usecases.desk import refused
from tests.usecases.sharing_desk import Shared, shared

PLAIN = "Någon har skulder och dricker för mycket. Vad kan ni göra, och hur snabbt?"


def with_contact() -> Shared:
    """Return the desk with Per as contact person of income support, and Lisa as deputy."""
    here = shared()
    seen = here.session.records.get(Unit, here.support)
    here.session.records.save([Write(replace(seen.value, contact=PER, deputy=LISA), seen)])
    return here


def test_a_question_reaches_contact_and_deputy_and_names_no_case() -> None:
    here = with_contact()
    asked = AskAnonymously(here.session)("income_support", PLAIN, case=here.case).id
    assert contacts_of(here.session, "income_support") == (PER, LISA)
    assert set(here.session.readers.readers(asked)) == {KARIN, PER, LISA}
    question = here.session.records.get(AnonymousQuestion, asked).value
    text = repr(question)
    assert not [one for one in (here.case, here.plan) if repr(bytes(one)) in text]


@pytest.mark.parametrize("text", ["Alma Testsson behöver hjälp", "Klienten 200101012388", "Se D-26-7KQF-3"])
def test_a_number_or_a_whole_name_is_never_sent(text: str) -> None:
    here = with_contact()
    with refused(Refusal.QUESTION_IDENTIFIES):
        AskAnonymously(here.session)("income_support", text, case=here.case, anyway=True)
    assert here.session.records.all(AnonymousQuestion) == ()


def test_a_hidden_place_is_pointed_out() -> None:
    here = with_contact()
    client = here.session.records.children(Party, here.case)[0]
    ChangeParty(here.session)(client, replace(client.value, withheld="Lokstallet 4"))
    assert [one.kind for one in look_through(here.session, "Hen bor på lokstallet 4")] == [TraceKind.PLACE]


def test_what_may_point_somebody_out_is_sent_only_when_a_person_says_so() -> None:
    here = with_contact()
    text = "Hen är 16 år och bor i Borgafjäll"
    assert [one.kind for one in look_through(here.session, text)] == [TraceKind.AGE, TraceKind.PLACE]
    with refused(Refusal.QUESTION_MAY_POINT_OUT):
        AskAnonymously(here.session)("income_support", text)
    assert AskAnonymously(here.session)("income_support", text, anyway=True).id


def test_without_a_case_the_names_of_every_case_that_one_reads_are_looked_for() -> None:
    here = with_contact()
    assert look_through(here.session, "Hur är det med Alma?")[0].kind is TraceKind.NAME


def test_an_area_without_contact_an_unknown_area_and_an_empty_question_are_refused() -> None:
    here = with_contact()
    for area, text, code in (
        ("lss", PLAIN, Refusal.NO_CONTACT),
        ("school", PLAIN, Refusal.UNKNOWN_AREA),
        ("income_support", " ", Refusal.NOTE_EMPTY),
    ):
        with refused(code):
            AskAnonymously(here.session)(area, text)


def test_it_is_answered_by_who_is_asked_and_closed_by_who_asked() -> None:
    here = with_contact()
    records = here.session.records
    asked = AskAnonymously(here.session)("income_support", PLAIN).id
    with refused(Refusal.NOT_YOUR_QUESTION):
        AnswerAnonymously(here.session)(records.get(AnonymousQuestion, asked), "Jag själv")
    per = here.at.sit_down(PER)
    with refused(Refusal.NOTE_EMPTY):
        AnswerAnonymously(per.session)(records.get(AnonymousQuestion, asked), " ")
    AnswerAnonymously(per.session)(records.get(AnonymousQuestion, asked), "Kom på fredag.")
    with refused(Refusal.NOT_YOUR_QUESTION):
        CloseQuestion(per.session)(records.get(AnonymousQuestion, asked))
    karin = here.at.sit_down(KARIN)
    CloseQuestion(karin.session)(records.get(AnonymousQuestion, asked))
    value = records.get(AnonymousQuestion, asked).value
    assert (value.answer, value.answered_by, value.closed_at is not None) == ("Kom på fredag.", PER, True)
    with refused(Refusal.QUESTION_CLOSED):
        CloseQuestion(karin.session)(records.get(AnonymousQuestion, asked))
    with refused(Refusal.QUESTION_CLOSED):
        AnswerAnonymously(per.session)(records.get(AnonymousQuestion, asked), "Igen")
