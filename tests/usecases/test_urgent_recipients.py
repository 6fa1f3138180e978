"""To whom an urgent note may go, and who is proposed."""

from __future__ import annotations

from ifodesk.domain.entities.ruling import Concerns
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_deciders import SetDelegation
from ifodesk.usecases.urgent_notes import UrgentText, WriteUrgentNote, possible_recipients, proposed_recipients
from tests.ui.fakes import EVA, KARIN, LISA, PER
from tests.usecases.desk import Desk, desk, refused

TEXT = UrgentText(about="Flickan", act="Hämtad", reason="Ensam i tjänst")


def with_stand_in() -> Desk:
    """Return a municipality whose chief has a stand-in in another one."""
    at = desk().sit_down(LISA)
    SetDelegation(at.session)(Concerns.CHIEF, stand_in=EVA, stand_in_title="IFO-chef i Åsele")
    return at


def test_the_chief_of_new_cases_is_proposed_and_then_the_stand_in() -> None:
    at = with_stand_in().sit_down(KARIN)
    assert proposed_recipients(at.session) == (LISA, EVA)
    assert [one.id for one in possible_recipients(at.session)] == [LISA, EVA, PER]


def test_a_chief_alone_on_duty_writes_to_the_stand_in_of_another_municipality() -> None:
    at = with_stand_in()
    assert proposed_recipients(at.session) == (EVA,)
    assert WriteUrgentNote(at.session)(TEXT, [EVA]).kinds >= {"urgent_note", "sent_urgent_note"}


def test_nobody_else_elsewhere_gets_one() -> None:
    at = desk()
    with refused(Refusal.OTHER_MUNICIPALITY):
        WriteUrgentNote(at.session)(TEXT, [EVA])
