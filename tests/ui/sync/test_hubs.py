from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.page import PageKey
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.hub_views import HubState
from ifodesk.usecases.hubs import HubAbility, HubAccess, HubFilled, HubPlace, Lies
from ifodesk.words.date_words import clock
from tests.ui.fakes import IN_STEP, NOW, World, world
from tests.ui.hands import click, find, press, shown, texts, write
from tests.ui.sync.test_page import Synk

Show = Callable[[QWidget], QWidget]
SERVER = "webdav+https://moln.example.se/ifo"


@pytest.fixture
def here() -> World:
    return world()


def add_folder(synk: Synk, path: str = "/mnt/ny") -> None:
    click(synk.widget, "sync_hub_hubs_add")
    write(find(synk.widget, QLineEdit, "sync_hub_folder_edit"), path)
    click(synk.widget, "sync_hub_look")


def open_first(synk: Synk) -> None:
    QApplication.processEvents()
    find(synk.widget, QWidget, "sync_hub_hub-1").setFocus()
    press(Qt.Key.Key_Return)
    QApplication.processEvents()


def question(synk: Synk) -> str:
    return shown(synk.widget, "sync_hub_message_text")


def test_each_place_says_how_it_is(theme: Theme, show: Show, here: World) -> None:
    here.hubs.places = [
        HubPlace(1, "/mnt/region", "folder", (), None),
        HubPlace(2, "/media/usb", "folder", (), None),
        HubPlace(3, SERVER, "webdav", (), None),
    ]
    here.sync.shown = replace(
        IN_STEP,
        hubs=(
            HubState(1, "/mnt/region", stick=False, last_round=NOW, problem=None),
            HubState(2, "/media/usb", stick=True, last_round=NOW - timedelta(days=6), problem="hub_gone"),
            HubState(3, SERVER, stick=False, last_round=None, problem="hub_credentials"),
        ),
    )
    synk = Synk(theme, show, here)
    said = texts(synk.widget)
    assert {"Delad mapp: /mnt/region", f"synkat {clock(NOW)}"} <= set(said)
    assert {"USB-minne: /media/usb", f"senast fre 20 nov {clock(NOW)}"} <= set(said)
    assert {"Server: moln.example.se/ifo", "inte synkat än"} <= set(said)
    assert "Fungerar inte just nu." in said
    assert not {"Är inte där just nu.", "Inget ryms där."} & set(said)


def test_a_vault_without_a_place_says_that_everything_is_saved_all_the_same(
    theme: Theme, show: Show, here: World
) -> None:
    here.hubs.places = []
    synk = Synk(theme, show, here)
    assert any("Allt sparas på den här datorn ändå." in text for text in texts(synk.widget))


@pytest.mark.parametrize(
    "lies, devices, ours, said",
    [
        (Lies.NOTHING, 0, 0, "Mappen är tom. Ska den bli en ny delad mapp?"),
        (Lies.OTHER_FILES, 0, 0, "I mappen ligger andra filer. De lämnas i fred."),
        (Lies.OURS, 9, 8, "Här ligger 9 datorers besked, varav 8 är era."),
        (Lies.STRANGERS, 4, 0, "Här ligger en annan grupps filer"),
    ],
)
def test_the_first_look_asks_and_nothing_is_used_before_the_answer(
    theme: Theme, show: Show, here: World, lies: Lies, devices: int, ours: int, said: str
) -> None:
    here.hubs.lies, here.hubs.devices, here.hubs.ours = lies, devices, ours
    synk = Synk(theme, show, here)
    add_folder(synk)
    assert question(synk).startswith(said)
    assert question(synk).endswith("Inget är skrivet där än.")
    assert here.hubs.added == []
    click(synk.widget, "sync_hub_message_no")
    assert here.hubs.added == []
    assert question(synk) == "Platsen används inte. Inget är skrivet där."


def test_enter_never_takes_strangers_files_into_use(theme: Theme, show: Show, here: World) -> None:
    here.hubs.lies, here.hubs.devices = Lies.STRANGERS, 4
    synk = Synk(theme, show, here)
    add_folder(synk)
    press(Qt.Key.Key_Return)
    assert here.hubs.added == []
    assert question(synk) == "Platsen används inte. Inget är skrivet där."


