"""The signed-in person's own ties against a circle, on the own device. A hit asks; only a person answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from ifodesk.domain.entities.case import Party, PartyRole
from ifodesk.domain.entities.disqualification import CircleName
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId
from ifodesk.domain.ties import Hit, find_hits
from ifodesk.usecases.case_circle import CircleHome, circle_of_case
from ifodesk.usecases.own_ties import last_review, ties_are_reviewed
from ifodesk.usecases.session import Session


class CheckState(StrEnum):
    """What the own list says. None of them is an answer."""

    HITS = "hits"
    NOTHING_IN_LIST = "nothing_in_list"
    """ "Inget i din lista": the names are shown, the person answers."""
    NOT_REVIEWED = "not_reviewed"
    """The list was not gone through within the setting: "inte svarat"."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with what it is about. The tie shows on the own screen only."""

    hit: Hit
    tie: OwnTie | None
    """None when it is the signed-in person who stands in the circle."""
    party: Party


@dataclass(frozen=True, slots=True)
class Check:
    """What the own device found."""

    state: CheckState
    hits: tuple[ShownHit, ...]
    names: tuple[Party, ...]
    """The circle, as far as it has names."""
    reviewed: bool
    """Whether the own list was gone through within the setting."""
    last_review: datetime | None
    unread: tuple[CircleHome, ...] = ()
    """Homes whose adults stand in a file that is not read here: nobody is compared with them."""


@dataclass(frozen=True, slots=True)
class CheckDisqualification:
    """Compare own ties with everybody in a case."""

    session: Session

    def __call__(self, case: EntityId) -> Check:
        """Return hits of the own ties in the circle of a case. Raises ``NotFoundError``."""
        circle = circle_of_case(self.session, case)
        return replace(self._against(circle.people), unread=circle.unread)

    def question(self, question: EntityId) -> Check:
        """Return hits of the own ties in the names that came with a question."""
        names = self.session.records.children(CircleName, question)
        return self._against([_as_party(seen.value) for seen in names])

    def _against(self, circle: Sequence[Party]) -> Check:
        session = self.session
        ties = [seen.value for seen in session.records.all(OwnTie)]
        by_tie = {tie.id: tie for tie in ties}
        by_party = {party.id: party for party in circle}
        found = tuple(
            ShownHit(hit, by_tie[hit.tie] if hit.tie else None, by_party[hit.party])
            for hit in find_hits(session.law, session.directory.me().name, ties, circle)
        )
        reviewed = ties_are_reviewed(session)
        state = CheckState.NOTHING_IN_LIST if reviewed else CheckState.NOT_REVIEWED
        named = tuple(party for party in circle if party.name)
        return Check(CheckState.HITS if found else state, found, named, reviewed, last_review(session))


def _as_party(name: CircleName) -> Party:
    """Return a name of a question as what the comparison understands; an unknown role counts as other."""
    role = PartyRole(name.role) if name.role in list(PartyRole) else PartyRole.OTHER
    return Party(id=name.id, role=role, name=name.name, former_surname=name.former_surname)
