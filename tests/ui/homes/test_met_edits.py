"""Two colleagues fill in the same form of Familjehem at once: both values stay, and a person chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.entities.agreement import CooperationAgreement
from ifodesk.domain.entities.home import Home, HomeAdult
from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.homes_group import MeetingPoint
from ifodesk.domain.entities.placement import Placement, PlacementDuty
from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer
from ifodesk.domain.placement_law import HOME, PLACING
from ifodesk.ui.homes import (
    agreement_making,
    ask_forms,
    case_need_making,
    home_making,
    placement_forms,
    placement_making,
    review_forms,
)
from ifodesk.ui.homes.case_forms import case_form, save_need
from ifodesk.ui.homes.case_reading import Unfolded, read_case
from ifodesk.ui.homes.case_state import CaseRead
from ifodesk.ui.homes.form_spec import Answers, FormSpec
from ifodesk.ui.homes.home_choosing import form_of
from ifodesk.ui.homes.home_reading import read_home
from ifodesk.ui.homes.home_saving import HomeSaving
from ifodesk.ui.homes.placement_forms import placement_form, save_placement
from ifodesk.ui.homes.review_reading import read_review
from ifodesk.ui.homes.rules_making import read_rules
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.homes_group import AddPoint
from ifodesk.usecases.inquiries import AnswerInquiry, AskHome
from ifodesk.usecases.placement_agreement import Agreed, NoteAgreement
from ifodesk.usecases.pool import ReadPool
from ifodesk.usecases.seen import Changed
from tests.ui.fakes import ASELE, KARIN, LISA, PER
from tests.ui.hands import click
from tests.ui.homes.homes_desk import HomesDesk, homes_desk
from tests.ui.homes.pool_seat import Seat
from tests.ui.homes.typing_in import typed
from tests.usecases.desk import desk, refused
from tests.usecases.placement_desk import Placing, placing

Show = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.slow
MONDAY, TUESDAY, YEAR = date(2026, 8, 3), date(2026, 8, 4), timedelta(days=365)


@pytest.fixture
def here() -> HomesDesk:
    return homes_desk()


def form(here: HomesDesk, key: str, code: str) -> FormSpec | None:
    read = read_home(here.session, here.pooled)
    assert read is not None
    return form_of(read, key, code)


def adult_key(here: HomesDesk) -> str:
    (adult,) = here.session.records.children(HomeAdult, here.pooled)
    return f"{home_making.ADULT}{adult.value.id.hex()}"


def both(here: HomesDesk, key: str, code: str, theirs: dict[str, object], mine: dict[str, object]) -> None:
    """Open a form, let a colleague save *theirs* in one of the same, and save *mine* in the one that is open."""
    opened, save = form(here, key, code), HomeSaving(here.session, here.pooled)
    save(typed(form(here, key, code), **theirs))
    save(typed(opened, **mine))


def test_a_home_keeps_both_texts_and_what_only_one_wrote(here: HomesDesk) -> None:
    theirs: dict[str, object] = {"wishes": "Gärna syskon", "work": "Skola"}
    both(here, "", home_making.CHANGE, theirs, {"wishes": "Helst små barn"})
    now = here.session.records.get(Home, here.pooled)
    assert now.conflicts == {"wishes"}
    assert (now.value.wishes, now.value.work) == ("Helst små barn", "Skola")
    (conflict,) = here.session.log.conflicts()
    assert {option.value for option in conflict.options} == {"Gärna syskon", "Helst små barn"}


def test_an_adult_keeps_both_names_and_both_days_of_moving_out(here: HomesDesk) -> None:
    key = adult_key(here)
    both(here, key, home_making.CHANGE_ADULT, {"name": "Anna Berg", "phone": "070-1"}, {"name": "Anna L Berg"})
    both(here, key, home_making.LEFT, {"on": MONDAY}, {"on": TUESDAY})
    (adult,) = here.session.records.children(HomeAdult, here.pooled)
    assert adult.conflicts == {"name", "left_on"}
    assert adult.value.phone == "070-1"


def test_a_point_keeps_both_decisions_and_who_does_it(here: HomesDesk) -> None:
    session = here.session
    point = AddPoint(session)("Höstträffen").id
    opened = review_forms.decision_form(read_review(session), session.records.get(MeetingPoint, point))
    again = review_forms.decision_form(read_review(session), session.records.get(MeetingPoint, point))
    review_forms.save(session, typed(again, decision="Vi åker till Åsele", who=KARIN))
    review_forms.save(session, typed(opened, decision="Vi ses i Dorotea"))
    now = session.records.get(MeetingPoint, point)
    assert now.conflicts == {"decision"}
    assert now.value.responsible == KARIN


def test_an_agreement_keeps_both_names_and_what_only_one_agreed() -> None:
    session = desk().sit_down(LISA).session
    agreed = Agreed("Avtal", {ASELE}, MONDAY, None, {"coaching": PLACING})
    made = NoteAgreement(session)(agreed).id

    def opened() -> FormSpec | None:
        return agreement_making.agreement_form(read_rules(session), f"{agreement_making.AGREEMENT}-{made.hex()}")

    mine = opened()
    agreement_making.save(session, typed(opened(), name="Avtal om hem", reference="SN 12", duty_coaching=HOME))
    agreement_making.save(session, typed(mine, name="Avtal Åsele"))
    now = session.records.get(CooperationAgreement, made)
    assert now.conflicts == {"name"}
    assert (now.value.reference, now.value.duties) == ("SN 12", {"coaching": HOME})


def test_a_home_that_answered_two_of_us_keeps_both_answers(here: HomesDesk) -> None:
    session = here.session
    asked = AskHome(session)(here.entry, places=1).id
    (line,) = ReadPool(session)()
    opened = ask_forms.answer_form(line, session.records.get(Inquiry, asked))
    AnswerInquiry(session)(session.records.get(Inquiry, asked), InquiryAnswer.NO)
    ask_forms.save(session, typed(opened, answer=InquiryAnswer.YES))
    assert "answer" in session.records.get(Inquiry, asked).conflicts


def test_a_form_of_something_else_is_never_saved_over_what_it_was_not_filled_from() -> None:
    with pytest.raises(TypeError):
        Answers("change", "", {}).base(Home)


def test_what_comes_by_sync_while_the_form_of_a_home_is_open_stands_beside_what_is_typed(
    theme: Theme, show: Show, here: HomesDesk
) -> None:
    seat = Seat(theme, show, here)
    seat.room.open(here.pooled)
    click(seat.widget, "home_lines_about_change")
    seat.write("phone", "070-111 11 11")
    records = here.at.world.records
    before = records.get(Home, here.pooled)
    records.write_elsewhere(before, replace(before.value, phone="070-222 22 22", place="Risbäck"), PER)
    seat.jobs.tell(Changed(frozenset({"home"})))
    QApplication.processEvents()
    seat.give()
    now = records.get(Home, here.pooled)
    assert now.conflicts == {"phone"}
    assert now.value.place == "Risbäck"


def meet(way: Placing, key: str, code: str, theirs: dict[str, object], mine: dict[str, object]) -> None:
    """Open a form of Placering, let a colleague save one of the same, and save the one that is open."""

    def opened() -> tuple[CaseRead, FormSpec | None]:
        read = read_case(way.session, way.case, Unfolded())
        return read, placement_form(read, key, code) or case_form(way.session, read, key, code)

    def save(read: CaseRead, answers: Answers) -> None:
        if answers.code in placement_forms.CODES:
            save_placement(way.session, read, answers)
        else:
            save_need(way.session, read, answers)()

    (read, form), (their_read, their_form) = opened(), opened()
    save(their_read, typed(their_form, **theirs))
    save(read, typed(form, **mine))


def test_each_form_of_a_placement_keeps_what_two_wrote_and_what_one_wrote() -> None:
    way = placing(desk())
    meet(way, f"proposal-{way.proposal.hex()}", placement_making.REASONS, {"for": "Skolan"}, {"for": "Syskonen"})
    assert way.seen().conflicts == {"reasons_for"}
    placed = way.placed().value.id
    theirs: dict[str, object] = {"person": "Berit", "often": "varje vecka"}
    duty = way.session.records.children(PlacementDuty, placed)[0].value.id
    meet(way, f"duty-{duty.hex()}", placement_making.CHANGE_DUTY, theirs, {"person": "Ulla"})
    now = way.session.records.get(PlacementDuty, duty)
    assert now.conflicts == {"person"}
    assert now.value.often == "varje vecka"
    key = f"placement-{placed.hex()}"
    meet(way, key, placement_making.CHANGE_PLACED, {"until": MONDAY + YEAR}, {"until": TUESDAY + YEAR})
    assert way.session.records.get(Placement, placed).conflicts == {"planned_until"}


def test_the_end_of_a_placement_keeps_what_a_colleague_wrote_and_is_never_ended_twice() -> None:
    way = placing(desk())
    placed = way.placed().value.id
    key = f"placement-{placed.hex()}"
    read = read_case(way.session, way.case, Unfolded())
    form = placement_form(read, key, placement_making.END)
    again = read_case(way.session, way.case, Unfolded())
    until = typed(placement_form(again, key, placement_making.CHANGE_PLACED), until=MONDAY + YEAR)
    save_placement(way.session, again, until)
    save_placement(way.session, read, typed(form, reason="Flyttade hem"))
    now = way.session.records.get(Placement, placed)
    assert (now.value.planned_until, now.value.end_reason) == (MONDAY + YEAR, "Flyttade hem")
    with refused(Refusal.ALREADY_ENDED):
        save_placement(way.session, read, typed(form, reason="Flyttade till mormor"))
    assert way.session.records.get(Placement, placed).value.end_reason == "Flyttade hem"


def test_a_need_keeps_both_descriptions_and_both_ends() -> None:
    way = placing(desk())
    key = f"{case_need_making.NEED}{way.need.hex()}"
    meet(way, key, case_need_making.CHANGE, {"area": "Dorotea", "month": MONDAY}, {"area": "Åsele"})
    seen = way.session.records.get(Need, way.need)
    assert seen.conflicts == {"area"}
    meet(way, key, case_need_making.END, {"reason": "Löst"}, {"reason": "Stannar hemma"})
    assert "end_reason" in way.session.records.get(Need, way.need).conflicts
