"""The main job, step by step, as three people do it on the practice group."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ifodesk.ui.walk.hand import Hand
from ifodesk.words import screen_words_walk as words

CTRL = Qt.KeyboardModifier.ControlModifier
MAKING_MS = 240_000
"""The practice group is made first: 30 vaults that found, join, write and sync."""


def unlock(hand: Hand) -> None:
    """The field is filled with the printed passphrase; Enter opens."""
    hand.widget("unlock_passphrase", MAKING_MS)
    hand.key(Qt.Key.Key_Return)
    hand.widget("rail_today")
    hand.until(lambda: hand.shows("today*"), "today")


class TheCase:
    """The case of this walk: a group that was walked through before has others with the same client."""

    def __init__(self) -> None:
        self._number = ""

    def open(self, hand: Hand) -> None:
        """Four fields are enough: type, name, handler and day; two of them are filled in."""
        hand.key(Qt.Key.Key_N, CTRL)
        hand.write(words.CLIENT, "new_case_name")
        hand.key(Qt.Key.Key_Return)
        hand.until(lambda: hand.shows("case_back") and hand.says(words.CLIENT), "case_client")
        self._number = hand.read("case_number")
        hand.click("overview_add_party")
        hand.write(words.GUARDIAN, "party_name_edit")
        hand.key(Qt.Key.Key_Return)
        hand.click("party_close")

    def find(self, hand: Hand) -> None:
        """Ctrl+K by number, Enter."""
        hand.key(Qt.Key.Key_K, CTRL)
        hand.write(self._number)
        hand.until(lambda: hand.shows("search_hits") and hand.lists(self._number), "a hit in the search")
        hand.key(Qt.Key.Key_Return)
        hand.until(lambda: hand.shows("case_back") and hand.read("case_number") == self._number, "case_number")


def see_jav(hand: Hand) -> None:
    """The own list has a hit: the name, the relation, the paragraph."""
    hand.open_tab(words.TAB_JAV)
    hand.until(lambda: hand.says(words.PARAGRAPH), words.PARAGRAPH)
    hand.click("jav_mine_hinder")
    hand.click("jav_mine_grounds_0")
    hand.widget("jav_hand_over_open")


def ask_aloud(hand: Hand) -> None:
    """Asked aloud, answer and time: two clicks."""
    hand.click_beside(words.COLLEAGUE, "_oral")
    hand.click("jav_oral_no_hinder")
    hand.until(lambda: hand.says(words.NO_HINDER), words.NO_HINDER)


def hand_over(hand: Hand) -> None:
    """A colleague takes over; the case is gone from here."""
    hand.click("jav_hand_over_open")
    hand.choose("jav_hand_over_who", words.COLLEAGUE)
    hand.click("jav_hand_over_give")
    hand.until(lambda: not hand.shows("case_back"), "case_back is gone")


def sync(hand: Hand) -> None:
    """Synk from the bottom line; wait until nothing waits."""
    hand.click("frame_sync")
    hand.click("sync_now")
    hand.until(lambda: hand.says(words.IN_STEP) and not hand.says(words.TO_SEND), words.IN_STEP)


def write_plan(hand: Hand) -> None:
    """The shortest way on one screen."""
    hand.click("case_begin_sip")
    hand.write(words.OWN_WORDS, "sip_own_words_edit")
    hand.write(words.GOAL, "sip_goal_*_text_edit")
    hand.write(words.INDICATOR, "sip_goal_*_indicator_edit")
    hand.write(words.BASELINE, "sip_goal_*_baseline_edit")
    hand.write(words.MEASURE, "sip_measure_*_text_edit")
    hand.write(words.COLLEAGUE, "sip_measure_*_responsible_edit")
    hand.write(words.UNIT, "sip_measure_*_unit_edit")
    hand.write(words.DUE, "sip_measure_*_due_on_edit")
    hand.write(words.FOLLOW_UP, "sip_next_follow_up_on_edit")
    hand.write(words.COLLEAGUE, "sip_plan_lead_edit")
    hand.key(Qt.Key.Key_Tab)


def agree(hand: Hand) -> None:
    """Who agreed and how; consent to take part, and nothing about secrecy."""
    hand.click("sip_add_agreement_0")
    hand.choose("sip_agreement_*_form_edit", words.PRESENT)
    hand.click("sip_participation_add")
    hand.choose("sip_consent_*_form_edit", words.ORALLY)
    hand.key(Qt.Key.Key_Tab)


def adopt(hand: Hand) -> None:
    """Nothing blocks any more."""
    hand.click("sip_adopt")
    hand.until(lambda: hand.says(words.VERSION), words.VERSION)


def print_plan(hand: Hand) -> None:
    """Ctrl+P puts the paper where papers go."""
    hand.key(Qt.Key.Key_P, CTRL)
    hand.widget("sip_print_card")
    hand.key(Qt.Key.Key_Return)
    hand.until(lambda: hand.says(words.OPEN_PDF), words.OPEN_PDF)


def read_plan(hand: Hand) -> None:
    """The chief reads the adopted plan."""
    hand.open_tab(words.TAB_SIP)
    hand.until(lambda: hand.says(words.VERSION), words.VERSION)
