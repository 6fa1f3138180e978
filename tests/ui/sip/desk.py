"""The tab Intern-SIP of Alma's case on screen, over a session of dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ifodesk.documents.paper_maker import PaperMaker
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure
from ifodesk.system.resources import fonts
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.sip.printing import Printing
from ifodesk.ui.sip.tab import SipTab
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.printing import PrintTrouble, SipDocument
from ifodesk.usecases.views import SipView
from tests.ui.alma import Alma
from tests.ui.fakes import FakeNavigator, InlineJobs
from tests.ui.hands import find, press, write

Show = Callable[[QWidget], QWidget]


class Paper:
    """A printer that remembers what it was given, or refuses."""

    def __init__(self) -> None:
        self.printed: list[tuple[SipDocument, Path]] = []
        self.trouble: PrintTrouble | None = None

    def __call__(self, document: SipDocument, path: Path) -> Path:
        if self.trouble is not None:
            raise WorldError(self.trouble)
        self.printed.append((document, path))
        return path


class Desk:
    """The tab of Alma's case, on screen."""

    def __init__(self, theme: Theme, show: Show, story: Alma, folder: Path) -> None:
        self.story = story
        self.session = story.world.session
        self.jobs = InlineJobs()
        self.paper, self.memory = Paper(), NoMemory()
        self.navigator = FakeNavigator()
        printing = Printing(self.paper, self.memory, folder, PaperMaker(fonts()))
        self.tab = SipTab(theme, self.session, self.jobs, printing, self.navigator)
        self.opened: list[str] = []
        self.saved: list[str] = []
        self.tab.tell_saved(self.saved.append)
        self.tab.open_case(story.case)
        self.page = show(self.tab.widget)
        self.page.resize(1150, 900)
        QApplication.processEvents()

    def view(self) -> SipView:
        return self.session.queries.sip(self.session.queries.plans(self.story.case)[-1].value.id)

    def plan(self) -> InternalSip:
        return self.view().plan.value

    def goal(self, at: int = 0) -> Goal:
        return self.view().goals[at].goal.value

    def measure(self, at: int = 0) -> Measure:
        return self.view().goals[0].measures[at].value

    def type(self, name: str, text: str) -> None:
        """Type over what stands in a field, and leave it by Tab."""
        editor: QLineEdit | QPlainTextEdit | None = self.page.findChild(QPlainTextEdit, name)
        editor = editor or find(self.page, QLineEdit, name)
        editor.setFocus()
        editor.selectAll()
        write(editor, text)
        press(Qt.Key.Key_Tab)

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())

    def gaps(self) -> list[str]:
        QApplication.processEvents()
        place = find(self.page, QWidget, "sip_gaps")
        return [link.text() for link in place.findChildren(Push) if link.isVisible()]

    def focused(self) -> str:
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""
