"""What the presenters of Ledning share: the state, a question before what cannot be undone, the way to the lanes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import final

from ifodesk.ui.people.state import PeopleScreen, PeopleState
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.group_ports import Done
from ifodesk.usecases.group_signatures import awaited
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words

YES, NO = "yes", "no"


@final
class Acts:
    """One page's state. Acts of the group cannot be undone: each is asked about where a slip would hurt."""

    def __init__(self, view: PeopleScreen, session: Session, jobs: Jobs) -> None:
        self.view = view
        self.session = session
        self.jobs = jobs
        self.work = ScreenWork(session, jobs, self.problem)
        self.state = PeopleState()
        self._wanted: Callable[[], None] | None = None

    def show(self, state: PeopleState) -> None:
        """Show *state*."""
        self.state = state
        self.view.show_state(state)

    def say(self, text: str, kind: NoticeKind = NoticeKind.GOOD) -> None:
        """Say a sentence over the page."""
        self._wanted = None
        self.show(replace(self.state, notice=Notice(text, kind)))

    def problem(self, text: str) -> None:
        """Say what did not work."""
        self._wanted = None
        self.show(replace(self.state, notice=problem(text)))

    def ask(self, text: str, yes: str, wanted: Callable[[], None]) -> None:
        """Ask before something that cannot be undone; *wanted* runs when the person says *yes*."""
        self._wanted = wanted
        deeds = (Deed(YES, yes), Deed(NO, words.CANCEL, main=True))
        self.show(replace(self.state, notice=Notice(text, NoticeKind.WARN, deeds)))

    @property
    def is_asking(self) -> bool:
        """Return whether a question waits for yes or no."""
        return self._wanted is not None

    def answered(self, code: str) -> None:
        """A button of the notice was pressed."""
        wanted, self._wanted = self._wanted, None
        self.show(replace(self.state, notice=None))
        if code == YES and wanted is not None:
            wanted()

    def act(
        self, work: Callable[[], Done], then: Callable[[], None] | None = None, *, in_force: str = group_words.IN_FORCE
    ) -> None:
        """Run an act of the group and say what became of it; *in_force* is said when nothing more is needed."""

        def done(did: tuple[Done, str]) -> None:
            became, waits = did
            self.jobs.tell(became.changed)
            said = in_force if became.in_force else group_words.done(became, waits)
            self.say(said, NoticeKind.GOOD if became.in_force else NoticeKind.INFO)
            if then is not None:
                then()

        self.work.run(lambda: self.with_signers(work()), done)

    def with_signers(self, became: Done) -> tuple[Done, str]:
        """Return what became of an act, and whose signatures it lacks as a sentence. Store lane."""
        return became, "" if became.proposal is None else group_words.waits_for(awaited(self.session, became.proposal))

    def forget(self) -> None:
        """Forget everything."""
        self._wanted = None
        self.work.renew()
        self.show(PeopleState())
