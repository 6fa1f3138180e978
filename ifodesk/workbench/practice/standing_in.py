"""What the colleagues of a practice municipality can stand in for, and a question from one chief to another."""

from __future__ import annotations

from datetime import timedelta

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.lending import StandInProfile
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.chief_requests import AskChief, RequestTerms, chiefs_of
from ifodesk.usecases.ports import Role
from ifodesk.usecases.session import Session
from ifodesk.usecases.stand_in_profiles import SaveProfile
from ifodesk.words import practice_words as words
from ifodesk.workbench.practice.seeded import stream
from ifodesk.workbench.practice.staff import DOROTEA

_ASKED = "2463"
"""Dorotea asks Åsele."""
_SOON = timedelta(days=10)
_WITH_DEGREE, _EXPERIENCED = 0.8, 0.6
"""Parts of the caseworkers of whom that is written down; of the others nobody has said."""


def fill(session: Session, seed: int) -> None:
    """Let the chief of *session* write down what each caseworker has; Dorotea's chief asks Åsele's too."""
    me = session.directory.me()
    rng = stream(seed, f"standing in {me.municipality}")
    for one in session.directory.members(me.municipality):
        if Role.CASEWORKER in one.roles:
            SaveProfile(session)(
                StandInProfile(
                    id=EntityId(one.id),
                    member=one.id,
                    placed=rng.randint(0, 3),
                    investigations=rng.randint(1, 4),
                    others=rng.randint(3, 9),
                    free=rng.choice(words.FREE_DAYS),
                    has_degree=rng.random() < _WITH_DEGREE or None,
                    works_alone=rng.random() < _EXPERIENCED or None,
                )
            )
    asked = chiefs_of(session, _ASKED)
    if me.municipality == DOROTEA and asked:
        terms = RequestTerms(
            case_type=CaseType.CHILD_YOUTH,
            hours_per_week=8,
            starts_on=session.clock.today() + _SOON,
            weeks=12,
            travel=words.TRAVEL,
        )
        AskChief(session)(asked[0].id, terms)
