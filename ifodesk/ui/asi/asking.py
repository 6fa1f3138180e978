"""Decides what happens in an interview under way. No Qt.

Every answer is kept at once, by itself. Checks come when a section is left and never stand in the way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from ifodesk.domain.dates import typed_date
from ifodesk.domain.entities.interview import InterviewEnd
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import answer_text
from ifodesk.domain.instrument.entry import AnswerError, misfit
from ifodesk.domain.instrument.model import Item
from ifodesk.ui.asi.conduct import FORM, TALK, Conduct
from ifodesk.ui.asi.making import impossible, interview_state
from ifodesk.ui.asi.sitting import Sitting, Started, take_up
from ifodesk.ui.asi.state import InterviewState, Stage, Way
from ifodesk.ui.tabs.notice import Notice
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.tabs.shown import NoticePresenter, Showing
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session
from ifodesk.words import date_words
from ifodesk.words import screen_words_asi as words
from ifodesk.words.instrument_words import ANSWER_FAULT
from ifodesk.words.interview_words import NO_ROUTINE


class AskingScreen(Showing[InterviewState], Protocol):
    """The interview on screen."""

    def flush(self) -> None:
        """Give what is typed."""
        ...


class AskingPresenter(NoticePresenter[InterviewState]):
    """One per window; one interview at a time."""

    def __init__(self, view: AskingScreen, session: Session, jobs: Jobs, leave: Callable[[], None]) -> None:
        """*leave* closes the screen of the interview."""
        self._view: AskingScreen = view
        self._session = session
        self._leave = leave
        self._work = ScreenWork(session, jobs, self._problem)
        self._sitting: Sitting | None = None
        self._conduct: Conduct | None = None
        self._state = InterviewState()
        self._problems: dict[str, str] = {}
        self._looked_at: set[str] = set()
        self._comments: dict[str, str] = {}
        self._own_notes: dict[str, str] = {}
        self._unkept: dict[str, str] = {}
        self._failed: dict[str, str] = {}
        self._routine = ""

    @property
    def unsaved(self) -> bool:
        """Whether an answer that was given is not known to be in the vault."""
        return bool(self._unkept)

    @property
    def state(self) -> InterviewState:
        """Return what is shown."""
        return self._state

    def item(self, code: str) -> Item:
        """Return a question of the instrument. Raises ``KeyError``, also before anything is read."""
        if self._conduct is None:
            raise KeyError(code)
        return self._conduct.instrument.items[code]

    @property
    def covered(self) -> bool:
        """Whether the questions are hidden."""
        return self._state.covered

    def open(self, interview: EntityId, way: Way) -> None:
        """Begin, or go on where it was paused."""
        self.drop()
        self._work.run(lambda: take_up(self._session, interview), lambda started: self._start(started, way))

    def tell(self, notice: Notice) -> None:
        """Show a notice of the window's."""
        self._notice(notice)

    def given(self, code: str, text: str) -> None:
        """Take an answer; an empty text takes it away."""
        conduct = self._conduct
        if conduct is None:
            return
        answer = None
        try:
            if text.strip():
                answer = conduct.read(code, text)
        except AnswerError as error:
            self._refuse(code, ANSWER_FAULT[error.reason])
            return
        item = conduct.instrument.items[code]
        self._problems.pop(code, None)
        if answer is not None and misfit(item, answer) is not None:
            self._problems[code] = impossible(item)
            self._looked_at.discard(code)
        conduct.put(code, answer)
        self._keep(code, "" if answer is None else answer_text(answer))
        self._show()

    def moved(self, forward: bool) -> None:  # noqa: FBT001 - a signal's value
        """Go to the next question or the former one; at the section's end its checks come first."""
        conduct = self._conduct
        if conduct is None or (forward and self._stays(conduct.code)):
            return
        if not conduct.move(forward=forward):
            self.section_left(forward)
        else:
            self._show()

    def entered(self, code: str) -> None:
        """Somebody is in another box of the form."""
        if self._conduct is not None:
            self._conduct.code = code
            self._show()

    def section_left(self, forward: bool) -> None:  # noqa: FBT001 - a signal's value
        """Leave the section, on or back. What does not go together is shown once on the way on."""
        conduct = self._conduct
        if conduct is None:
            return
        if forward and conduct.findings(conduct.section):
            self._stage(Stage.CHECKS)
        else:
            self._next_section(forward=forward)

    def section_chosen(self, section: str) -> None:
        """Go to a section."""
        if self._conduct is None:
            return
        self._view.flush()
        items = self._conduct.items(section)
        if items:
            self._conduct.go(items[0].code)
            self._stage(Stage.ASKING)

    def go_on_clicked(self) -> None:
        """What does not go together has been seen: go on."""
        self._next_section(forward=True)

    def change_clicked(self, code: str) -> None:
        """Go back to an answer that does not go with another."""
        if self._conduct is not None:
            self._conduct.go(code)
            self._stage(Stage.ASKING)

    def reasoned(self, finding: str, reason: str) -> None:
        """Keep why answers stand; the last one goes on."""
        conduct, sitting = self._conduct, self._sitting
        if conduct is None or sitting is None or not reason.strip():
            return
        conduct.reasons[finding] = reason.strip()
        self._work.save(lambda: sitting.keep_reason(finding, reason.strip()))
        if conduct.findings(conduct.section):
            self._show()
        else:
            self._next_section(forward=True)

    def way_clicked(self) -> None:
        """Change between talk and form; the question stays."""
        if self._conduct is None:
            return
        self._view.flush()
        way = Way.FORM if self._state.way is Way.TALK else Way.TALK
        self._conduct.sources = TALK if way is Way.TALK else FORM
        item = self._conduct.item()
        if item is not None and item.source not in self._conduct.sources:
            self._conduct.begin()
        self._state = replace(self._state, way=way)
        self._stage(Stage.ASKING)

    def cover_clicked(self) -> None:
        """Cover the screen, or show it again."""
        if not self._state.covered:
            self._view.flush()
        self._update(replace(self._state, covered=not self._state.covered))

    def notes_clicked(self) -> None:
        """Show what is for the interviewer alone, or go back to the talk."""
        if self._state.stage is Stage.NOTES:
            self._view.flush()
            self._stage(Stage.ASKING)
        elif self._conduct is not None:
            self._view.flush()
            alerts = self._conduct.alerts()
            routine = (self._routine or NO_ROUTINE) if alerts else ""
            self._state = replace(self._state, routine=routine)
            self._stage(Stage.NOTES)

    def reveal_clicked(self, code: str) -> None:
        """Show last time's answer before this one is given; that is kept with the question and the time."""
        conduct, sitting = self._conduct, self._sitting
        if conduct is None or sitting is None or not conduct.can_reveal(code):
            return
        self._work.save(lambda: sitting.reveal(code), done=lambda _made: self._revealed(code))

    def commented(self, text: str) -> None:
        """Keep the comment of the section."""
        conduct, sitting = self._conduct, self._sitting
        if conduct is None or sitting is None:
            return
        section = conduct.section
        self._comments[section] = text
        self._state = replace(self._state, comment=text)
        self._work.save(lambda: sitting.keep_comment(section, text), done=lambda _saved: self._saved())

    def own_noted(self, text: str) -> None:
        """Keep the note to oneself about the question where the interview is."""
        conduct, sitting = self._conduct, self._sitting
        if conduct is None or sitting is None or not conduct.code:
            return
        code = conduct.code
        self._own_notes[code] = text
        self._state = replace(self._state, own_note=text)
        self._work.save(lambda: sitting.keep_own_note(code, text), done=lambda _saved: self._saved())

    def first_clicked(self) -> None:
        """Go to the first question without an answer, else to the beginning."""
        if self._conduct is not None:
            self._conduct.begin()
            self._stage(Stage.ASKING)

    def pause_clicked(self) -> None:
        """Keep the place and leave; any device of the same person goes on from here."""
        conduct, sitting = self._conduct, self._sitting
        if conduct is None or sitting is None:
            return
        self._view.flush()
        at = conduct.code
        self._work.save(lambda: sitting.pause(at), done=lambda _saved: self._left())

    def finish_clicked(self, end: object, feedback: str) -> None:
        """End the interview: how it ended, and the day of the feedback talk as it was typed."""
        sitting = self._sitting
        if sitting is None or not isinstance(end, InterviewEnd):
            return
        day = typed_date(feedback, self._session.clock.today()) if feedback else None
        if feedback and day is None:
            self._problem(words.NOT_A_DAY)
            return
        self._view.flush()
        self._work.save(lambda: sitting.finish(end, day), done=lambda _saved: self._left())

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._sitting = self._conduct = None
        self._problems.clear()
        self._looked_at.clear()
        self._comments.clear()
        self._own_notes.clear()
        self._unkept.clear()
        self._failed.clear()
        self._routine = ""
        self._update(InterviewState())

    def _start(self, started: Started, way: Way) -> None:
        self._sitting = started.sitting
        self._conduct = started.conduct
        self._comments, self._own_notes = dict(started.comments), dict(started.own_notes)
        self._state = InterviewState(name=started.name, way=way, routine="")
        self._routine = started.routine
        self._conduct.sources = TALK if way is Way.TALK else FORM
        if started.at in self._conduct.instrument.items:
            self._conduct.go(started.at)
        else:
            self._conduct.begin()
        self._show()

    def _stays(self, code: str) -> bool:
        """Return whether the question stays: what was typed cannot be read, or is impossible and not looked at yet."""
        if code not in self._problems:
            return False
        seen = code in self._looked_at
        self._looked_at.add(code)
        return not seen

    def _refuse(self, code: str, why: str) -> None:
        self._problems[code] = why
        self._looked_at.discard(code)
        self._show()

    def _keep(self, code: str, text: str) -> None:
        """Save an answer, and with it those that could not be saved before."""
        sitting = self._sitting
        if sitting is None:
            return
        self._unkept[code] = text
        waiting, self._failed = {**self._failed, code: text}, {}

        def kept(_saved: Saved | None) -> None:
            for one, value in waiting.items():
                if self._unkept.get(one) == value:
                    del self._unkept[one]
            self._saved()

        def failed(error: Exception) -> None:
            self._failed = {**waiting, **self._failed}
            self._not_kept(error)

        self._work.save(lambda: sitting.keep_answers(waiting), done=kept, failed=failed)

    def _not_kept(self, error: Exception) -> None:
        self._update(replace(self._state, saved=words.NOT_SAVED))
        self._work.fail(error)

    def _saved(self) -> None:
        at = date_words.clock(self._session.clock.now())
        self._update(replace(self._state, saved=words.SAVED.format(at=at)))

    def _revealed(self, code: str) -> None:
        if self._conduct is not None:
            self._conduct.revealed.add(code)
            self._show()

    def _next_section(self, *, forward: bool) -> None:
        conduct = self._conduct
        if conduct is None:
            return
        if conduct.move_section(forward=forward):
            self._stage(Stage.ASKING)
        elif forward:
            self._stage(Stage.DONE)
        else:
            self._show()

    def _stage(self, stage: Stage) -> None:
        self._state = replace(self._state, stage=stage)
        self._show()

    def _show(self) -> None:
        conduct = self._conduct
        if conduct is None:
            return
        findings = conduct.findings(conduct.section) if self._state.stage is Stage.CHECKS else ()
        comment, own_note = self._comments.get(conduct.section, ""), self._own_notes.get(conduct.code, "")
        state = replace(self._state, comment=comment, own_note=own_note)
        self._update(interview_state(conduct, state, self._problems, findings=findings))

    def _left(self) -> None:
        self._leave()
        self.drop()
