"""Python's own import: Qt's reads the source of every module that comes after it, and keeps it."""

import subprocess
import sys

import pytest

_TELL = """
import linecache, sys
import ifodesk.main
from ifodesk.ui.today import page
import PySide6.QtNetwork
print([name for name in linecache.cache if "ifodesk" in name])
print(PySide6.QtNetwork.QTcpServer.__name__, page.__name__)
"""


@pytest.mark.slow
def test_the_window_reads_no_source_of_what_it_imports_and_qt_still_comes_when_asked_for() -> None:
    ended = subprocess.run([sys.executable, "-c", _TELL], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout.split("\n") == ["[]", "QTcpServer ifodesk.ui.today.page", ""]
