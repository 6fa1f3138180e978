"""From a phone call at half past four to a printed proposal, by keyboard alone: for test and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from typing_extensions import override

from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.home_codes import HomeKind
from ifodesk.ui.parts.lines import LineView
from ifodesk.ui.walk.hand import Hand
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.vacancies import ConfirmVacancy
from tests.program.region import Region
from tests.program.team import PASSPHRASE
from tests.ui.homes.homes_desk import pooled_home

CALL = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
"""Thursday 26 November 2026, 16:30 in Sweden."""
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ASKED = ("Granlund", "Lärkan", "Myran")
_MOST_TABS, _MOST_LINES = 80, 40
_CORNER = QPoint(0, 0)
_BREATH_MS = 5
"""Between two keys; what takes longer is waited for."""
Grab = Callable[[str], None]


class Keyboard(Hand):
    """A hand that has no mouse, and counts what it presses: a letter is one, a key with Ctrl is one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.pressed = 0

    @override
    def click(self, name: str) -> None:
        message = f"no mouse here: {name}"
        raise AssertionError(message)

    @override
    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        super().key(key, modifier)

    @override
    def write(self, text: str, name: str = "") -> None:
        super().write(text, name)
        self.pressed += len(text)

    @override
    def rest(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_BREATH_MS, loop.quit)
        loop.exec()

    @override
    def go_to(self, name: str) -> None:
        """Press Tab, or Shift and Tab where that is the shorter way, until the keyboard stands there."""
        super().rest()  # what was asked for shows before the keyboard sets out
        back = _shorter_back(QApplication.focusWidget(), self.widget(name))
        for step in range(4 * _MOST_TABS):
            wanted, focus = self.widget(name), QApplication.focusWidget()
            if focus is not None and (focus is wanted or wanted.isAncestorOf(focus)):
                return
            if step and step % _MOST_TABS == 0:
                back = not back
                super().rest()
            self.key(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
        raise AssertionError(name)

    def press(self, name: str) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.key(Qt.Key.Key_Space)

    def to_line(self, name: str) -> None:
        """Go down the lines, or up them, to the one with that name: first the way that a person sees it to lie."""
        self.widget(name)
        for _ in range(_MOST_TABS):
            focus = QApplication.focusWidget()
            if isinstance(focus, LineView):
                break
            self.key(Qt.Key.Key_Tab)
        focus, way = QApplication.focusWidget(), (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if focus is not None and self.widget(name).mapToGlobal(_CORNER).y() < focus.mapToGlobal(_CORNER).y():
            way = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        for key in way:
            for _ in range(_MOST_LINES):
                focus = QApplication.focusWidget()
                if focus is not None and focus.objectName() == name:
                    return
                self.key(key)
        raise AssertionError(name)

    def act(self, line: str, code: str) -> None:
        """Go to a line by the arrows, to its button by Tab, and press it."""
        found = self.widget(line).objectName()
        self.to_line(found)
        self.press(f"{found}_{code}")

    def pick(self, name: str, text: str) -> None:
        """Go to a list of choices, and down it until *text* stands there."""
        self.go_to(name)
        box = self.widget(name)
        assert isinstance(box, QComboBox)
        for _ in range(box.count()):
            if text.casefold() in box.currentText().casefold():
                return
            self.key(Qt.Key.Key_Down)
        message = f"{text} is not in {name}"
        raise AssertionError(message)


def _shorter_back(here: QWidget | None, wanted: QWidget) -> bool:
    """Return whether Shift and Tab leads to *wanted* sooner than Tab."""
    if here is None:
        return False
    stops, at, widget = 0, None, here.nextInFocusChain()
    while widget is not None and widget is not here:
        if widget is wanted or wanted.isAncestorOf(widget):
            at = stops if at is None else at
        stops += widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        widget = widget.nextInFocusChain()
    return at is not None and at > stops / 2


@dataclass
class PhoneCall:
    """Karin in Dorotea, with three homes in the pool and no network."""

    region: Region
    hand: Keyboard
    grab: Grab
    asked_after: int = 0
    """Keys from the ring of the telephone until three homes were asked."""
    _away: Path = field(init=False)

    def __post_init__(self) -> None:
        self._away = self.region.team.hub.with_name("hub-away")

    def whole(self) -> None:
        """Do all of it."""
        self.open_case()
        self.need()
        self.match()
        self.ring()
        self.reserve()
        self.tell_more()
        self.jav()
        self.gates()
        self.cost()
        self.consult()
        self.propose()

    def network_gone(self) -> None:
        """The hub cannot be reached."""
        self.region.team.hub.rename(self._away)

    def network_back(self) -> None:
        """The hub is there again, with what the others have put."""
        self._away.rename(self.region.team.hub)

    def open_case(self) -> None:
        """The telephone rings: a name, and Enter."""
        hand = self.hand
        self.grab("idag")
        hand.pressed = 0
        hand.key(Qt.Key.Key_N, CTRL)
        hand.write("Alma Testsson", "new_case_name")
        self.grab("nytt-arende")
        hand.key(Qt.Key.Key_Return)
        hand.widget("case_back")

    def need(self) -> None:
        """What the child needs, whole in the case; then exactly what is sent of it, and how few children that fits."""
        hand = self.hand
        hand.press("case_begin_placement")
        hand.widget("placement_form")
        hand.write("9 flicka", "placement_form_children_edit")
        self.grab("behov")
        hand.key(Qt.Key.Key_Return)
        hand.act("placement_lines_need-*", "sending")
        hand.widget("placement_lines_preview_send")
        self.grab("vad-skickas")
        hand.press("placement_lines_preview_send")
        hand.until(lambda: hand.says("graderat behov skickat"), "sent")

    def match(self) -> None:
        """Which homes."""
        self.hand.act("placement_lines_need-*", "match")
        self.hand.widget("placement_lines_home-*_ring")
        self.grab("traffar")

    def ring(self) -> None:
        """Three homes are rung, R and Enter each; then S for what each said."""
        hand = self.hand
        for name in ASKED:
            hand.to_line(f"placement_lines_home-{self.entry(name)}")
            hand.key(Qt.Key.Key_R)
            hand.widget("placement_form_give")
            if name == ASKED[0]:
                self.grab("ring")
            hand.key(Qt.Key.Key_Return)
            hand.widget(f"placement_lines_home-{self.entry(name)}_answer")
        self.asked_after = hand.pressed
        self.grab("tre-tillfragade")
        for name, answer in zip(ASKED, "jnn", strict=True):
            hand.to_line(f"placement_lines_home-{self.entry(name)}")
            hand.key(Qt.Key.Key_S)
            hand.widget("placement_form_answer_edit")
            hand.write(answer)
            if name == ASKED[0]:
                self.grab("svar")
            hand.key(Qt.Key.Key_Return)
            hand.until(lambda: not hand.shows("placement_form_give"), "answered")
        self.grab("svarat")

    def entry(self, name: str) -> str:
        """Return the key of a home's entry in the pool."""
        found = self.region.nils.session.records.all(PoolHome)
        return next(seen.value.id.hex() for seen in found if seen.value.name == name)

    def reserve(self) -> None:
        """The place is reserved, and the way to a proposal begins."""
        hand, key = self.hand, self.entry("Granlund")
        hand.act(f"placement_lines_home-{key}", "reserve")
        hand.until(lambda: hand.says("gäller tills vidare"), "reserved")
        self.grab("reserverat")

    def tell_more(self) -> None:
        """By what right the child may be named to the one municipality whose home is asked."""
        hand, key = self.hand, self.entry("Granlund")
        hand.act(f"placement_lines_home-{key}", "tell")
        hand.write("Barnet är under 18 år och behöver ett hem i kväll", "placement_form_detail_edit")
        hand.pick("placement_form_basis_edit", "26 kap. 9")
        hand.go_to("placement_form_members_0")
        hand.pick("placement_form_asked_edit", "muntligt")
        self.grab("beratta-mer")
        hand.press("placement_form_give")
        hand.until(lambda: not hand.shows("placement_form_give"), "told")
        hand.act(f"placement_lines_home-{key}", "start")
        hand.until(lambda: hand.says("Förslag: Granlund"), "begun")
        self.grab("forslag-borjat")

    def jav(self) -> None:
        """Karin answers for herself about everybody in the circle."""
        hand = self.hand
        hand.key(Qt.Key.Key_PageDown, CTRL)
        hand.widget("jav_mine_no_hinder")
        self.grab("jav-fore")
        hand.press("jav_mine_no_hinder")
        self.grab("jav")
        hand.key(Qt.Key.Key_PageUp, CTRL)

    def gates(self) -> None:
        """What only a person can say: the network, the child's view, the meeting, the assessment."""
        hand = self.hand
        for code, how in (
            ("network", "Mormor orkar inte, pratat i telefon 16:40"),
            ("disqualification", "Mamma är den enda vårdnadshavaren, inget hinder mot henne"),
            ("child_view", "Alma vill till ett lugnt hem. Mamma samtycker."),
            ("assessed", "Bedömt för Alma, registren hämtade i dag"),
        ):
            hand.act(f"placement_lines_gate-*-{code}-", "pass")
            hand.write(how, "placement_form_note_edit")
            if code == "child_view":
                self.grab("steg-formular")
            hand.press("placement_form_give")
            hand.until(lambda: not hand.shows("placement_form_give"), code)
        hand.act("placement_lines_gate-*-meeting-", "skip")
        hand.write("Akut: de träffar hemmet vid inflyttningen", "placement_form_reason_edit")
        hand.press("placement_form_give")
        hand.until(lambda: not hand.shows("placement_form_give"), "meeting")
        self.grab("steg")

    def cost(self) -> None:
        """What it costs, each part."""
        hand = self.hand
        hand.press("placement_lines_cost-*_own")
        hand.write("15040", "placement_form_fee_edit")
        hand.key(Qt.Key.Key_Return)
        hand.until(lambda: hand.says("per dygn i"), "counted")
        self.grab("kostnad")

    def consult(self) -> None:
        """The network is back: the home's municipality is consulted."""
        hand = self.hand
        self.network_back()
        hand.press("frame_sync")
        hand.widget("sync_now")
        self.grab("synk-fore")
        hand.key(Qt.Key.Key_F5)
        hand.until(lambda: not hand.says("väntar på nät"), "synced")
        self.grab("synkat")
        hand.key(Qt.Key.Key_K, CTRL)
        hand.write("Alma")
        hand.until(lambda: hand.lists("Alma Testsson"), "found")
        hand.key(Qt.Key.Key_Return)
        hand.widget("case_back")
        hand.until(lambda: hand.shows("placement_lines_gate-*-consultation-2463"), "the tab of before")
        hand.act("placement_lines_gate-*-consultation-2463", "pass")
        hand.write("Ulla Ek, IFO-chef i Åsele, per telefon", "placement_form_note_edit")
        hand.press("placement_form_give")
        hand.until(lambda: hand.says("Inget saknas"), "everything is there")
        self.grab("inget-saknas")

    def propose(self) -> None:
        """The proposal is laid forward and printed."""
        hand = self.hand
        hand.press("placement_lines_proposal-*_reasons")
        hand.write("Nära skolan", "placement_form_for_edit")
        hand.press("placement_form_give")
        hand.until(lambda: not hand.shows("placement_form_give"), "reasons")
        hand.press("placement_lines_proposal-*_propose")
        hand.until(lambda: hand.says("Framlagt"), "laid forward")
        hand.press("placement_lines_proposal-*_print")
        hand.until(lambda: hand.says("Öppna"), "printed")
        self.grab("framlagt")


def homes_for(region: Region) -> None:
    """Put three emergency homes in the pool, one of Dorotea and two of Åsele, each with places that are confirmed."""
    for desk, name, place in (
        (region.karin, "Lärkan", "Dorotea"),
        (region.nils, "Granlund", "Åsele"),
        (region.nils, "Myran", "Åsele"),
    ):
        home = pooled_home(desk.session, name, (HomeKind.FOSTER, HomeKind.EMERGENCY), place=place)
        ConfirmVacancy(desk.session)(EnterPool(desk.session)(home).entry, 2)
    region.team.everybody_syncs(3)


def unlock(hand: Keyboard) -> None:
    """The passphrase, and Enter."""
    hand.write(PASSPHRASE, "unlock_passphrase")
    hand.key(Qt.Key.Key_Return)
    hand.widget("rail_today")
    hand.until(lambda: hand.shows("today*"), "today")
