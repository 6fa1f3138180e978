"""Decides what the page Jäv of the rail shows and does. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from ifodesk.domain.entities.disqualification import Answer, DisqualificationQuestion, Ground
from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.making import questions_state
from ifodesk.ui.jav.presenter import TIES_PAGE
from ifodesk.ui.jav.reading import QuestionsRead, read_questions
from ifodesk.ui.jav.state import QuestionsState
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.notice import Deed, Notice, NoticeKind
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_questions import AnswerQuestion, TakeInAnswer
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_jav as words
from ifodesk.words import screen_words_tabs as tab_words
from ifodesk.words.error_words import sentence

PAGE = "jav"
_TO_TIES = "to_ties"


class QuestionsView(Showing[QuestionsState], Protocol):
    """The page on screen."""


class QuestionsPresenter(NoticePresenter[QuestionsState]):
    """One per window."""

    def __init__(self, view: QuestionsView, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self._view = view
        self._session = session
        self._navigator = navigator
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = QuestionsState()
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the questions; the rail counts those that wait for this person."""
        self._work.read(lambda: read_questions(self._session), self._loaded)

    def drop(self) -> None:
        """Forget everything that was read: the ties first of all."""
        self._work.renew()
        self._update(QuestionsState())

    def tell(self, notice: Notice | None) -> None:
        """Show what another part of the page says."""
        self._notice(notice)

    def answered(self, question: EntityId, answer: Answer, comment: str = "") -> None:
        """Answer a colleague's question."""
        self._save(question, answer, None, comment)

    def hinder_said(self, question: EntityId, ground: Ground | None, comment: str) -> None:
        """Answer that there is a hinder, and why in terms of the law if one wants to say it."""
        self._save(question, Answer.HINDER, ground, comment)

    def taken_in(self, question: EntityId, *, let_in: bool) -> None:
        """Take an answer into its case."""
        asked = next((found for found in self._state.asked if found.id == question), None)
        if asked is not None:
            name = asked.text.partition(":")[0]
            self._work.save(
                lambda: TakeInAnswer(self._session)(question, let_in=let_in),
                done=lambda _changed: self._say(words.TAKEN_IN.format(name=name)),
            )

    def case_opened(self, case: EntityId) -> None:
        """Go to the case that a question belongs to."""
        self._navigator.open_case(case, "jav")

    def ties_clicked(self) -> None:
        """Go to the own ties."""
        self._navigator.open_page(TIES_PAGE)

    def notice_pressed(self, code: str) -> None:
        """Do what a button of the notice says."""
        if code == _TO_TIES:
            self.ties_clicked()

    def undo_clicked(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def left(self) -> None:
        """Another page is shown."""
        self._work.leave()
        self._notice(None)

    def _save(self, question: EntityId, answer: Answer, ground: Ground | None, comment: str) -> None:
        self._work.save(
            lambda: _answer(self._session, question, answer, ground, comment),
            done=lambda _saved: self._say(words.ANSWERED),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RuleError) and error.code == Refusal.TIES_NOT_REVIEWED:
            deed = Deed(_TO_TIES, words.REVIEW_TIES, main=True)
            self._notice(Notice(sentence(error), NoticeKind.WARN, (deed,)))
        else:
            self._work.fail(error)

    def _loaded(self, read: QuestionsRead) -> None:
        self._update(replace(questions_state(read), notice=self._state.notice))
        waiting = [found for found in self._state.questions if not found.answer.answered]
        ready = [found for found in self._state.asked if found.may_take_in]
        self._navigator.show_badge(PAGE, len(waiting) + len(ready) + len(self._state.due))

    def _changed(self, _changed: Changed) -> None:
        self.load()


def _answer(session: Session, question: EntityId, answer: Answer, ground: Ground | None, comment: str) -> Saved:
    seen = session.records.get(DisqualificationQuestion, question)
    return AnswerQuestion(session)(seen, answer, ground=ground, comment=comment)
