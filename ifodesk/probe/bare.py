"""The limit of `start` and `memory`: a window with nothing in it but a table, and the imports of a locked window.

The list of imports is fixed: the names of PySide6 and the packages that a window over a vault cannot do without. What
the program comes to import beside them does not move the limit.
"""

# ruff: noqa: F401 - imported to be imported

from __future__ import annotations

from collections.abc import Sequence

import cbor2
from backports import zstd
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.ciphers import aead
from cryptography.hazmat.primitives.hpke import Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from PySide6.QtCore import QAbstractTableModel, QObject, QSettings, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QKeyEvent, QPainter, QPalette, QStandardItemModel
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QMainWindow, QPushButton, QTableView, QVBoxLayout
from sqlcipher3 import dbapi2

from ifodesk.probe.marks import amount, instant, peak_memory
from ifodesk.probe.painting import when_painted


def run(arguments: Sequence[str]) -> None:
    """Show the window, tell when it is painted and how much memory that took."""
    application = QApplication(["ifodesk", *arguments])
    window = QMainWindow()
    table = QTableView()
    table.setModel(QStandardItemModel(1000, 8, table))
    window.setCentralWidget(table)
    window.resize(1200, 800)

    def painted() -> None:
        instant("shown")
        application.quit()

    when_painted(window, painted)
    window.show()
    application.exec()
    amount("memory", peak_memory())
