"""Makes the states of the tab and the page Jäv. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.entities.disqualification import (
    Answer,
    DisqualificationAnswer,
    DisqualificationMatter,
    Ground,
)
from ifodesk.domain.ids import MemberId
from ifodesk.ui.jav.own import MARKS, answer_state
from ifodesk.ui.jav.reading import AskedRead, JavRead, PutRead, QuestionsRead
from ifodesk.ui.jav.state import (
    AnswerMark,
    AskedState,
    Candidate,
    HandOverState,
    JavState,
    MatterLine,
    PersonLine,
    QuestionsState,
    QuestionState,
)
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Line
from ifodesk.usecases.ports import Member
from ifodesk.words import date_words, label_words
from ifodesk.words import screen_words_jav as words

_FIRST = {Answer.NO_HINDER: 0, Answer.WANTS_TO_TALK: 1, None: 2, Answer.HINDER: 3}
"""Who can take over comes first."""


def jav_state(read: JavRead) -> JavState:
    """Return the tab of a case."""
    mine = read.latest(read.me)
    people = [_person(read, member) for member in read.colleagues]
    handler = read.view.case.value.handler
    return JavState(
        question=_question(read),
        mine=answer_state(
            read.check,
            read.law,
            answer=mine.answer if mine else None,
            answered=_own_answer(read, mine),
            missing=read.not_asked_about(read.me),
        ),
        people=tuple(sorted(people, key=lambda person: person.id != handler)),
        matters=tuple(_matter(read, seen.value) for seen in reversed(read.view.matters)),
        hand_over=_hand_over(read),
    )


def questions_state(read: QuestionsRead) -> QuestionsState:
    """Return the page of the rail."""
    return QuestionsState(
        questions=tuple(_put(read, found) for found in read.put),
        asked=tuple(_asked(read, found) for found in read.asked),
        due=_due(read),
        loaded=True,
    )


def _due(read: QuestionsRead) -> tuple[Line, ...]:
    return tuple(
        Line(one.case.hex(), words.DUE_CASE.format(number=one.number), words.DUE_WHY[one.why], icon=Icon.RING)
        for one in read.due
    )


def _question(read: JavRead) -> str:
    handler = read.view.case.value.handler
    if handler is None:
        return words.NO_HANDLER.format(number=read.number)
    if handler == read.me:
        return words.CAN_YOU_HANDLE.format(number=read.number)
    return words.CAN_HANDLE.format(name=label_words.short_name(read.names.get(handler, "")), number=read.number)


def _person(read: JavRead, member: Member) -> PersonLine:
    found, question = read.latest(member.id), read.answered.get(member.id)
    answer = found.answer if found else None
    waiting = found is not None and answer is None
    missing = read.not_asked_about(member.id)
    text = " · ".join(part for part in (_sentence(read, found), words.not_asked_about(missing)) if part)
    if member.id in read.readers:
        text = f"{text} · {words.READS}"
    return PersonLine(
        id=member.id,
        name=member.name,
        mark=AnswerMark.STALE if missing else MARKS[answer],
        text=text,
        detail=_detail(read, found) if found else "",
        may_ask=member.active and not waiting and question is None,
        may_note=member.active,
        question=question,
    )


def _sentence(read: JavRead, found: DisqualificationAnswer | None) -> str:
    if found is None or found.answer is None:
        asked = date_words.moment(found.asked_at, read.now) if found and found.asked_at else ""
        return words.not_answered(asked)
    way = label_words.ANSWER_WAY[found.way] if found.way else ""
    at = date_words.moment(found.answered_at, read.now) if found.answered_at else ""
    return words.answer("", label_words.ANSWER[found.answer], " ".join(part for part in (way, at) if part))


def _own_answer(read: JavRead, found: DisqualificationAnswer | None) -> str:
    if found is None or found.answer is None:
        return ""
    return " · ".join(part for part in (_sentence(read, found), _detail(read, found)) if part)


def _detail(read: JavRead, found: DisqualificationAnswer) -> str:
    return " · ".join(part for part in (_ground(read, found.ground), found.comment or "") if part)


def _ground(read: JavRead, ground: Ground | None) -> str:
    if ground is None:
        return ""
    return f"{label_words.GROUND[ground]}, {read.law.provisions[ground]}"


def _matter(read: JavRead, matter: DisqualificationMatter) -> MatterLine:
    at = date_words.moment(matter.reported_at, read.now) if matter.reported_at else ""
    name = read.names.get(matter.concerned, "") if matter.concerned else ""
    text = words.reported(at, name, _ground(read, matter.ground))
    if matter.closed_at is None:
        ended = words.OPEN
    else:
        by = read.names.get(matter.replaced_by, "") if matter.replaced_by else ""
        ended = words.closed(date_words.moment(matter.closed_at, read.now), by)
    detail = " · ".join(part for part in (matter.view or "", ended) if part)
    return MatterLine(matter.id, text, detail, matter.closed_at is None)


def _hand_over(read: JavRead) -> HandOverState | None:
    """Return who steps aside: oneself or the handler, once that person has answered "hinder"."""
    concerned = next((member for member in (read.me, read.view.case.value.handler) if _has_hinder(read, member)), None)
    if concerned is None or concerned not in read.readers:
        return None
    name = label_words.short_name(read.names.get(concerned, ""))
    note = words.HAND_OVER_ME if concerned == read.me else words.HAND_OVER_OTHER.format(name=name)
    return HandOverState(concerned, note, tuple(_candidates(read, concerned)))


def _has_hinder(read: JavRead, member: MemberId | None) -> bool:
    found = read.latest(member) if member is not None else None
    return found is not None and found.answer is Answer.HINDER


def _candidates(read: JavRead, concerned: MemberId) -> Iterator[Candidate]:
    everybody = [(member.id, member.name) for member in read.colleagues if member.active]
    if concerned != read.me:
        everybody.append((read.me, read.names[read.me]))
    answers = {member: read.latest(member) for member, _ in everybody}

    def order(person: tuple[MemberId, str]) -> int:
        found = answers[person[0]]
        return _FIRST[found.answer if found else None]

    for member, name in sorted(everybody, key=order):
        if member != concerned and not _has_hinder(read, member):
            yield Candidate(member, words.candidate(name, _sentence(read, answers[member])))


def _put(read: QuestionsRead, found: PutRead) -> QuestionState:
    question = found.view.question.value
    at = date_words.moment(question.asked_at, read.now) if question.asked_at else ""
    answered = label_words.ANSWER[question.answer] if question.answer else ""
    return QuestionState(
        id=question.id,
        title=words.ASKS.format(name=found.name, place=found.place),
        asked=words.ASKED_AT.format(at=at),
        answer=answer_state(found.check, read.law, answer=question.answer, answered=answered, reports=False),
    )


def _asked(read: QuestionsRead, found: AskedRead) -> AskedState:
    question, case = found.question, found.case
    if question.answer is None:
        asked = date_words.moment(question.asked_at, read.now) if question.asked_at else ""
        text = words.not_answered(asked)
    else:
        at = date_words.moment(question.answered_at, read.now) if question.answered_at else ""
        text = words.answer("", label_words.ANSWER[question.answer], at)
        text = " · ".join(part for part in (text, question.comment or "") if part)
    name = label_words.short_name(found.name)
    return AskedState(
        id=question.id,
        text=f"{found.name}: {text}",
        mark=MARKS[question.answer],
        case=case.id if case else None,
        number=(case.record_number or case.number or "") if case else "",
        may_take_in=question.answer is not None and case is not None,
        let_in=words.LET_IN_TOO.format(name=name) if question.answer is Answer.NO_HINDER else "",
    )
