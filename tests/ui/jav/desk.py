"""The tab Jäv of Alma's case and the page Jäv, on screen, for the tests of their parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget

from ifodesk.ui.jav.page import JavPage
from ifodesk.ui.jav.papers import RulingPrinting
from ifodesk.ui.jav.tab import JavTab
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.memory import NoMemory
from ifodesk.ui.parts.paper_folder import PaperFolder
from ifodesk.usecases.ruling_printing import RulingPaper
from tests.ui.alma import Alma
from tests.ui.fakes import FakeNavigator, InlineJobs
from tests.ui.hands import find, write

Show = Callable[[QWidget], QWidget]


def no_rulings() -> RulingPrinting:
    """Print no rulings."""

    def no_paper(paper: RulingPaper, path: Path) -> Path:
        raise AssertionError(paper.ruling.id, path)

    return RulingPrinting(no_paper, PaperFolder(NoMemory(), Path()))


class Desk:
    """The tab of a case, or the page of the rail."""

    def __init__(
        self, theme: Theme, show: Show, story: Alma, *, rail: bool = False, papers: RulingPrinting | None = None
    ) -> None:
        self.story = story
        self.session = story.world.session
        self.navigator, self.jobs = FakeNavigator(), InlineJobs()
        if rail:
            self.page_object = page = JavPage(theme, self.session, self.jobs, self.navigator)
            self.page = show(page.widget)
            page.activated()
        else:
            self.tab = JavTab(theme, self.session, self.jobs, self.navigator, papers or no_rulings())
            self.tab.open_case(story.case)
            self.page = show(self.tab.widget)
        self.page.resize(1000, 1400)
        QApplication.processEvents()

    def choose(self, name: str, text: str) -> None:
        box = find(self.page, QComboBox, name)
        box.setCurrentIndex(next(at for at in range(box.count()) if box.itemText(at).startswith(text)))

    def type(self, name: str, text: str) -> None:
        write(find(self.page, QPlainTextEdit, name), text)
