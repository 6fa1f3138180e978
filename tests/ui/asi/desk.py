"""An interview with Alma's mother on the whole screen, over a session of dictionaries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.interview import Interview, InterviewAnswers, InterviewKind
from ifodesk.domain.ids import EntityId
from ifodesk.domain.interview import part_id
from ifodesk.ui.asi.page import InterviewPage
from ifodesk.ui.asi.state import Way
from ifodesk.ui.look.theme import Theme
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.interviews import StartInterview
from tests.ui.fakes import InlineJobs, world
from tests.ui.hands import press, write

Show = Callable[[QWidget], QWidget]
ASI = "asi5-us-sv"


class Desk:
    """The screen of one interview."""

    def __init__(self, theme: Theme, show: Show, way: Way) -> None:
        self.world = world(practice=True)
        self.session = self.world.session
        self.case = OpenCase(self.session)(case_type=CaseType.ADULT, client_name="Ragnar Testsson").case
        self.jobs = InlineJobs()
        self.left = 0
        self.interview = self.begin()
        self.page = InterviewPage(theme, self.session, self.jobs, way, self._leave)
        self.screen = show(self.page.widget)
        self.screen.resize(1150, 760)
        self.page.open(self.interview)
        QApplication.processEvents()

    def begin(self, kind: InterviewKind = InterviewKind.BASELINE) -> EntityId:
        """Begin an interview."""
        return StartInterview(self.session)(self.case, ASI, kind=kind).id

    def kept(self) -> dict[str, str]:
        """Return the answers that are in the vault."""
        answers = self.session.records.get(InterviewAnswers, part_id(self.interview, "answers"))
        return {code: text for code, text in answers.value.answers.items() if text}

    def record(self) -> Interview:
        """Return the interview as it is kept."""
        return self.session.records.get(Interview, self.interview).value

    def type(self, *answers: str) -> None:
        """Type answers, each with Enter."""
        for answer in answers:
            focus = QApplication.focusWidget()
            assert focus is not None
            write(focus, answer)
            press(Qt.Key.Key_Return)
            QApplication.processEvents()

    def go(self, code: str) -> None:
        """Go to a question, as a check's button does."""
        self.page.presenter.change_clicked(code)
        QApplication.processEvents()

    def _leave(self) -> None:
        self.left += 1
