"""What the window is started with: the application, whose vault, or the practice group."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import ifodesk.ui.shell.plain_imports  # noqa: F401 - importing it does it, for all that follow

# isort: split
from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QStandardPaths, QTranslator
from PySide6.QtWidgets import QApplication

from ifodesk.main.program import LAST_VAULT, Program
from ifodesk.system.copied_folders import copied_by
from ifodesk.system.paths import default_vault, practice_folder
from ifodesk.ui.parts.memory import Memory, NoMemory
from ifodesk.ui.parts.spoken import tell_screen_readers
from ifodesk.ui.shell.rings import rings_looked_for_here
from ifodesk.ui.shell.settings import FileMemory
from ifodesk.words import screen_words_shell

if TYPE_CHECKING:
    from ifodesk.compose.surroundings import Surroundings


def main(argv: Sequence[str]) -> int:
    """Run the window until it is closed and return the exit code.

    Args:
        argv: Nothing, or ``practice`` with its options.
    """
    options = _options(argv)
    app = application()
    with rings_looked_for_here():
        return _run(app, options)


def _run(app: QApplication, options: argparse.Namespace) -> int:
    if options.walk is not None:
        from ifodesk.ui.walk.walk import walk

        return walk(lambda user: _seat(user, options.walk), options.walk)
    programs = [_practice(options) if options.practice else _everyday()]
    programs[0].faults.install()
    programs[0].practice_wanted.connect(lambda: _practise_instead(programs, options))
    code = app.exec()
    for program in programs:
        program.end()
    return code


def application() -> QApplication:
    """Return the one application of the process, in Swedish."""
    running = QApplication.instance()
    # The style is named here: a style that Python holds costs the first picture some hundred enums.
    app = running if isinstance(running, QApplication) else QApplication([sys.argv[0], "-style", "Fusion"])
    app.setApplicationName("ifodesk")
    tell_screen_readers()
    app.setDesktopFileName("ifodesk")
    QLocale.setDefault(QLocale("sv_SE"))
    translator = QTranslator(app)
    if translator.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def open_window(
    folder: Path, around: Surroundings | None = None, *, practice: bool = False, memory: Memory | None = None
) -> Program:
    """Show the window of one vault, locked, and return what runs it. Needs `application` first; runs no event loop.

    Args:
        folder: The vault's folder.
        around: Clock, randomness, key ring and disk; the computer's own when missing.
        practice: Whether it is of the practice group.
        memory: Where the window remembers its sizes; the computer's settings when missing.
    """
    program = Program(around, memory or _memory(practice=practice), practice=practice, papers=_papers())
    if folder.exists():
        program.open_vault(folder)
    else:
        program.found_vault(folder)
    program.window.show()
    return program


def _everyday() -> Program:
    memory = _memory(practice=False)
    return open_window(last_vault(default_vault(), memory), memory=memory)


def last_vault(usual: Path, memory: Memory) -> Path:
    """Return the vault that was opened last, of those that lie beside each other here; else the *usual* one.

    Whoever works in two municipalities mostly goes on in the one of yesterday; its lock leads to the other. A vault
    that was put aside, or whose disk does not answer, is not begun with.
    """
    name = memory.recall(LAST_VAULT)
    if name in {"", usual.name}:
        return usual
    from ifodesk.store.vault.beside import vaults_beside
    from ifodesk.usecases.errors import WorldError

    try:
        return next((one for one in vaults_beside(usual) if one.name == name), usual)
    except WorldError:
        return usual


def _papers() -> Path:
    """Return where papers are offered to be put: the person's documents, unless something copies them elsewhere."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if copied_by(documents) is None else Path.home()


def _memory(*, practice: bool) -> Memory:
    name = "practice" if practice else "ifodesk"
    return FileMemory(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ifodesk", name))


def _practice(options: argparse.Namespace) -> Program:
    """Show the window of the practice group, which is made first when it is not there yet."""
    return _practise(options.dir or practice_folder(), options.user, _memory(practice=True), _papers())


def _practise_instead(programs: list[Program], options: argparse.Namespace) -> None:
    """Show the window of the practice group in place of the one that was shown."""
    former = programs[-1]
    programs.append(_practice(options))
    programs[-1].faults.install()
    former.window.close()


def _seat(user: str, folder: Path) -> Program:
    """Show the window of one person of a practice group in *folder*; papers go there too."""
    return _practise(folder / "practice", user, NoMemory(), folder)


def _practise(root: Path, user: str | None, memory: Memory, papers: Path) -> Program:
    from ifodesk.compose.surroundings import Surroundings
    from ifodesk.workbench.practice.folder import DEFAULT_USER, PracticeFolder

    folder = PracticeFolder(root, Surroundings())
    program = Program(folder.surroundings, memory, practice=True, papers=papers)
    program.make_first(lambda report: folder.vault(user or DEFAULT_USER, report), screen_words_shell.MAKING_PRACTICE)
    program.window.show()
    return program


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ifodesk", description=screen_words_shell.ABOUT)
    parser.set_defaults(practice=False, dir=None, user=None, walk=None)
    practice = parser.add_subparsers().add_parser("practice", help=screen_words_shell.ABOUT_PRACTICE)
    practice.set_defaults(practice=True)
    practice.add_argument("--dir", type=Path)
    practice.add_argument("--as", dest="user")
    practice.add_argument("--walk", type=Path)
    return parser.parse_args(argv)
