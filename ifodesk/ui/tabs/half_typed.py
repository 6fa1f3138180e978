"""What is typed and not given when the window locks or a form is left: found in all alike, a new form needs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.ui.parts.naming import is_kept_by_page, is_kept_otherwise
from ifodesk.ui.parts.text import Elided
from ifodesk.ui.tabs.ask import Unfolding

Line = QLineEdit | QPlainTextEdit
_PAGE, _SECTION = "title", "section"


def half_typed(page: QWidget, *, every_form: bool = False) -> tuple[str, ...]:
    """Return what is typed in *page* and not given, one text for each open form, with the titles of its fields.

    A form with one typed line is told whole, with what is chosen in it: the line alone may say little. A line outside
    every form is told by itself. Passphrases are never told, nor what a closed form still holds: it was given up.
    With *every_form* those too that their pages keep when the window locks.
    """
    lines = [
        line
        for line in _lines(page)
        if _text(line) and not line.isReadOnly() and not _is_kept(line, page, every_form=every_form)
    ]
    forms: dict[QWidget, list[Line]] = {}
    for line in lines:
        forms.setdefault(_form(line, page) or line, []).append(line)
    return tuple(
        "\n".join((*_heading(form, page), *_told(form, inside)))
        for form, inside in forms.items()
        if any(_is_typed(line) for line in inside)
    )


def given_up(page: QWidget, leave: Callable[[], None]) -> tuple[str, ...]:
    """Call *leave*, and return what was half typed in *page* and is there no longer."""
    typed = half_typed(page)
    leave()
    left = half_typed(page)
    return tuple(text for text in typed if text not in left)


def _lines(page: QWidget) -> Iterable[Line]:
    yield from page.findChildren(QLineEdit)
    yield from page.findChildren(QPlainTextEdit)


def _told(form: QWidget, lines: Iterable[Line]) -> Iterable[str]:
    for pick in form.findChildren(QComboBox):
        if pick.currentIndex() > 0:
            yield _titled(pick, pick.currentText())
    for line in lines:
        yield _titled(line, _text(line))


def _titled(widget: QWidget, text: str) -> str:
    title = widget.accessibleName()
    return f"{title}: {text}" if title else text


def _text(line: Line) -> str:
    return (line.text() if isinstance(line, QLineEdit) else line.toPlainText()).strip()


def _is_typed(line: Line) -> bool:
    return line.isModified() if isinstance(line, QLineEdit) else line.document().isModified()


def _is_kept(line: QWidget, page: QWidget, *, every_form: bool) -> bool:
    return any(
        is_kept_otherwise(around)
        or (is_kept_by_page(around) and not every_form)
        or (isinstance(around, Unfolding) and not around.is_open)
        for around in _around(line, page)
    )


def _form(line: QWidget, page: QWidget) -> QWidget | None:
    forms = (around for around in _around(line, page) if isinstance(around, Unfolding) or is_kept_by_page(around))
    return next(forms, None)


def _around(widget: QWidget, page: QWidget) -> Iterable[QWidget]:
    """Yield *widget* and what it lies in, up to *page*."""
    around: QWidget | None = widget
    while around is not None and around is not page:
        yield around
        around = around.parentWidget()


def _heading(form: QWidget, page: QWidget) -> tuple[str, ...]:
    """Return what stands over the form: the page's title (in a case its name line), and the nearest heading."""
    whole, direct = Qt.FindChildOption.FindChildrenRecursively, Qt.FindChildOption.FindDirectChildrenOnly
    nearest = (_label(around, _SECTION, direct) for around in _around(form, page))
    names = next((one.text() for one in page.findChildren(Elided)), "") or _label(page, _PAGE, whole)
    found = dict.fromkeys((names, next(filter(None, nearest), "")))
    shown = ", ".join(filter(None, found))
    return (shown,) if shown else ()


def _label(place: QWidget, look: str, how: Qt.FindChildOption) -> str:
    labels = (one for one in place.findChildren(QLabel, options=how) if one.property("look") == look)
    return next((one.text() for one in labels if one.text() and not one.isHidden()), "")
