"""Asking a home, its answer, and its places: the forms, and what they save. No Qt."""

from __future__ import annotations

from typing import Final

from ifodesk.domain.entities.pool import Inquiry, InquiryAnswer, NeutralReason
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.form_spec import Answers, Ask, FieldSpec, FormSpec
from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.inquiries import AnswerInquiry, AskHome
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.vacancies import ConfirmVacancy
from ifodesk.words import label_words_homes as labels
from ifodesk.words import screen_words_homes_ask as words

ASK, ANSWER, CONFIRM = "ask", "answer", "confirm"
"""Codes of the forms."""
_ANSWERS: Final = tuple(Choice(one, text.capitalize()) for one, text in labels.INQUIRY_ANSWER.items())
_REASONS: Final = (
    Choice(None, words.NO_REASON),
    *(Choice(one, text.capitalize()) for one, text in labels.NEUTRAL_REASON.items()),
)


def ask_form(line: PoolLine, places: int = 1, need: str = "") -> FormSpec:
    """Return the form of a call to a home; *need* is what is asked for, in words."""
    home = line.home.value
    title = words.ASK_TITLE if home.phone else words.ASK_NO_PHONE
    fields = (
        FieldSpec("places", words.PLACES, Ask.NUMBER, str(places), needed=True),
        FieldSpec(
            "told",
            words.TOLD,
            Ask.SOME,
            frozenset(words.TELL),
            tuple(Choice(code, text) for code, text in words.TELL.items()),
        ),
    )
    called = title.format(name=home.name, phone=home.phone)
    text = f"{words.NEED.format(need=need)} {words.ASK_TEXT}" if need else words.ASK_TEXT
    return FormSpec(ASK, called, words.ASK, fields, home.id.hex(), text)


def answer_form(line: PoolLine, asked: Seen[Inquiry]) -> FormSpec:
    """Return the form of a home's answer."""
    fields = (
        FieldSpec("answer", words.ANSWER, Ask.ONE, InquiryAnswer.YES, _ANSWERS),
        FieldSpec("reason", words.REASON, Ask.ONE, None, _REASONS),
        FieldSpec("back", words.CALL_BACK, Ask.DAY),
    )
    title = words.ANSWER_TITLE.format(name=line.home.value.name)
    return FormSpec(ANSWER, title, words.SAVE, fields, asked.value.id.hex(), words.ANSWER_TEXT, asked)


def confirm_form(line: PoolLine) -> FormSpec:
    """Return the form of a home's places, with what is known."""
    home, known = line.home.value, None if line.vacancy is None else line.vacancy.value
    fields = (
        FieldSpec("free", words.FREE, Ask.NUMBER, needed=True),
        FieldSpec("from", words.FROM, Ask.DAY, known.from_on if known else None),
        FieldSpec("until", words.UNTIL, Ask.DAY, known.paused_until if known else None),
        FieldSpec("next", words.NEXT, Ask.DAY),
    )
    title = words.CONFIRM_TITLE.format(name=home.name, phone=home.phone or "")
    return FormSpec(CONFIRM, title, words.CONFIRM, fields, home.id.hex(), words.CONFIRM_TEXT)


def lacks(answers: Answers) -> str:
    """Return what one of these forms lacks, as a sentence; empty when nothing."""
    if answers.code == ASK and not answers.number("places"):
        return words.NEED_NUMBER
    if answers.code == CONFIRM and answers.number("free") is None:
        return words.NEED_FREE
    return ""


def save(session: Session, answers: Answers, *, need: EntityId | None = None) -> Saved | Made:
    """Save what one of these forms says; *need* is the graded need that a home is asked about. Store lane."""
    about = EntityId(bytes.fromhex(answers.about))
    if answers.code == ASK:
        told = sorted(str(code) for code in answers.some("told"))
        return AskHome(session)(about, places=answers.number("places") or 1, need=need, told=told)
    if answers.code == CONFIRM:
        return ConfirmVacancy(session)(
            about,
            answers.number("free") or 0,
            from_on=answers.day("from"),
            paused_until=answers.day("until"),
            next_on=answers.day("next"),
        )
    answer, reason = answers.one("answer"), answers.one("reason")
    return AnswerInquiry(session)(
        answers.base(Inquiry),
        answer if isinstance(answer, InquiryAnswer) else InquiryAnswer.LATER,
        reason=reason if isinstance(reason, NeutralReason) else None,
        call_back_on=answers.day("back"),
    )


def waiting(line: PoolLine, municipality: str) -> Seen[Inquiry] | None:
    """Return the municipality's own question to a home that waits for an answer, the newest; None for none."""
    return next(
        (
            seen
            for seen in line.inquiries
            if seen.value.municipality == municipality and seen.value.answer in {None, InquiryAnswer.LATER}
        ),
        None,
    )
