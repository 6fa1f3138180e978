"""Makes what a person needs to answer for itself: names, hits of the own list, grounds. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ifodesk.domain.disqualification_law import DisqualificationLaw
from ifodesk.domain.entities.case import Party
from ifodesk.domain.entities.disqualification import Answer, Ground
from ifodesk.ui.jav.state import AnswerMark, AnswerState, GroundChoice, HitState
from ifodesk.usecases.disqualification_check import Check, ShownHit
from ifodesk.words import disqualification_words, label_words
from ifodesk.words import screen_words_circle as circle_words
from ifodesk.words import screen_words_jav as words

MARKS = {
    Answer.NO_HINDER: AnswerMark.NO_HINDER,
    Answer.HINDER: AnswerMark.HINDER,
    Answer.WANTS_TO_TALK: AnswerMark.TALK,
    None: AnswerMark.NONE,
}


def answer_state(
    check: Check,
    law: DisqualificationLaw,
    *,
    answer: Answer | None = None,
    answered: str = "",
    reports: bool = True,
    missing: Sequence[str] = (),
) -> AnswerState:
    """Return what is shown to the person who is to answer.

    *missing* are those of the circle whom an earlier "inget hinder" does not cover.
    """
    hits = tuple(_hit(found) for found in check.hits)
    return AnswerState(
        names=_names(check),
        list_line=disqualification_words.check_line(check),
        hits=hits,
        grounds=tuple(grounds(law)),
        may_say_no_hinder=check.reviewed and not hits,
        may_say_known=check.reviewed,
        must_review=not check.reviewed,
        mark=AnswerMark.STALE if missing else MARKS[answer],
        answered=" · ".join(part for part in (answered, words.not_asked_about(missing)) if part),
        reports=reports,
    )


def _hit(found: ShownHit) -> HitState:
    """Return a hit with what the law says of it. The program proposes; the person answers."""
    proposal = words.PROPOSAL.format(outcome=label_words.OUTCOME[found.hit.assessment.answer])
    _, *why = disqualification_words.assessment_lines(found.hit.assessment)
    return HitState(disqualification_words.hit(found), (proposal, *why))


def grounds(law: DisqualificationLaw) -> Iterator[GroundChoice]:
    """Yield the grounds that can be given, and the way not to give one."""
    for ground in Ground:
        text = label_words.GROUND[ground]
        yield GroundChoice(ground, f"{text[:1].upper()}{text[1:]}", law.provisions[ground])
    yield GroundChoice(None, words.NO_REASON, "")


def _names(check: Check) -> str:
    if not check.names:
        return words.NO_NAMES
    names = words.NAMES.format(names=", ".join(_name(party) for party in check.names))
    unread = [circle_words.home_text(one.home.name or "", None, one.place) for one in check.unread]
    return "\n".join((names, *unread, circle_words.ADULTS_GAP) if unread else (names,))


def _name(party: Party) -> str:
    role = label_words.PARTY_ROLE[party.role] if party.role else ""
    former = words.FORMERLY.format(name=party.former_surname) if party.former_surname else ""
    about = ", ".join(part for part in (role, former) if part)
    return f"{party.name} ({about})" if about else party.name or ""
