"""A widget's look: told before it was ever shown or after, it is the same."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named, restyle

Show = Callable[[QWidget], QWidget]


def test_a_look_told_before_the_first_picture_is_the_one_told_after_it(theme: Theme, show: Show) -> None:
    page = QWidget()
    page.resize(theme.px(300), theme.px(120))
    early, late = (named(QLineEdit(page), name, look="plain") for name in ("early", "late"))
    for field in (early, late):
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    late.move(0, theme.px(60))
    restyle(early, "wrong")
    show(page)
    assert early.grab().toImage() != late.grab().toImage()
    restyle(late, "wrong")
    assert early.grab().toImage() == late.grab().toImage()
    restyle(early, "plain")
    assert early.grab().toImage() != late.grab().toImage()
