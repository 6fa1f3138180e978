"""The shortest way to an adopted plan, by keyboard alone, with the keys counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ifodesk.domain.entities.sip_consent import AgreementForm, ConsentKind
from ifodesk.ui.parts.buttons import Push
from tests.ui.fakes import KARIN
from tests.ui.hands import find, press, shown, write
from tests.ui.sip.desk import Desk

KEYS_PER_SECOND = 3.0
"""A normal pace: 36 words a minute of five letters each."""
THOUGHT_SECONDS = 5.0
"""To find the next thing to say, at each of the ten stops."""
MOST_SECONDS = 180.0


class Counting:
    """Hands that count every key; a key with Ctrl counts as two."""

    def __init__(self) -> None:
        self.keys = 0
        self.stops = 0

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has focus"
        write(focus, text)
        self.keys += len(text)
        QApplication.processEvents()
        focus.window().activateWindow()  # without a screen a list that closed gives the activity back only when asked
        QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        press(key)
        self.keys += 1

    def go_on(self) -> None:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        self.keys += 2
        self.stops += 1

    @property
    def seconds(self) -> float:
        return self.keys / KEYS_PER_SECOND + self.stops * THOUGHT_SECONDS


def test_an_adopted_plan_takes_under_three_minutes_by_keyboard(desk: Desk) -> None:
    find(desk.page, Push, "sip_empty_action").setFocus()
    hands = Counting()
    hands.press(Qt.Key.Key_Return)
    assert desk.focused() == "sip_own_words_edit"
    hands.type("Jag vill bo kvar här och klara nian.")
    hands.go_on()
    hands.type("Gå i skolan minst fyra dagar i veckan")
    hands.go_on()
    hands.type("Skjuts måndagar och torsdagar")
    hands.go_on()
    hands.type("Taxi Bengt")
    hands.go_on()
    hands.type("om 1 mån")
    hands.go_on()
    hands.type("15/1")
    hands.go_on()
    hands.type("n")
    hands.go_on()
    hands.type("m")
    hands.go_on()
    hands.type("Karin Norberg")
    hands.go_on()
    assert desk.gaps() == []
    hands.go_on()
    assert shown(desk.page, "sip_version").startswith("Version 1, antagen ")
    view = desk.view()
    assert [seen.value.form for seen in view.agreements] == [AgreementForm.PRESENT]
    assert [(seen.value.kind, seen.value.form) for seen in view.consents] == [
        (ConsentKind.PARTICIPATION, AgreementForm.ORAL)
    ]
    assert desk.plan().plan_lead_member == KARIN
    assert hands.stops <= 11
    assert hands.seconds < MOST_SECONDS, hands.seconds


def test_the_key_goes_to_the_row_that_is_half_filled_instead_of_making_another(desk: Desk) -> None:
    desk.tab.begin()
    desk.tab.presenter.agreement_added("Eva Testsson", "vårdnadshavare")
    at = desk.gaps().index("vem som är överens och hur")
    find(desk.page, Push, f"sip_gaps_{at}").click()
    assert len(desk.view().agreements) == 1
    assert desk.focused() == f"sip_agreement_{desk.view().agreements[0].value.id.hex()}_form_edit"


def test_with_nothing_missing_and_nothing_new_the_key_only_says_so(full: Desk) -> None:
    full.type("sip_plan_lead_edit", "Karin Norberg")
    hands = Counting()
    hands.go_on()
    hands.go_on()
    assert len(full.view().versions) == 1
    assert shown(full.page, "sip_notice_text") == "Inget saknas. Planen är antagen som den står."
