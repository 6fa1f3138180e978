"""What a process does that is to die while somebody types in its window."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.program.team import PASSPHRASE
from tests.store.crash.children import Tell
from tests.store.crash.work import around

SAVED = b"saved "
WORDS = "Mormor ringde i går och är orolig för att ingen svarar i telefon. "
_LETTER_MS = 15
_PATIENCE = 2_000


def type_on(tell: Tell, folder: Path, words: int) -> None:
    """Unlock in a window, begin a loose note, pause after so many words and then type on without end.

    Tells ``open``; then ``saved`` and the text once the field holds nothing that is not saved; then each letter.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt  # here: the process that forks this one must not begin a window
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

    from ifodesk.main.start import application, open_window
    from ifodesk.ui.parts.memory import NoMemory
    from ifodesk.ui.parts.saving_text import SavingText
    from tests.ui.hands import find, write

    def wait(until: Callable[[], bool]) -> None:
        for _ in range(_PATIENCE):
            if until():
                return
            QTest.qWait(_LETTER_MS)
        raise TimeoutError

    application()
    program = open_window(folder, around(), memory=NoMemory())
    wait(find(program.window, QPushButton, "unlock_open").isEnabled)
    write(find(program.window, QLineEdit, "unlock_passphrase"), PASSPHRASE)
    find(program.window, QPushButton, "unlock_open").click()
    wait(lambda: program.shell is not None)
    tell(b"open")
    program.window.activateWindow()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    wait(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_N, modifiers)
    wait(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    editor = QApplication.focusWidget()
    assert editor is not None
    field = editor.parent()
    assert isinstance(field, SavingText)
    write(editor, " ".join(WORDS.split()[:words]))
    wait(lambda: not field.dirty)
    tell(SAVED + field.text.encode())
    while True:
        for letter in f" {WORDS}":
            write(editor, letter)
            tell(field.text.encode())
            QTest.qWait(_LETTER_MS)
