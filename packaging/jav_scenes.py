"""Scenes about jäv and loans: what a person sees from a hinder to a loan, for the pictures of the screens."""

from __future__ import annotations

from plan_scenes import Scene, has_notes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QScrollArea, QWidget
from sitting import Sitting, there


def to_part(sitting: Sitting, name: str) -> None:
    """Scroll to a part of the page."""
    wanted = there(sitting.window.findChild(QWidget, name))
    for area in sitting.window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.isAncestorOf(wanted):
            top = wanted.mapTo(inside, wanted.rect().topLeft()).y()
            area.verticalScrollBar().setValue(max(0, top - 10))
    sitting.rest()


def _choose(sitting: Sitting, name: str, text: str) -> None:
    box = there(sitting.window.findChild(QComboBox, name))
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemText(at).startswith(text)))


def _write(sitting: Sitting, name: str, text: str) -> None:
    there(sitting.window.findChild(QPlainTextEdit, name)).setPlainText(text)


def review(sitting: Sitting) -> None:
    """Go through the own ties, at the second step."""
    sitting.shell.open_page("ties")
    sitting.click("ties_walk_now")
    sitting.click("ties_walk_next")


def urgent(sitting: Sitting) -> None:
    """Begin an urgent note."""
    sitting.shell.open_page("jav")
    sitting.click("jav_page_urgent")


def matter(sitting: Sitting) -> None:
    """Raise a colleague's jäv, and write down what is known."""
    sitting.open_tab(sitting.row(has_notes).id, "jav")
    sitting.click("jav_raise_open")
    _choose(sitting, "jav_raise_who", "Per")
    _write(sitting, "jav_raise_why", "Gift med brodern till klientens mamma.")
    sitting.click("jav_raise_give")
    sitting.wait(lambda: there(sitting.window.findChild(QWidget, "jav_known_save")).isVisible())
    _choose(sitting, "jav_known_relation", "svåger")
    _choose(sitting, "jav_known_toward", "en vårdnadshavare")
    sitting.click("jav_known_save")


def ruling(sitting: Sitting) -> None:
    """Begin the ruling."""
    _choose(sitting, "jav_ruling_outcome", "Jäv")
    _choose(sitting, "jav_ruling_ground", "Själv eller närstående är part")
    _write(sitting, "jav_ruling_reasons", "Gift med klientens morbror: så nära att det är jäv.")


def ruled(sitting: Sitting) -> None:
    """See the ruling, and the wall that follows it."""
    sitting.click("jav_ruling_decide")
    sitting.wait(lambda: there(sitting.window.findChild(QWidget, "jav_wall")).isVisible())


def instead(sitting: Sitting) -> None:
    """Ask who can take the case."""
    sitting.click("jav_instead_open")


def ask_chief(sitting: Sitting) -> None:
    """Ask another municipality's chief."""
    sitting.click("_ask_chief")
    sitting.field("jav_ask_chief_hours").setText("8")
    day = sitting.field("jav_ask_chief_from_edit")
    day.setText("mån")
    QTest.keyClick(day, Qt.Key.Key_Return)


def lending(sitting: Sitting) -> None:
    """See the question on the page of loans."""
    sitting.click("jav_ask_chief_give")
    sitting.shell.open_page("lending")
    sitting.rest(0.8)


def loan(sitting: Sitting) -> None:
    """See a loan with its weeks, one of which waits to be confirmed."""
    sitting.rest()


def deciding(sitting: Sitting) -> None:
    """See who decides on jäv."""
    sitting.shell.open_page("people")
    sitting.rest(0.8)
    sitting.click("deciding_lines_staff_change")


PARTS = {
    "sync_hub": "sync_hub_card",
    "sync_add": "sync_hub_form",
    "jav_matter": "jav_matter",
    "jav_ruling": "jav_matter_says",
    "jav_ruled": "jav_rulings",
    "jav_instead": "jav_instead_open",
    "jav_ask_chief": "jav_ask_chief",
    "lending_loan": "loans_title",
    "jav_deciding": "deciding_part",
}
"""To which part of the page a picture scrolls, at each size anew."""
JAV_SCENES: tuple[tuple[str, Scene], ...] = (
    ("own_ties_review", review),
    ("jav_urgent", urgent),
)
"""Of a caseworker."""
JAV_LEADING: tuple[tuple[str, Scene], ...] = (
    ("jav_matter", matter),
    ("jav_ruling", ruling),
    ("jav_ruled", ruled),
    ("jav_instead", instead),
    ("jav_ask_chief", ask_chief),
    ("lending", lending),
    ("lending_loan", loan),
    ("jav_deciding", deciding),
)
"""Of a chief, in this order."""
