"""What goes into an interview, key by key: answers, comments, reasons, notes to oneself. One change each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ifodesk.domain.entities.interview import Interview, InterviewAnswers
from ifodesk.domain.instrument.answers import answer_text
from ifodesk.domain.instrument.entry import AnswerError, Misfit, misfit, read_answer
from ifodesk.domain.instrument.model import Item
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.interviews import check_mine
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class Given:
    """What was saved, and the answers as they stand now: the base of the next one."""

    saved: Saved
    answers: Seen[InterviewAnswers]
    misfit: Misfit | None = None
    """Why the answer cannot be right. It is kept all the same; ask again."""


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """Answer one item."""

    session: Session

    def __call__(self, answers: Seen[InterviewAnswers], item: Item, typed: str) -> Given:
        """Save the answer: a figure, "X", "N" or a text, as the item takes it; "" takes the answer away.

        Raises ``RuleError``: answer_unreadable (the reason is a code of the engine's ``AnswerError``), and as
        `check_mine`. Nothing is changed then.
        """
        if not typed.strip():
            kept = _with(answers.value.answers, item.code, "")
            return _save(self.session, answers, replace(answers.value, answers=kept))
        try:
            answer = read_answer(item, typed)
        except AnswerError as error:
            raise RuleError(Refusal.ANSWER_UNREADABLE, [str(error.reason)]) from error
        kept = _with(answers.value.answers, item.code, answer_text(answer))
        given = _save(self.session, answers, replace(answers.value, answers=kept))
        return replace(given, misfit=misfit(item, answer))


@dataclass(frozen=True, slots=True)
class SaveComment:
    """Keep what was said beside the questions of a section."""

    session: Session

    def __call__(self, answers: Seen[InterviewAnswers], section: str, text: str) -> Given:
        """Save the comment; "" takes it away. Raises ``RuleError`` as `check_mine`."""
        kept = _with(answers.value.comments, section, text)
        return _save(self.session, answers, replace(answers.value, comments=kept))


@dataclass(frozen=True, slots=True)
class SaveReason:
    """Keep why answers stand although a check fired."""

    session: Session

    def __call__(self, answers: Seen[InterviewAnswers], check: str, text: str) -> Given:
        """Save the reason; "" takes it away. Raises ``RuleError`` as `check_mine`."""
        kept = _with(answers.value.reasons, check, text)
        return _save(self.session, answers, replace(answers.value, reasons=kept))


@dataclass(frozen=True, slots=True)
class SaveOwnNote:
    """Keep a note to oneself beside an item. It never stands on a shared screen or on paper for the client."""

    session: Session

    def __call__(self, answers: Seen[InterviewAnswers], item: str, text: str) -> Given:
        """Save the note; "" takes it away. Raises ``RuleError`` as `check_mine`."""
        kept = _with(answers.value.notes, item, text)
        return _save(self.session, answers, replace(answers.value, notes=kept))


def _with(kept: Mapping[str, str], key: str, text: str) -> dict[str, str]:
    """Return *kept* with one key changed; a blank text takes it out."""
    rest = {other: value for other, value in kept.items() if other != key}
    return {**rest, key: text} if text.strip() else rest


def _save(session: Session, seen: Seen[InterviewAnswers], value: InterviewAnswers) -> Given:
    if seen.value.interview is None:
        raise NotFoundError
    check_mine(session, session.records.get(Interview, seen.value.interview).value)
    saved = session.records.save([Write(value, seen)])
    return Given(saved, session.records.get(InterviewAnswers, seen.value.id))
