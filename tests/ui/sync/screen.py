"""The presenter of Synk over a screen that only remembers."""

from dataclasses import replace
from pathlib import Path

from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId
from ifodesk.ui.parts.shapes import Line
from ifodesk.ui.sync.paper import WordsPaper
from ifodesk.ui.sync.presenter import SyncPresenter
from ifodesk.ui.sync.runner import SyncRunner
from ifodesk.ui.sync.state import SyncPageState
from ifodesk.usecases.seen import Write
from tests.ui.fakes import PER, FakeNavigator, InlineJobs, World


class Screen:
    def __init__(self) -> None:
        self.state = SyncPageState()
        self.copied = self.opened = ""
        self.at_top = 0

    def open_file(self, path: str) -> None:
        self.opened = path

    def to_top(self) -> None:
        self.at_top += 1

    def to_clipboard(self, text: str) -> None:
        self.copied = text

    def show_state(self, state: SyncPageState) -> None:
        self.state = state

    def group(self, key: str) -> list[str]:
        groups = (*self.state.urgent, *self.state.groups, *self.state.heard)
        lines = next(group.lines for group in groups if group.key == key)
        return [" | ".join(part for part in (line.text, line.detail, line.right) if part) for line in lines]


class Synk:
    def __init__(self, here: World) -> None:
        self.here, self.screen, self.jobs = here, Screen(), InlineJobs()
        self.runner = SyncRunner(here.session, self.jobs)
        self.way = FakeNavigator()
        paper = WordsPaper(lambda _words, _on, path: path, Path("papper"))
        self.presenter = SyncPresenter(self.screen, here.session, self.jobs, self.way, self.runner, paper)
        self.presenter.load()

    def lines(self, key: str) -> tuple[Line, ...]:
        return next(group.lines for group in (*self.screen.state.urgent, *self.screen.state.groups) if group.key == key)


def differ(here: World, plan: EntityId, mine: str, theirs: str) -> None:
    """Let two people write different words on the same ground."""
    seen = here.session.records.get(InternalSip, plan)
    here.records.write_elsewhere(seen, replace(seen.value, own_words=theirs), PER)
    here.session.records.save([Write(replace(seen.value, own_words=mine), seen)])