def test_a_yes_takes_it_into_use_and_begins_a_round(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    add_folder(synk)
    click(synk.widget, "sync_hub_message_use")
    ((seen, access, stick),) = here.hubs.added
    assert (seen.address, access, stick) == ("/mnt/ny", None, False)
    assert here.sync.rounds == 1
    assert "Delad mapp: /mnt/ny" in texts(synk.widget)
    assert not find(synk.widget, QWidget, "sync_hub_form").isVisible()


def test_what_is_said_of_the_first_round_with_a_place_goes_when_the_round_has_ended(
    theme: Theme, show: Show, here: World
) -> None:
    """Else it stands there in green beside a place that has gone since."""
    synk = Synk(theme, show, here)
    add_folder(synk)
    click(synk.widget, "sync_hub_message_use")
    assert here.sync.rounds == 1
    assert not any("har börjat" in text for text in texts(synk.widget))
    here.hubs.in_key_ring = False
    add_folder(synk, "/mnt/annan")
    click(synk.widget, "sync_hub_message_use")
    assert "krypterade i valvet" in question(synk), "nothing else on the page says that"


def test_a_server_is_added_by_keys_alone_and_its_secret_stays_in_no_field(
    theme: Theme, show: Show, here: World
) -> None:
    here.hubs.in_key_ring = False
    synk = Synk(theme, show, here)
    assert synk.page.key(PageKey.NEW)
    QApplication.processEvents()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert find(synk.widget, QRadioButton, "sync_hub_way_server").isChecked()
    for text in (SERVER, "asa", "hemligt"):
        press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        write(focus, text)
    press(Qt.Key.Key_Return)
    assert here.hubs.looked == [(SERVER, HubAccess("asa", "hemligt"))]
    assert question(synk).startswith("Platsen är tom. Ska den bli en ny delad plats?")
    assert find(synk.widget, QWidget, "sync_hub_message_use").hasFocus()
    press(Qt.Key.Key_Return)
    assert here.hubs.added[0][1] == HubAccess("asa", "hemligt")
    assert "nyckelring" in question(synk)
    assert find(synk.widget, QLineEdit, "sync_hub_secret").text() == ""
    assert "hemligt" not in repr(here.hubs.looked)


def test_a_stick_is_told_from_a_folder(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, "sync_hub_hubs_add")
    click(synk.widget, "sync_hub_way_stick")
    write(find(synk.widget, QLineEdit, "sync_hub_folder_edit"), "/media/usb")
    click(synk.widget, "sync_hub_look")
    click(synk.widget, "sync_hub_message_use")
    assert here.hubs.added[0][2]


def test_a_form_without_a_place_says_so(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    click(synk.widget, "sync_hub_hubs_add")
    click(synk.widget, "sync_hub_look")
    assert shown(synk.widget, "sync_hub_needed") == "Fyll i var platsen är."
    assert here.hubs.looked == []


def test_a_place_that_cannot_be_reached_is_one_sentence_and_the_form_stays(
    theme: Theme, show: Show, here: World
) -> None:
    here.hubs.fault = WorldError("hub_gone")
    synk = Synk(theme, show, here)
    add_folder(synk)
    assert question(synk).startswith("Den delade mappen går inte att nå.")
    assert find(synk.widget, QLineEdit, "sync_hub_folder_edit").text() == "/mnt/ny"


def test_enter_on_a_place_shows_what_it_can_and_escape_closes_it(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    open_first(synk)
    assert "Går att läsa och skriva i." in texts(synk.widget)
    here.hubs.found = (HubAbility("writes", "yes"), HubAbility("keeps_versions", "yes"))
    press(Qt.Key.Key_Return)
    assert any(text.startswith("Sparar gamla versioner") for text in texts(synk.widget))
    assert synk.page.key(PageKey.BACK)
    assert not find(synk.widget, QWidget, "sync_hub_card").isVisible()
    assert not synk.page.key(PageKey.BACK)


def test_what_a_place_has_lost_is_filled_up(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    open_first(synk)
    for filled, said in (
        (HubFilled(0), "Inget behövde läggas tillbaka."),
        (HubFilled(3, 3), "3 delar som saknades på platsen är tillbakalagda."),
        (HubFilled(3, 1, "hub_full"), "Den delade mappen är full."),
    ):
        here.hubs.filled = filled
        click(synk.widget, "sync_hub_fill")
        assert said in question(synk)


def test_a_place_is_given_up_only_after_a_yes(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    open_first(synk)
    click(synk.widget, "sync_hub_remove")
    assert "inte användas längre?" in question(synk)
    click(synk.widget, "sync_hub_message_no")
    assert len(here.hubs.places) == 1
    click(synk.widget, "sync_hub_remove")
    click(synk.widget, "sync_hub_message_remove")
    assert here.hubs.places == []
    assert "orört" in question(synk)


def test_while_one_thing_is_under_way_no_other_begins(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    open_first(synk)
    synk.jobs.hold = True
    click(synk.widget, "sync_hub_fill")
    assert shown(synk.widget, "sync_hub_busy") == "Fyller på platsen …"
    click(synk.widget, "sync_hub_try")
    synk.jobs.hold = False
    synk.jobs.let_go()
    assert question(synk) == "Platsen har allt som den här datorn har. Inget behövde läggas tillbaka."
    assert shown(synk.widget, "sync_hub_busy") == ""


def test_leaving_the_page_gives_up_a_half_chosen_place(theme: Theme, show: Show, here: World) -> None:
    synk = Synk(theme, show, here)
    add_folder(synk)
    synk.page.left()
    assert question(synk) == ""
    assert find(synk.widget, QLineEdit, "sync_hub_folder_edit").text() == ""
    synk.page.drop()
    assert texts(synk.widget) == ["Synk"]
