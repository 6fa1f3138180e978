"""Loans and their hours on the page Lån, driven by hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ifodesk.domain.entities.lending import ChiefRequest, Loan, LoanHours, Reply
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import EntityId
from ifodesk.domain.lending import is_confirmed, monday_of, terms_mark
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.loan_hours import EnterHours, WeekHours
from ifodesk.usecases.loans import ChangeLoan
from ifodesk.usecases.seen import Changed, Write
from tests.ui.fakes import ASELE, DOROTEA, EVA, LISA, World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.lending.test_requests import REQUEST, Desk, chief

Show = Callable[[QWidget], QWidget]

pytestmark = pytest.mark.slow
LOAN = EntityId(b"l" * 16)
CARD = f"loan_{LOAN.hex()}"


def a_loan(here: World, *, agreed: bool = True) -> World:
    """Eva of Åsele helps Dorotea, where Lisa is chief; both have said yes."""
    today = here.session.clock.today()
    loan = Loan(
        id=LOAN,
        helped=DOROTEA,
        helping=ASELE,
        helper=EVA,
        helped_chief=LISA,
        helping_chief=EVA,
        scope="Utredningar, barn och unga",
        decision="Samverkansavtalet 2025, punkt 4",
        starts_on=today - timedelta(days=14),
        ends_on=today + timedelta(days=60),
        hours_per_week=10,
        price_per_hour=520,
        price_per_travel_hour=260,
        price_per_km=250,
        file_kept="Dorotea",
        who_sees="Eva och chefen i Dorotea",
        carried_out_by="Dorotea",
    )
    mark, now = terms_mark(loan), here.session.clock.now()
    if agreed:
        loan = replace(loan, agreed_helped=mark, agreed_helped_at=now, agreed_helping=mark, agreed_helping_at=now)
    here.session.records.save([Write(loan)])
    return here


def loan(desk: Desk) -> Loan:
    return desk.session.records.get(Loan, LOAN).value


def with_week(here: World) -> World:
    """Eva has entered a week, on her own device."""
    eva = world(EVA)
    eva.records.kept.update(here.records.kept)
    seen = eva.session.records.get(Loan, LOAN)
    EnterHours(eva.session)(seen, eva.session.clock.today(), WeekHours(minutes=450, travel_minutes=60, travel_km=120))
    here.records.kept.update(eva.records.kept)
    return here


def hours(desk: Desk) -> LoanHours:
    (seen,) = desk.session.records.all(LoanHours)
    return seen.value


def test_an_agreement_begins_from_an_answered_question_and_says_what_it_lacks(theme: Theme, show: Show) -> None:
    here = chief(asked_by_lisa=True)
    seen = here.session.records.get(ChiefRequest, REQUEST)
    yes = replace(seen.value, reply=Reply.YES, offered=EVA, offered_hours=8, offered_from=here.session.clock.today())
    here.records.write_elsewhere(seen, yes, EVA)
    desk = Desk(theme, show, here)
    click(desk.page, f"requests_lines_{REQUEST.hex()}_loan")
    assert find(desk.page, QLineEdit, "loan_new_hours").text() == "8"
    write(find(desk.page, QLineEdit, "loan_new_price"), "femhundra")
    click(desk.page, "loan_new_give")
    assert shown(desk.page, "lending_notice_text") == "Skriv talen med siffror: pris i timmen, kronor."
    find(desk.page, QLineEdit, "loan_new_price").clear()
    write(find(desk.page, QLineEdit, "loan_new_scope"), "Utredningar")
    click(desk.page, "loan_new_give")
    (made,) = desk.session.records.all(Loan)
    click(desk.page, f"requests_lines_{REQUEST.hex()}_loan")
    write(find(desk.page, QLineEdit, "loan_new_who_sees"), "bara Eva")
    desk.object.keep()
    assert [seen.value.text for seen in desk.session.records.all(LooseNote)] == [
        "Avtal om lån som inte hann sparas: bara Eva"
    ]
    assert (made.value.helper, made.value.helped_chief, made.value.scope) == (EVA, LISA, "Utredningar")
    name = f"loan_{made.value.id.hex()}"
    assert shown(desk.page, f"{name}_title") == "Eva Åström, Åsele, hjälper Dorotea"
    assert shown(desk.page, f"{name}_lacks").startswith("Det saknas (")
    assert not find(desk.page, QWidget, f"{name}_agree").isVisible()


def test_each_side_says_yes_to_the_terms_as_they_stand(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, a_loan(world(LISA), agreed=False))
    assert shown(desk.page, f"{CARD}_state") == "inte överenskommet än"
    assert "Dorotea har inte sagt ja" in shown(desk.page, f"{CARD}_yeses")
    click(desk.page, f"{CARD}_agree")
    assert loan(desk).agreed_helped == terms_mark(loan(desk))
    assert shown(desk.page, f"{CARD}_yeses").startswith("Dorotea sade ja 08:42")
    assert not find(desk.page, QWidget, f"{CARD}_agree").isVisible()


def test_other_terms_ask_both_again(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, a_loan(world(LISA)))
    assert shown(desk.page, f"{CARD}_state") == "överenskommet"
    assert "Pris: 520 kr i timmen, 260 kr per restimme, 2,50 kr per kilometer" in shown(desk.page, f"{CARD}_terms")
    click(desk.page, f"{CARD}_change")
    field = find(desk.page, QLineEdit, f"{CARD}_form_km_price")
    assert field.text() == "2,50"
    field.setText("3")
    click(desk.page, f"{CARD}_form_give")
    assert loan(desk).price_per_km == 300
    assert shown(desk.page, f"{CARD}_state") == "inte överenskommet än"


def test_the_helper_enters_a_week_and_puts_it_right(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, a_loan(world(EVA)))
    click(desk.page, f"{CARD}_enter")
    write(find(desk.page, QLineEdit, f"{CARD}_week_hours"), "sju")
    press(Qt.Key.Key_Return)
    assert shown(desk.page, "lending_notice_text").startswith("Skriv timmarna som")
    find(desk.page, QLineEdit, f"{CARD}_week_hours").setText("7,5")
    write(find(desk.page, QLineEdit, f"{CARD}_week_km"), "120")
    click(desk.page, f"{CARD}_week_give")
    assert (hours(desk).minutes, hours(desk).travel_km) == (450, 120)
    assert hours(desk).week == monday_of(desk.session.clock.today())
    assert any(text.startswith("v. 48 2026: 7 tim 30 min") for text in texts(desk.page))
    click(desk.page, f"{CARD}_lines_{hours(desk).id.hex()}_correct")
    assert find(desk.page, QLineEdit, f"{CARD}_week_hours").text() == "7:30"
    find(desk.page, QLineEdit, f"{CARD}_week_hours").setText("8")
    click(desk.page, f"{CARD}_week_give")
    assert hours(desk).minutes == 480


def test_an_objection_that_comes_while_a_week_is_put_right_is_not_taken_away_unread(theme: Theme, show: Show) -> None:
    here = with_week(a_loan(world(EVA)))
    desk = Desk(theme, show, here)
    click(desk.page, f"{CARD}_lines_{hours(desk).id.hex()}_correct")
    (before,) = desk.session.records.all(LoanHours)
    here.records.write_elsewhere(before, replace(before.value, objection="onsdagen ställdes in"), LISA)
    desk.jobs.tell(Changed(frozenset({"loan_hours"})))
    find(desk.page, QLineEdit, f"{CARD}_week_hours").setText("8")
    click(desk.page, f"{CARD}_week_give")
    assert (hours(desk).minutes, hours(desk).objection) == (480, "onsdagen ställdes in")


def test_the_helped_chief_confirms_a_week_or_says_what_is_wrong(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, with_week(a_loan(world(LISA))))
    line = f"{CARD}_lines_{hours(desk).id.hex()}"
    assert not find(desk.page, QWidget, f"{CARD}_enter").isVisible()
    click(desk.page, f"{line}_object")
    write(find(desk.page, QLineEdit, f"{CARD}_objection_edit"), "onsdagen ställdes in")
    press(Qt.Key.Key_Return)
    assert hours(desk).objection == "onsdagen ställdes in"
    assert "invändning: onsdagen ställdes in" in shown(desk.page, f"{line}_detail")
    click(desk.page, f"{line}_confirm")
    assert is_confirmed(hours(desk))
    assert "Ni har fått 7 tim 30 min mer av Åsele än ni har gett" in shown(desk.page, "loans_balance")


def test_a_loan_ends_with_a_reason(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, a_loan(world(LISA)))
    click(desk.page, f"{CARD}_end")
    write(find(desk.page, QLineEdit, f"{CARD}_end_line_edit"), "ärendet är klart")
    press(Qt.Key.Key_Return)
    assert (loan(desk).ended_on, loan(desk).end_reason) == (desk.session.clock.today(), "ärendet är klart")
    assert shown(desk.page, f"{CARD}_state") == "avslutat"


def test_what_is_typed_stays_when_something_comes_and_is_gone_when_the_window_locks(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, a_loan(world(LISA)))
    click(desk.page, f"{CARD}_change")
    field = find(desk.page, QLineEdit, f"{CARD}_form_scope")
    field.setText("Halvskrivet")
    desk.object.loans.load()
    QApplication.processEvents()
    assert field.text() == "Halvskrivet"
    desk.object.drop()
    assert desk.page.findChild(QWidget, CARD) is None


def test_the_yearly_statement_is_a_paper_and_a_workbook(theme: Theme, show: Show, tmp_path: Path) -> None:
    desk = Desk(theme, show, with_week(a_loan(world(LISA))), tmp_path)
    find(desk.page, QLineEdit, "statement_year").setText("26")
    click(desk.page, "statement_pdf")
    assert shown(desk.page, "lending_notice_text") == "Skriv året med fyra siffror."
    find(desk.page, QLineEdit, "statement_year").setText("2026")
    click(desk.page, "statement_pdf")
    click(desk.page, "statement_xlsx")
    made = {path.name: path.read_bytes()[:4] for path in tmp_path.iterdir()}
    assert made == {"lan-mellan-kommuner-2026.pdf": b"%PDF", "lan-mellan-kommuner-2026.xlsx": b"PK\x03\x04"}


def test_what_both_wrote_differently_stands_on_the_loan_and_is_settled_there(theme: Theme, show: Show) -> None:
    here = a_loan(world(LISA), agreed=False)
    seen = here.session.records.get(Loan, LOAN)
    ChangeLoan(here.session)(seen, replace(seen.value, price_per_hour=500))
    here.records.write_elsewhere(seen, replace(seen.value, price_per_hour=560), EVA)
    desk = Desk(theme, show, here)
    line = f"{CARD}_differs_{(LOAN + b'price_per_hour').hex()}"
    assert shown(desk.page, f"{line}_title") == "Ni skrev olika om priset per timme"
    assert shown(desk.page, f"{line}_line_before") == "Tidigare: 520 kr. Så länge gäller: 560 kr"
    said = [shown(desk.page, f"{line}_line_option_{at}") for at in (0, 1)]
    assert sorted(text.rpartition(": ")[2] for text in said) == ["500 kr", "560 kr"]
    assert not find(desk.page, QWidget, f"{CARD}_agree").isVisible()
    mine = next(at for at, text in enumerate(said) if text.endswith("500 kr"))
    click(desk.page, f"{line}_line_keep_{mine}")
    assert loan(desk).price_per_hour == 500
    assert shown(desk.page, "lending_notice_text").startswith("Valet är sparat.")
    assert desk.page.findChild(QWidget, line) is None
    assert find(desk.page, QWidget, f"{CARD}_agree").isVisible()


def test_two_figures_for_one_week_stand_on_the_loan_with_the_week(theme: Theme, show: Show) -> None:
    here = with_week(a_loan(world(LISA)))
    (seen,) = here.session.records.all(LoanHours)
    here.records.write_elsewhere(seen, replace(seen.value, minutes=300), EVA)
    here.records.write_elsewhere(seen, replace(seen.value, minutes=330), LISA)
    desk = Desk(theme, show, here)
    title = shown(desk.page, f"{CARD}_differs_{(seen.value.id + b'minutes').hex()}_title")
    assert title.startswith("Ni skrev olika om arbetstiden, v. ")


def test_a_price_that_the_other_chief_changed_meanwhile_stands_beside_ones_own(theme: Theme, show: Show) -> None:
    here = a_loan(world(LISA))
    desk = Desk(theme, show, here)
    click(desk.page, f"{CARD}_change")
    before = here.records.get(Loan, LOAN)
    here.records.write_elsewhere(before, replace(before.value, price_per_hour=600, hours_per_week=8), EVA)
    desk.jobs.tell(Changed(frozenset({"loan"})))
    find(desk.page, QLineEdit, f"{CARD}_form_price").setText("480")
    click(desk.page, f"{CARD}_form_give")
    now = here.records.get(Loan, LOAN)
    assert now.conflicts == {"price_per_hour"}
    assert now.value.hours_per_week == 8
