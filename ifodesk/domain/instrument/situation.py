"""What conditions and formulas look at: the figures of one interview and a few facts around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ifodesk.domain.instrument.answers import Answer, Answers, Missing, figure


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the answers. None and empty mean unknown, and rules about it are silent."""

    earlier: Answers = field(default_factory=dict)
    """Answers of the interview before this one, as they counted."""
    age: int | None = None
    """Whole years on the day of the interview."""
    minutes: int | None = None
    """How long the interview took, pauses left out."""
    days_since_earlier: int | None = None


@dataclass(slots=True)
class Situation:
    """Answers sorted by what can be done with them. Changes only while skip rules are applied."""

    numbers: dict[str, float]
    unknown: set[str]
    """Answered X."""
    irrelevant: set[str]
    """Answered N, or skipped."""
    texts: dict[str, str]
    asked: frozenset[str]
    """Codes of the form in use; what is not on it is never waited for."""
    around: Circumstances
    earlier: Mapping[str, float]

    def put(self, code: str, answer: Answer) -> None:
        """Let *answer* count for *code* instead of what counted before."""
        self.numbers.pop(code, None)
        self.texts.pop(code, None)
        self.unknown.discard(code)
        self.irrelevant.discard(code)
        self.add({code: answer})

    def add(self, answers: Answers) -> None:
        """Let *answers* count, none of which counted before. Every check and score of every interview passes here."""
        for code, answer in answers.items():
            if isinstance(answer, int | float):
                self.numbers[code] = answer
            elif answer is Missing.UNKNOWN:
                self.unknown.add(code)
            elif answer is Missing.NOT_RELEVANT:
                self.irrelevant.add(code)
            elif isinstance(answer, str):
                self.texts[code] = answer


_NOTHING = Circumstances()


def situation(answers: Answers, asked: frozenset[str], around: Circumstances = _NOTHING) -> Situation:
    """Return *answers* ready for rules to look at."""
    earlier = {code: number for code, answer in around.earlier.items() if (number := figure(answer)) is not None}
    made = Situation({}, set(), set(), {}, asked, around, earlier)
    made.add(answers)
    return made
