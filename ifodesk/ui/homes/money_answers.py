"""The yearly questions in Ekonomi: what the homes answered, the form that counts papers, and what it saves. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ifodesk.domain.home_questions import AnswerFigures, Reply, Tally
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.money_state import MoneyRead
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.home_questions import CountAnswers
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_money as words
from ifodesk.words.home_question_words import REPLY, parts_line, question_text, returned
from ifodesk.words.plural_words import listed

COUNT, FORM, PAGE = "count_answers", "questions", "answers"
_TICKED: Final = (Reply.YES, Reply.PARTLY, Reply.NO)


def answers_group(read: MoneyRead) -> Group:
    """Return what stands of the year's questions."""
    found = None if read.answers is None else read.answers.figures
    count = (Action(COUNT, words.COUNT_ANSWERS),) if read.may_count else ()
    page = (Action(PAGE, words.PRINT_ANSWERS, Icon.PRINT),) if found is not None else ()
    return Group(
        "answers",
        words.ANSWERS.format(year=read.year),
        tuple(_lines(read, found)),
        words.NO_ANSWERS,
        (*count, *page, Action(FORM, words.PRINT_QUESTIONS, Icon.PRINT)),
    )


def _lines(read: MoneyRead, found: AnswerFigures | None) -> Iterator[Line]:
    if read.answers is None:
        if not read.leader:
            yield Line("answers-who", words.WHO_COUNTS, words.WHO_COUNTS_DETAIL, icon=Icon.INFO, opens=False)
        if not read.questions.certain:
            yield Line(
                "answers-check",
                words.NO_ANSWERS,
                words.QUESTIONS_CHECK,
                icon=Icon.WARNING,
                tone=Tone.WARN,
                opens=False,
            )
        return
    if found is None:
        yield Line("answers-unreadable", words.ANSWERS_UNREADABLE, opens=False)
        return
    who = read.municipalities.get(read.answers.counted_by, read.answers.counted_by)
    back = returned(found.asked, found.returned)
    yield Line("answers-returned", back, words.ANSWERS_NOTE.format(municipality=who), tone=Tone.ACCENT, opens=False)
    if read.answers.also:
        also = listed([read.municipalities.get(code, code) for code in read.answers.also])
        text, detail = words.ANSWERS_ALSO.format(also=also), words.ANSWERS_ALSO_DETAIL.format(municipality=who)
        yield Line("answers-also", text, detail, icon=Icon.DIFFER, tone=Tone.WARN, opens=False)
    for code, parts in found.questions.items():
        text = question_text(code, read.questions.text(code))
        yield Line(f"answers-{code}", text, parts_line(parts), opens=False)


def count_form(read: MoneyRead) -> FormSpec:
    """Return the form that papers are counted with: per question three numbers."""
    fields = [
        FieldSpec("asked", words.ASKED, Ask.NUMBER, needed=True),
        FieldSpec("returned", words.RETURNED, Ask.NUMBER, needed=True),
    ]
    for number, one in enumerate(read.questions.of(read.year), start=1):
        fields.append(FieldSpec(f"text_{one.code}", f"{number}. {one.text}", Ask.NOTE))
        fields += [
            FieldSpec(_key(one.code, reply), words.REPLY_TO.format(number=number, reply=REPLY[reply]), Ask.NUMBER)
            for reply in _TICKED
        ]
    title = words.ANSWERS_TITLE.format(year=read.year)
    return FormSpec(COUNT, title, words.COUNT_ANSWERS, tuple(fields), str(read.year), words.ANSWERS_TEXT)


def count(year: int, answers: Answers) -> Callable[[Session], Saved]:
    """Return what saves the form, for the store lane."""
    asked, back = answers.number("asked") or 0, answers.number("returned") or 0
    return lambda session: CountAnswers(session)(
        year,
        asked,
        back,
        {
            one.code: Tally(*(answers.number(_key(one.code, reply)) or 0 for reply in _TICKED))
            for one in session.home_questions.of(year)
        },
    )


def _key(code: str, reply: Reply) -> str:
    return f"{code}_{reply.value}"
