"""Ledning and Mina datorer, driven by hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.home import Home
from ifodesk.domain.home_codes import HomeKind
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.people.reading import read_people
from ifodesk.ui.people.waiting import tasks
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.admission import Asker
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.group_ports import ActKind, Proposal
from ifodesk.usecases.group_today import GroupTask, GroupTaskKind
from ifodesk.usecases.homes import AddHome
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Write
from ifodesk.usecases.sync_views import Silent
from ifodesk.words.group_words import NOBODY_CAN
from tests.ui.fakes import DOROTEA, KARIN, LISA, PER
from tests.ui.hands import click, find, press, shown, texts
from tests.ui.people.desk import Desk, Show
from tests.ui.people.group import LAPTOP, OLD, SOON, LivelyGroup


@pytest.fixture
def chief(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, LISA)


@pytest.fixture
def karin(theme: Theme, show: Show) -> Desk:
    return Desk(theme, show, KARIN)


def people(desk: Desk) -> list[str]:
    QApplication.processEvents()
    found = find(desk.widget, QWidget, "people_lines").findChildren(LineView)
    return [view.line.text for view in found if view.line.key.startswith("person-")]


def test_everybody_stands_with_roles_end_dates_and_devices(chief: Desk) -> None:
    assert people(chief) == ["Karin Norberg", "Lisa Berglund (du)", "Per Lundmark"]
    per = chief.line(f"person-{PER.hex()}").line
    assert per.detail == "handläggare till 30 juni 2027, konsult till 10 december 2026 · PL-1"
    assert per.meaning == "roll slutar snart"
    assert chief.line(f"person-{KARIN.hex()}").line.meaning == ""
    assert shown(chief.widget, "people_title") == "Ledning"


def test_people_are_ordered_by_end_date_and_by_who_was_not_heard(chief: Desk) -> None:
    chief.choose("people_sort_pick", "ends")
    assert people(chief)[0] == "Per Lundmark"
    since = chief.session.clock.now() - timedelta(days=5)
    chief.sync.shown = replace(chief.sync.shown, silent=(Silent(DOROTEA, since, KARIN),))
    chief.page.key(PageKey.REFRESH)
    chief.choose("people_sort_pick", "heard")
    assert people(chief)[0] == "Karin Norberg"
    assert chief.line(f"person-{KARIN.hex()}").line.right.startswith("inte hörd sedan")


def test_whoever_is_alone_is_told_what_to_do(theme: Theme, show: Show) -> None:
    group = LivelyGroup()
    group.people = [one for one in group.people if one.member.id == LISA]
    desk = Desk(theme, show, LISA, group)
    assert "Bara du är med än" in texts(desk.widget)
    click(desk.widget, "people_empty_action")
    assert find(desk.widget, QWidget, "people_invite").isVisible()


def test_a_role_is_given_by_keys_and_taken_after_a_question(chief: Desk) -> None:
    chief.open(PER)
    click(chief.widget, "person_lines_role-consultant_give")
    assert find(chief.widget, Pick, "role_pick").key is Role.CONSULTANT
    chief.write("role_ends_edit", "2027-01-31")
    press(Qt.Key.Key_Return)
    click(chief.widget, "role_give")
    assert chief.group.acts == [("grant", PER, Role.CONSULTANT, SOON.replace(year=2027, month=1, day=31))]
    assert chief.said().startswith("Klart.")
    click(chief.widget, "person_lines_role-consultant_take")
    assert "konsult" in chief.said()
    click(chief.widget, "people_notice_yes")
    assert chief.group.acts[-1] == ("take", PER, Role.CONSULTANT)


def test_what_cannot_be_undone_is_asked_about_and_cancel_does_nothing(chief: Desk) -> None:
    chief.open(KARIN)
    click(chief.widget, f"person_lines_device-{OLD.hex()}_lost")
    press(Qt.Key.Key_Return)  # the focus stands on cancel
    assert chief.group.acts == []
    click(chief.widget, f"person_lines_device-{OLD.hex()}_lost")
    click(chief.widget, "people_notice_yes")
    assert chief.group.acts == [("retire", OLD)]
    assert "är spärrad. Synka nu" in chief.said()


def test_escape_answers_a_question_before_it_closes_anything_else(chief: Desk) -> None:
    chief.open(KARIN)
    click(chief.widget, f"person_lines_device-{OLD.hex()}_lost")
    assert chief.page.key(PageKey.BACK)
    assert chief.said() == ""
    assert find(chief.widget, QWidget, "person").isVisible()
    assert chief.group.acts == []


def test_an_act_that_lacks_a_signature_says_so(chief: Desk) -> None:
    chief.group.in_force = False
    chief.open(KARIN)
    click(chief.widget, "person_lines_roles_give")
    chief.choose("role_pick", Role.ADMIN)
    click(chief.widget, "role_give")
    assert "gäller inte än. Väntar på: Karin Norberg eller Per Lundmark. Synka, och be" in chief.said()


def test_a_proposal_says_who_wants_what_and_is_signed(chief: Desk) -> None:
    chief.group.propose(ActKind.GRANT, PER, member=KARIN)
    chief.page.activated()
    line = next(text for text in texts(chief.widget) if "föreslår" in text)
    assert line.startswith("Per Lundmark föreslår: ge Karin Norberg rollen administratör.")
    button = next(
        found
        for found in find(chief.widget, QWidget, "people_tasks").findChildren(QAbstractButton)
        if found.text() == "Underteckna"
    )
    button.click()
    assert chief.group.acts == [("sign", b"proposal" * 4)]


def test_a_proposal_that_too_few_people_can_complete_says_so(chief: Desk) -> None:
    chief.group.propose(ActKind.REMOVE, LISA, member=KARIN, mine=True)
    chief.group.lacks = ()
    chief.page.activated()
    assert NOBODY_CAN in texts(chief.widget)


def test_what_waits_for_somebody_else_has_no_button(chief: Desk) -> None:
    chief.group.propose(ActKind.REMOVE, LISA, member=KARIN, mine=True)
    chief.page.activated()
    assert {"Väntar på någon annans underskrift (1)", "Väntar på: Karin Norberg eller Per Lundmark."} <= set(
        texts(chief.widget)
    )
    assert all(one.text() != "Underteckna" for one in chief.widget.findChildren(QAbstractButton) if one.isVisible())


def test_a_recovery_is_signed_by_its_request_where_the_words_are(chief: Desk) -> None:
    chief.group.propose(ActKind.RECOVER, PER, member=KARIN)
    chief.page.activated()
    QApplication.processEvents()  # what is new shows with the next event
    buttons = find(chief.widget, QWidget, "people_tasks").findChildren(QAbstractButton)
    assert all(one.text() != "Underteckna" for one in buttons)
    next(one for one in buttons if one.text() == "Öppna en ansökan …" and one.isVisible()).click()
    assert find(chief.widget, QWidget, "people_request").isVisible()


def test_nothing_is_approved_before_the_words_are_said_to_agree(chief: Desk, tmp_path: Path) -> None:
    click(chief.widget, "people_request_open")
    chief.write("request_file_edit", "ansokan")
    press(Qt.Key.Key_Return)
    assert shown(chief.widget, "request_asks") == "Maja Ny, socialsekreterare, vill gå med i Dorotea."
    assert shown(chief.widget, "request_words").count("björk") == 8
    give = find(chief.widget, QAbstractButton, "request_give")
    assert not give.isEnabled()
    click(chief.widget, "request_agree")
    click(chief.widget, "request_give")
    assert "Välj var välkomstfilen" in chief.said()
    chief.write("request_welcome_edit", str(tmp_path / "valkomst"))
    click(chief.widget, "request_give")
    (request, roles, ends, out) = chief.admission.approved[0]
    assert (request.name, roles, ends, out) == ("Maja Ny", (Role.CASEWORKER,), None, tmp_path / "valkomst")
    assert "Maja Ny är godkänd" in chief.said()
    assert not find(chief.widget, QWidget, "people_request").isVisible()


def test_a_recovered_device_waits_for_a_second_person_and_asks_for_no_roles(chief: Desk, tmp_path: Path) -> None:
    chief.admission.whole = False
    chief.admission.request = replace(chief.admission.request, asker=Asker.RECOVERED, name="Karin Norberg")
    click(chief.widget, "people_request_open")
    chief.write("request_file_edit", "ansokan")
    press(Qt.Key.Key_Return)
    assert not find(chief.widget, QWidget, "request_roles").isVisible()
    click(chief.widget, "request_agree")
    chief.write("request_welcome_edit", str(tmp_path / "valkomst"))
    click(chief.widget, "request_give")
    assert "En person till måste jämföra orden" in chief.said()


def test_another_request_takes_the_tick_away(chief: Desk) -> None:
    click(chief.widget, "people_request_open")
    chief.write("request_file_edit", "en")
    press(Qt.Key.Key_Return)
    click(chief.widget, "request_agree")
    chief.write("request_file_edit", "annan")
    press(Qt.Key.Key_Return)
    assert not find(chief.widget, QAbstractButton, "request_agree").isChecked()
    assert not find(chief.widget, QAbstractButton, "request_give").isEnabled()


def test_an_invitation_shows_the_words_to_read_out_and_a_code(chief: Desk, tmp_path: Path) -> None:
    assert chief.page.key(PageKey.NEW)
    click(chief.widget, "invite_give")
    assert chief.said() == "Välj var inbjudan ska skrivas."
    chief.write("invite_file_edit", str(tmp_path / "inbjudan"))
    click(chief.widget, "invite_give")
    assert chief.admission.invited == [(False, tmp_path / "inbjudan")]
    assert shown(chief.widget, "invite_words").split() == ["mossa"] * 8
    assert find(chief.widget, QWidget, "invite_code").isVisible()
    assert chief.page.key(PageKey.BACK)
    assert not find(chief.widget, QWidget, "invite_done").isVisible()


def test_a_forgotten_passphrase_begins_with_an_invitation_for_that_person(chief: Desk, tmp_path: Path) -> None:
    chief.open(PER)
    click(chief.widget, "person_forgot")
    chief.write("invite_file_edit", str(tmp_path / "inbjudan"))
    click(chief.widget, "invite_give")
    assert chief.admission.invited == [(PER, tmp_path / "inbjudan")]


def test_what_somebody_has_shows_before_it_is_handed_over(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    case = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
    home = AddHome(desk.session)("Lärkan", [HomeKind.FOSTER]).id
    seen = desk.session.records.get(Home, home)
    desk.session.records.save([Write(replace(seen.value, handler=KARIN), seen)])
    desk.session.readers.wall(home, PER)
    desk.open(KARIN)
    click(desk.widget, "person_leaves")
    assert shown(desk.widget, "leaving_title") == "Karin Norberg slutar"
    assert shown(desk.widget, "leaving_count") == "Personen har inga öppna ärenden som du läser."
    click(desk.widget, "leaving_give")
    assert desk.said() == "Välj vem som tar över."
    assert desk.group.acts == []
    desk.choose("leaving_to", PER)
    click(desk.widget, "leaving_give")
    assert desk.group.acts == [("remove", KARIN)]
    assert "Överlämnat: 0 ärenden. Lärkan är inte överlämnat. Byt familjehemssekreterare" in desk.said()
    assert people(desk) == ["Lisa Berglund (du)", "Per Lundmark"]
    assert case


def test_an_older_table_of_rights_is_changed_here_and_it_says_who_updates_first(theme: Theme, show: Show) -> None:
    group = LivelyGroup()
    group.newest = False
    chief = Desk(theme, show, LISA, group)
    assert "när alla har uppdaterat" in " ".join(texts(chief.widget))
    click(chief.widget, "people_tasks_rights--_rights")
    assert group.acts == [("rights",)]


def test_the_group_is_left_only_by_writing_the_municipality_s_name(chief: Desk) -> None:
    click(chief.widget, "people_lines_places_leave")
    assert "ligger kvar hos er" in shown(chief.widget, "people_leave_warning")
    chief.write("people_leave_edit", "Åsele")
    press(Qt.Key.Key_Return)
    assert chief.group.acts == []
    assert chief.said().startswith("Namnet stämmer inte.")
    field = find(chief.widget, QLineEdit, "people_leave_edit")
    assert (field.isVisible(), field.text()) == (True, "Åsele"), "what is wrong can be mended where it stands"
    field.clear()
    chief.write("people_leave_edit", "dorotea")
    press(Qt.Key.Key_Return)
    assert chief.group.acts == [("leave",)]
    assert not field.isVisible()
    assert "Dorotea har lämnat gruppen" in texts(chief.widget)
    assert chief.widget.findChild(QWidget, "people_lines_places_leave") is None


def test_cases_are_opened_for_a_recovered_device_after_the_words_were_compared(theme: Theme, show: Show) -> None:
    desk = Desk(theme, show, LISA)
    case = OpenCase(desk.session)(CaseType.ADULT, "Bo Testsson").case
    desk.group.recovered = {KARIN}
    karin, old = desk.group.people[0], desk.group.people[0].devices[1]
    ghost = replace(old, own_key=False, words=("mossa", "björk"))
    desk.group.people[0] = replace(karin, devices=(karin.devices[0], ghost))
    desk.page.activated()
    next(one for one in desk.widget.findChildren(QAbstractButton) if one.text() == "Öppna ärendena …").click()
    assert "De ska vara: mossa björk (KN-2). Stämmer" in desk.said()
    click(desk.widget, "people_notice_yes")
    assert desk.group.acts == [("reopen", case, KARIN)]


def test_a_caseworker_sees_only_the_own_computers(karin: Desk) -> None:
    assert shown(karin.widget, "people_title") == "Mina datorer"
    assert people(karin) == []
    assert shown(karin.widget, "person_name") == "Karin Norberg"
    lost = karin.widget.findChild(QWidget, f"person_lines_device-{LAPTOP.hex()}_lost")
    assert lost is None, "the computer in use cannot retire itself"
    click(karin.widget, f"person_lines_device-{OLD.hex()}_lost")
    click(karin.widget, "people_notice_yes")
    assert karin.group.acts == [("retire", OLD)]
    whom = find(karin.widget, Pick, "invite_whom")
    assert [whom.itemText(at) for at in range(whom.count())] == ["mig själv, på en dator till"]


def test_every_task_has_its_line(karin: Desk) -> None:
    read = read_people(karin.session)
    proposal = Proposal(b"p" * 32, ActKind.GRANT, KARIN, None, Role.ADMIN, None, (PER,), signed_by_me=False)
    found = tuple(
        GroupTask(kind, PER, Role.CONSULTANT, due_on=SOON, proposal=proposal if kind is GroupTaskKind.SIGN else None)
        for kind in GroupTaskKind
    )
    lines = list(tasks(replace(read, tasks=found, awaited={b"p" * 32: ()})))
    assert len({line.key for line in lines}) == len(GroupTaskKind)
    assert all(line.text and line.icon for line in lines)


def test_locking_leaves_nothing_on_the_page(chief: Desk) -> None:
    chief.open(PER)
    chief.page.drop()
    assert not any("Lundmark" in text for text in texts(chief.widget))


def test_a_request_in_the_mailbox_is_approved_without_files_and_another_one_takes_the_tick_away(chief: Desk) -> None:
    first = replace(chief.admission.request, mailbox=b"s" * 16)
    other = replace(first, name="Nils Ny", words=("mossa",) * 8)
    chief.admission.waiting = (first, other)
    click(chief.widget, "people_request_open")
    click(chief.widget, "request_fetch")
    assert shown(chief.widget, "request_asks").startswith("Maja Ny")
    click(chief.widget, "request_agree")
    chief.choose("request_which", 1)
    assert shown(chief.widget, "request_asks").startswith("Nils Ny")
    assert not find(chief.widget, QAbstractButton, "request_agree").isChecked()
    assert not find(chief.widget, QWidget, "request_welcome").isVisible()
    click(chief.widget, "request_agree")
    click(chief.widget, "request_give")
    assert [(one, out) for one, _roles, _ends, out in chief.admission.approved] == [(other, None)]
    assert "brevlådan" in chief.said()


def test_a_second_person_gets_at_a_request_in_a_mailbox_by_the_invitation(chief: Desk, tmp_path: Path) -> None:
    chief.admission.waiting = (replace(chief.admission.request, asker=Asker.RECOVERED, mailbox=b"s" * 16),)
    chief.admission.whole = False
    click(chief.widget, "people_request_open")
    chief.write("request_file_edit", str(tmp_path / "inbjudan.ifodesk"))
    press(Qt.Key.Key_Return)
    click(chief.widget, "request_agree")
    click(chief.widget, "request_give")
    assert [one[0].mailbox for one in chief.admission.approved] == [b"s" * 16]
    assert "ge inbjudan till den personen också" in chief.said()


def test_an_empty_mailbox_says_so(chief: Desk) -> None:
    click(chief.widget, "people_request_open")
    click(chief.widget, "request_fetch")
    assert chief.said().startswith("Ingen ansökan ligger i brevlådan än.")
    assert not find(chief.widget, QWidget, "request_rest").isVisible()


def test_an_invitation_has_a_mailbox_where_there_is_a_hub_unless_it_is_not_wanted(chief: Desk, tmp_path: Path) -> None:
    chief.page.key(PageKey.NEW)
    chief.write("invite_file_edit", str(tmp_path / "en"))
    click(chief.widget, "invite_give")
    assert chief.admission.with_mailbox
    assert "brevlåda för en gång" in shown(chief.widget, "invite_next")
    click(chief.widget, "invite_mailbox")
    click(chief.widget, "invite_give")
    assert not chief.admission.with_mailbox


def test_tab_goes_through_ledning_as_it_is_read(chief: Desk) -> None:
    QApplication.processEvents()
    chief.line("rehearse--").setFocus()
    went = list[str]()
    for _ in range(20):
        press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        went.append(focus.objectName() if focus else "")
    people = [name for name in went if "person-" in name]
    assert len(people) == 3
    assert went.index(people[-1]) < went.index("people_lines_quorum") < went.index("deciding_lines_staff")
    back = QAbstractButton.nextInFocusChain(find(chief.widget, QAbstractButton, "people_invite_open"))
    assert back is not None
    assert not back.objectName().startswith("deciding")
