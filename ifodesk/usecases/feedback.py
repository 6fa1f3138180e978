"""The feedback after an interview: drafted from facts, edited by the caseworker, corrected by the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from ifodesk.domain.entities.interview import ClientCorrection, Feedback, FeedbackText
from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument.answers import answer_text
from ifodesk.domain.instrument.entry import AnswerError, read_answer
from ifodesk.domain.instrument.feedback_facts import FeedbackFact, ProfileRow, facts, profile
from ifodesk.domain.instrument.model import FactRole, Item
from ifodesk.domain.interview import part_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.interview_reading import InterviewView, ReadInterview
from ifodesk.usecases.saving import Made, change, find, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class FeedbackWords:
    """What stands about one area. "" where nothing is said."""

    strengths: str = ""
    problems: str = ""
    own_words: str = ""
    help_wanted: str = ""
    differing: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackArea:
    """One area of the feedback."""

    row: ProfileRow
    """Without any figure where the instrument rates the area by nothing."""
    draft: Mapping[FactRole, tuple[FeedbackFact, ...]]
    """What the answers bear: the beginning of an empty field. Every role is there."""
    text: Seen[FeedbackText] | None
    """What the caseworker has written; None before."""


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """A feedback whole."""

    view: InterviewView
    feedback: Seen[Feedback] | None
    areas: tuple[FeedbackArea, ...]


@dataclass(frozen=True, slots=True)
class ReadFeedback:
    """Read the feedback of an interview, begun or not."""

    session: Session

    def __call__(self, interview: EntityId) -> FeedbackView:
        """Return it, area by area in the order of the instrument. Raises as `ReadInterview`."""
        view = ReadInterview(self.session)(interview)
        feedback = view.feedback
        kept = () if feedback is None else self.session.records.children(FeedbackText, feedback.value.id)
        texts = {seen.value.area: seen for seen in kept}
        found = facts(view.instrument, view.given, view.item_set)
        rows = {row.area.id: row for row in profile(view.instrument, view.given, view.item_set)}
        areas = tuple(
            FeedbackArea(
                rows.get(area.id) or ProfileRow(area, None, (), doubted=False),
                _by_role(found, area.id),
                texts.get(area.id),
            )
            for area in view.instrument.areas
        )
        return FeedbackView(view, feedback, areas)


@dataclass(frozen=True, slots=True)
class OpenFeedback:
    """Begin the feedback of a finished interview."""

    session: Session

    def __call__(self, view: InterviewView) -> Made:
        """Return the feedback, the one that is there or a new one. Raises ``RuleError`` interview_not_finished."""
        session, interview = self.session, view.interview.value
        if interview.finished_at is None:
            raise RuleError(Refusal.INTERVIEW_NOT_FINISHED)
        wanted = part_id(interview.id, "feedback")
        seen = find(session.records, Feedback, wanted)
        value = Feedback(id=wanted, interview=interview.id, author=session.directory.me().id)
        return Made(wanted, session.records.save([Write(value if seen is None else seen.value, seen)]))


@dataclass(frozen=True, slots=True)
class SaveFeedbackText:
    """Keep what stands about an area."""

    session: Session

    def __call__(self, feedback: EntityId, area: str, words: FeedbackWords, seen: Seen[FeedbackText] | None) -> Saved:
        """Save the words in place of what was seen; only the fields that differ are written."""
        value = FeedbackText(id=part_id(feedback, area), feedback=feedback, area=area) if seen is None else seen.value
        value = replace(value, **{field.name: getattr(words, field.name) for field in fields(words)})
        return self.session.records.save([Write(tidy(value), seen)])


@dataclass(frozen=True, slots=True)
class HoldFeedback:
    """The talk was held."""

    session: Session

    def __call__(self, seen: Seen[Feedback], held_on: date, client_comment: str = "") -> Saved:
        """Save the day and the client's comment, dated the same. Raises ``RuleError`` in_the_future."""
        if held_on > self.session.clock.today():
            raise RuleError(Refusal.IN_THE_FUTURE)
        comment = words_or_none(client_comment)
        said_on = None if comment is None else held_on
        value = replace(seen.value, held_on=held_on, client_comment=comment, client_comment_on=said_on)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class SaveClientComment:
    """Keep what the client said of the feedback, before the talk is noted as held or after."""

    session: Session

    def __call__(self, seen: Seen[Feedback], text: str) -> Saved:
        """Save the comment, dated today; a blank text takes it away."""
        comment = words_or_none(text)
        said_on = None if comment is None else self.session.clock.today()
        return change(
            self.session.records, seen, replace(seen.value, client_comment=comment, client_comment_on=said_on)
        )


@dataclass(frozen=True, slots=True)
class CorrectAnswer:
    """The client says that an answer, or a text, is wrong. What stood before stays readable."""

    session: Session

    def __call__(self, view: InterviewView, *, said: str, item: str = "", typed: str = "") -> Saved:
        """Save what the client said and, with *item*, the new answer, in one change.

        Raises ``RuleError``: interview_not_finished (then the answer is simply changed), unknown_item,
        answer_unreadable, reason_needed when neither an item nor a word is given.
        """
        session, interview = self.session, view.interview.value
        if interview.finished_at is None:
            raise RuleError(Refusal.INTERVIEW_NOT_FINISHED)
        if not item and words_or_none(said) is None:
            raise RuleError(Refusal.REASON_NEEDED)
        correction = ClientCorrection(
            id=new_id(session.random),
            interview=interview.id,
            said=words_or_none(said),
            said_on=session.clock.today(),
            noted_by=session.directory.me().id,
        )
        if not item:
            return session.records.save([Write(correction)])
        found = view.instrument.items.get(item)
        if found is None:
            raise RuleError(Refusal.UNKNOWN_ITEM)
        kept, after = view.answers.value.answers, _read(found, typed)
        correction = replace(correction, item=item, before=kept.get(item), after=after)
        corrected = replace(view.answers.value, answers={**kept, item: after})
        return session.records.save([Write(correction), Write(corrected, view.answers)])


def ensure_feedback(view: FeedbackView) -> Seen[Feedback]:
    """Return the feedback of a view. Raises ``NotFoundError`` when it has not been begun."""
    if view.feedback is None:
        raise NotFoundError
    return view.feedback


def _by_role(found: tuple[FeedbackFact, ...], area: str) -> dict[FactRole, tuple[FeedbackFact, ...]]:
    return {role: tuple(fact for fact in found if (fact.area, fact.role) == (area, role)) for role in FactRole}


def _read(item: Item, typed: str) -> str:
    try:
        return answer_text(read_answer(item, typed))
    except AnswerError as error:
        raise RuleError(Refusal.ANSWER_UNREADABLE, [str(error.reason)]) from error
