"""One window and what happens in it: first vault, lock, session, lock again. Pages are imported when gone to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import ifodesk.ui.shell.plain_imports  # noqa: F401 - importing it does it, for all that follow

# isort: split
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon

from ifodesk.compose.at_hand import at_hand
from ifodesk.compose.lanes import Lanes
from ifodesk.system.paths import default_vault
from ifodesk.system.resources import fonts, resource
from ifodesk.ui.look.icons import Icon, picture
from ifodesk.ui.look.theme import Theme, load_fonts
from ifodesk.ui.parts.memory import Memory, VaultMemory
from ifodesk.ui.shell.faults import Faults
from ifodesk.ui.shell.help_key import help_on_f1
from ifodesk.ui.shell.idle import IdleWatch
from ifodesk.ui.shell.lanes import Ears, QtJobs
from ifodesk.ui.shell.rings import let_go
from ifodesk.ui.shell.settings import Settings
from ifodesk.ui.shell.window import MainWindow
from ifodesk.ui.unlock.presenter import UnlockPresenter
from ifodesk.ui.unlock.view import UnlockScreen

MEETING_MINUTES = 120
"""A plan that lies on the table is covered when nobody has touched the computer for so long; then it locks."""

LAST_VAULT = "vault/last"
"""Where the window remembers the name of the folder of the vault that was opened last: no path, nothing secret."""

if TYPE_CHECKING:
    from ifodesk.compose.door import VaultDoor
    from ifodesk.compose.opening import Opened
    from ifodesk.compose.surroundings import Surroundings
    from ifodesk.ui.founding.presenter import FoundingPresenter
    from ifodesk.ui.shell.shell import Shell
    from ifodesk.usecases.admission import Admission
    from ifodesk.usecases.session import Session
    from ifodesk.usecases.starting_over import StartingOver
    from ifodesk.workbench.practice.progress import Report


class Program(QObject):
    """One window, from its first picture to its last."""

    practice_wanted = Signal()
    """The person wants to practise before there is a vault."""

    def __init__(self, around: Surroundings | None, memory: Memory, *, practice: bool, papers: Path) -> None:
        super().__init__()
        files = fonts()
        self._papers = papers
        self.around = around
        self.memory = memory
        self.practice = practice
        self.theme = Theme(family=load_fonts(files.regular, files.bold))
        self.settings = Settings(self.theme, memory)
        self.lanes = Lanes()
        self.faults = Faults()
        self.window = MainWindow(self.theme, memory, self.settings, practice=practice)
        self.window.setWindowIcon(QIcon(picture(Icon.LOCK, 64, self.theme.colours.accent)))
        self.shell: Shell | None = None
        self.door: VaultDoor | None = None
        self._ears = Ears()
        self._jobs = QtJobs(self.lanes, self._ears)
        self._session: Session | None = None
        self._closing = self._over = False
        self._unlocking: UnlockPresenter | None = None
        self._founding: FoundingPresenter | None = None
        self._idle = IdleWatch(self.window, self.settings.idle_minutes)
        self._idle.idle.connect(self._rest)
        self.settings.idle_changed.connect(self._idle.set_minutes)
        self.window.close_asked.connect(self._close)
        self.faults.reported.connect(self._tell_fault)

    def make_first(self, make: Callable[[Report], Path], text: str) -> None:
        """Make the vault on the work lane behind *text*, then ask to unlock it. It can be stopped and begun again."""
        from ifodesk.ui.shell.making import Making, MakingScreen
        from ifodesk.words.error_words import sentence

        screen = MakingScreen(self.theme, text)
        making = Making(screen, self._ears)
        making.told.connect(screen.show_step, Qt.ConnectionType.QueuedConnection)
        screen.stop_clicked.connect(making.stop)
        screen.again_clicked.connect(lambda: self.make_first(make, text))
        self.window.show_place(screen)
        self._jobs.run(
            lambda: make(making.report),
            done=self.open_vault,
            failed=lambda error: screen.show_problem(sentence(error)),
            lane="work",
        )

    def found_vault(self, folder: Path, *, welcome: bool = False, beside: Path | None = None) -> None:
        """Lead to a vault in *folder*; *welcome*: it is there, and waits for its welcome to a group.

        *beside*: the vault that stands already, when this one is for another municipality.
        """
        from ifodesk.compose.setting_up import VaultSetUp
        from ifodesk.compose.surroundings import Surroundings
        from ifodesk.ui.founding.joining import join
        from ifodesk.ui.founding.presenter import FoundingPresenter
        from ifodesk.ui.founding.view import FoundingScreen

        screen = FoundingScreen(self.theme, self._papers)
        setting_up = VaultSetUp(folder, self.around or Surroundings.of_this_computer())
        self._founding = FoundingPresenter(screen, setting_up, self._jobs, self.open_vault, beside=beside)
        join(screen, self._founding)
        screen.practice_chosen.connect(self.practice_wanted)
        help_on_f1(self.theme, screen, handbook, "begin")
        self.window.show_place(screen)
        if welcome:
            self._founding.start_with_welcome()
        else:
            self._founding.start()

    def open_vault(self, folder: Path) -> None:
        """Ask to unlock the vault in *folder*."""
        screen = UnlockScreen(self.theme)
        help_on_f1(self.theme, screen, handbook, "unlock")
        if self.practice:
            from ifodesk.ui.parts.watermark import Watermark

            Watermark(self.theme, screen)
        self.window.keep_place(screen)
        self.window.show_place(screen)
        self._screen = screen
        screen.drawn.connect(lambda: self._knock(folder, screen), Qt.ConnectionType.QueuedConnection)

    def end(self) -> None:
        """Wait for what the vault still has to write. The other lanes hold nothing that could be lost."""
        self.lanes.store.close()
        self._ears.shut()

    def _knock(self, folder: Path, screen: UnlockScreen) -> None:
        """Ask whose vault it is: the window shows already, and what the vault needs is loaded only now."""
        from ifodesk.compose.door import VaultDoor
        from ifodesk.compose.surroundings import Surroundings
        from ifodesk.ui.unlock.joining import join

        self.door = VaultDoor(folder, self.lanes, self.around or Surroundings.of_this_computer())
        unlocking = UnlockPresenter(
            screen,
            self.door,
            self._jobs,
            partial(self._opened, folder),
            groupless=lambda: self._wait_for_welcome(folder, screen),
            put_aside=lambda _there: self._begin_anew(folder, screen),
            elsewhere=lambda other: self._open_instead(other, screen),
            one_more=lambda free: self._begin_anew(free, screen, folder),
        )
        join(screen, unlocking)
        self._unlocking = unlocking
        unlocking.start()
        QTimer.singleShot(0, self, _load_rooms)

    def _wait_for_welcome(self, folder: Path, screen: UnlockScreen) -> None:
        self.window.drop_place(screen)
        self.found_vault(folder, welcome=True)

    def _leave(self, screen: UnlockScreen) -> None:
        self.door = self._unlocking = None
        self.window.drop_place(screen)

    def _begin_anew(self, folder: Path, screen: UnlockScreen, beside: Path | None = None) -> None:
        self._leave(screen)
        self.found_vault(folder, beside=beside)

    def _open_instead(self, folder: Path, screen: UnlockScreen) -> None:
        self._leave(screen)
        (self.open_vault if folder.exists() else self.found_vault)(folder)

    def _opened(self, folder: Path, session: Session) -> None:
        from ifodesk.ui.shell.rooms import Maker
        from ifodesk.ui.shell.shell import Shell

        if not self.practice:
            self.memory.remember(LAST_VAULT, folder.name)
        self._session = session
        jobs = QtJobs(self.lanes, self._ears)
        maker = Maker(
            theme=self.theme,
            session=session,
            jobs=jobs,
            memory=self._memory_of(folder),
            papers=self._papers,
            at_hand=at_hand(),
            admission=self._admission(),
            confirm=self._confirm,
            unsent=self._unsent(),
        )
        self.shell = Shell(self.theme, session, jobs, self.settings, maker.rooms(), handbook)
        self.shell.locked.connect(self._locked)
        self.shell.refused.connect(self._refused)
        self.shell.over_asked.connect(self._over_asked)
        self.shell.meeting_shown.connect(self._be_patient)
        self.window.show_place(self.shell)
        self.shell.start()
        self._idle.start()

    def _memory_of(self, folder: Path) -> Memory:
        """Return what its pages remember: where papers of one municipality go is nothing for the other's vault."""
        usual = self.practice or folder.name == default_vault().name
        return self.memory if usual else VaultMemory(self.memory, folder.name)

    def _admission(self) -> Admission:
        from ifodesk.compose.admitting import VaultAdmission

        return VaultAdmission(self._behind(), self.lanes.store.call)

    def _unsent(self) -> StartingOver:
        from ifodesk.compose.unsent import VaultUnsent

        return VaultUnsent(self._behind())

    def _behind(self) -> Opened:
        """Return what the session is made of."""
        if self.door is None or self.door.opened is None:
            raise RuntimeError  # there is a session, so its vault is open: a fault of the program's own
        return self.door.opened

    def _confirm(self, passphrase: str) -> None:
        if self.door is not None:
            self.door.confirm(passphrase)

    def _be_patient(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        """While a plan lies on the table nobody needs to touch the computer; covered, it locks as always."""
        self._idle.set_minutes(MEETING_MINUTES if on else self.settings.idle_minutes)

    def _rest(self) -> None:
        if self.shell is not None:
            self.shell.rest()
        if self.shell is not None:
            self._idle.start()

    def _over_asked(self) -> None:
        self._over = True

    def _refused(self) -> None:
        self._closing = self._over = False
        self._idle.start()

    def _locked(self) -> None:
        """Everything of the session is saved and forgotten: close the vault, then show the lock or go."""
        self._idle.stop()
        session, self._session, self.shell = self._session, None, None
        if not self._closing:
            self._screen.hold()
            self.window.show_place(self._screen)
        if session is not None:
            self._jobs.run(session.close, done=lambda _nothing: self._shut(), failed=self._not_shut)

    def _shut(self) -> None:
        QTimer.singleShot(0, self, let_go)
        if self._closing:
            self.window.allow_close()
        elif self._unlocking is not None:
            self._unlocking.start()
            over, self._over = self._over, False
            if over:
                self._unlocking.over_clicked()

    def _not_shut(self, error: Exception) -> None:
        self._shut()
        raise error

    def _close(self) -> None:
        if self.shell is None:
            self.window.allow_close()
        else:
            self._closing = True
            self.shell.lock(closing=True)

    def _tell_fault(self, text: str) -> None:
        if self.shell is not None:
            self.shell.tell_fault(text)


def _load_rooms() -> None:
    """Load what the unlocked window is made of while the passphrase is typed."""
    import ifodesk.compose.admitting
    import ifodesk.compose.papers
    import ifodesk.documents.asi_printer
    import ifodesk.documents.printer
    import ifodesk.ui.shell.rooms
    import ifodesk.ui.today.page  # noqa: F401 - kept by Python until it is asked for


def handbook(name: str) -> str:
    """Return a page of the handbook; empty when there is none of that name."""
    try:
        return resource(f"handbok/{name}.md").read_text("utf-8")
    except FileNotFoundError:
        return ""
