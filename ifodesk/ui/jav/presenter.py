"""Decides what the tab Jäv of a case shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from ifodesk.domain.entities.disqualification import Answer, Ground
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.ui.jav.clock import typed_time
from ifodesk.ui.jav.making import jav_state
from ifodesk.ui.jav.reading import JavRead, read_jav
from ifodesk.ui.jav.state import JavState
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_answers import AnswerForMyself, NoteOralAnswer
from ifodesk.usecases.disqualification_matters import HandedOver, HandOver, ReportOwnDisqualification
from ifodesk.usecases.disqualification_questions import AskColleague, TakeInAnswer
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import label_words
from ifodesk.words import screen_words_jav as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.error_words import sentence

TIES_PAGE = "ties"
_ASK_WITH_PROTECTED, _HINDER_ANYWAY, _TO_TIES = "ask_with_protected", "hinder_anyway", "to_ties"


class JavTabView(Showing[JavState], Protocol):
    """The tab on screen."""


class JavPresenter(NoticePresenter[JavState]):
    """One per window; shows one case at a time."""

    def __init__(self, view: JavTabView, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._case: EntityId | None = None
        self._read: JavRead | None = None
        self._asking: MemberId | None = None
        self._reporting: Ground | None = None
        self._state = JavState()
        jobs.listen(self._changed)

    def open(self, case: EntityId) -> None:
        """Show *case*."""
        if case != self._case:
            self.drop()
            self._case = case
        self._load()

    def drop(self) -> None:
        """Forget everything that was read: the ties first of all."""
        self._work.renew()
        self._case = self._read = self._asking = None
        self._update(JavState())

    def reload(self) -> None:
        """Read the case anew."""
        self._load()

    def tell(self, notice: Notice | None) -> None:
        """Show what another part of the tab says."""
        self._notice(notice)

    def keep(self, texts: Sequence[str]) -> None:
        """Keep what is half written in the forms as a loose note."""
        if texts:
            kept = words.KEPT.format(text="\n".join(texts))
            self._work.save(lambda: SaveLooseNote(self._session)(kept))

    def answered(self, answer: Answer, comment: str = "") -> None:
        """Answer for myself."""
        if (case := self._case) is not None:
            self._work.save(
                lambda: AnswerForMyself(self._session)(case, answer, comment=comment),
                done=lambda _made: self._say(words.ANSWERED),
                failed=self._not_answered,
            )

    def reported(self, ground: Ground | None, view: str) -> None:
        """Report my own jäv: "hinder" in the case, and a matter that only the chief reads besides me."""
        if (case := self._case) is not None:
            self._reporting = ground
            self._work.save(
                lambda: ReportOwnDisqualification(self._session)(case, ground=ground, view=view),
                done=lambda _made: self._say(words.REPORTED),
                failed=self._not_reported,
            )

    def ties_clicked(self) -> None:
        """Go to the own ties."""
        self._navigator.open_page(TIES_PAGE)

    def asked(self, member: MemberId, *, with_protected: bool = False) -> None:
        """Ask a colleague by sync."""
        if (case := self._case) is not None:
            self._asking = member
            self._work.save(
                lambda: AskColleague(self._session)(case, member, with_protected=with_protected),
                done=lambda _made: self._say(words.ASKED),
                failed=self._not_asked,
            )

    def noted(self, member: MemberId, answer: Answer, clock: str) -> None:
        """Note what a colleague answered aloud, at *clock* today (empty: now)."""
        if (case := self._case) is None:
            return
        at = typed_time(clock, self._session.clock.now())
        if at is None:
            self._problem(words.ORAL_AT_WRONG)
            return
        text = words.NOTED.format(name=label_words.short_name(self._name(member)))
        self._work.save(
            lambda: NoteOralAnswer(self._session)(case, member, answer, at=at), done=lambda _made: self._say(text)
        )

    def taken_in(self, question: EntityId) -> None:
        """Take the answer to a question into the case; whoever answered "inget hinder" reads the case then."""
        person = next((line for line in self._state.people if line.question == question), None)
        text = words.TAKEN_IN.format(name=label_words.short_name(person.name if person else ""))
        self._work.save(lambda: TakeInAnswer(self._session)(question), done=lambda _changed: self._say(text))

    def handed_over(self, to: MemberId) -> None:
        """Replace the person who has jäv. If that is me, the case is gone from here when it is done."""
        case, hand_over = self._case, self._state.hand_over
        if case is None or hand_over is None:
            return
        concerned = hand_over.concerned
        name = label_words.short_name(self._name(concerned))
        self._work.save(
            lambda: _hand_over(self._session, case, to, concerned),
            done=lambda _changed: self._say(words.HANDED_OVER.format(name=name)),
        )

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        if code == _ASK_WITH_PROTECTED and self._asking is not None:
            self.asked(self._asking, with_protected=True)
        elif code == _HINDER_ANYWAY and (case := self._case) is not None:
            ground = self._reporting
            self._work.save(
                lambda: AnswerForMyself(self._session)(case, Answer.HINDER, ground=ground),
                done=lambda _made: self._say(words.ANSWERED),
            )
        elif code == _TO_TIES:
            self.ties_clicked()

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def left(self) -> None:
        """Another tab or page is shown."""
        self._work.leave()

    def _not_answered(self, error: Exception) -> None:
        self._offer(error, Refusal.TIES_NOT_REVIEWED, Deed(_TO_TIES, words.REVIEW_TIES, main=True))

    def _not_reported(self, error: Exception) -> None:
        self._offer(error, Refusal.NO_CHIEF_READS, Deed(_HINDER_ANYWAY, words.ANSWER_HINDER_ANYWAY, main=True))

    def _not_asked(self, error: Exception) -> None:
        self._offer(error, Refusal.CIRCLE_HAS_PROTECTED, Deed(_ASK_WITH_PROTECTED, words.ASK_WITH_PROTECTED))

    def _offer(self, error: Exception, refusal: Refusal, deed: Deed) -> None:
        """Show the sentence of *error* with the way out that fits *refusal*."""
        if isinstance(error, RuleError) and error.code == refusal:
            self._notice(Notice(sentence(error), NoticeKind.WARN, (deed,)))
        else:
            self._work.fail(error)

    def _name(self, member: MemberId) -> str:
        return self._read.names.get(member, "") if self._read else ""

    def _load(self) -> None:
        if (case := self._case) is not None:
            self._work.read(lambda: read_jav(self._session, case), self._loaded)

    def _loaded(self, read: JavRead) -> None:
        self._read = read
        self._update(replace(jav_state(read), notice=self._state.notice))

    def _changed(self, _changed: Changed) -> None:
        self._load()


def _hand_over(session: Session, case: EntityId, to: MemberId, concerned: MemberId) -> Changed:
    done: HandedOver = HandOver(session)(case, to, concerned=concerned)
    return done.changed
