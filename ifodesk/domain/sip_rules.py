"""What ships about internal SIPs as data: whom to ask, how long things may take, goals, questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ifodesk.domain.consent_ages import ConsentAges
from ifodesk.domain.goal_bank import AidWords, ShippedGoals
from ifodesk.domain.sip_deadlines import SipDeadlines


@dataclass(frozen=True, slots=True)
class ExperienceQuestion:
    """A short question to the client at a follow-up. Nobody has to answer."""

    code: str
    text: str
    answers: tuple[tuple[str, str], ...]
    """Code and text of each answer; empty: the client's own words."""

    def shown(self, answer: str) -> str:
        """Return an answer in words."""
        return dict(self.answers).get(answer, answer)


@dataclass(frozen=True, slots=True)
class SipRules:
    """All of it, as it stands on a day."""

    ages: ConsentAges
    deadlines: SipDeadlines
    goals: ShippedGoals
    aid: AidWords
    experience: tuple[ExperienceQuestion, ...]


def experience_questions(data: Mapping[str, Sequence[Mapping[str, Any]]]) -> tuple[ExperienceQuestion, ...]:
    """Return the questions of the parsed file. Raises ``KeyError`` for data of another form."""
    scale = tuple((str(one["code"]), str(one["text"])) for one in data["scale"])
    return tuple(
        ExperienceQuestion(str(one["code"]), str(one["text"]), scale if one["answers"] == "scale" else ())
        for one in data["questions"]
    )
