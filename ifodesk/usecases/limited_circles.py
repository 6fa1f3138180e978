"""Whose case starts with a limited circle: colleagues, those close to whoever opens it, and board members.

A case of theirs is opened for people named by name (`OpenCase`), without the chief of new cases. The program proposes
it; a person decides. A board member's name is no secret: the municipality lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.name_matching import PersonName, match
from ifodesk.usecases.own_settings import set_own
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import check_leads

SETTING = "limited_names"
"""Key of the municipality's setting: names of board members, one a line."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """Why a new case may want a limited circle."""

    colleagues: tuple[Member, ...]
    """With a name that may be the client's."""
    board: tuple[str, ...]
    """Names of the municipality's list."""
    own_ties: int
    """How many of the own ties it may be. Shown on the own screen only."""

    @property
    def is_near(self) -> bool:
        """Whether anything was found."""
        return bool(self.colleagues or self.board or self.own_ties)


@dataclass(frozen=True, slots=True)
class ListBoardMembers:
    """Say whose cases start with a limited circle besides those of colleagues."""

    session: Session

    def __call__(self, names: Iterable[str], base: Seen[MunicipalitySettings] | None = None) -> Saved:
        """Save the names in place of those in *base*, what was seen; None: of those that stand.

        Raises ``RuleError`` only_leaders.
        """
        check_leads(self.session)
        return set_own(self.session, SETTING, "\n".join(name.strip() for name in names if name.strip()), base)


def board_members(session: Session) -> tuple[str, ...]:
    """Return the names that the municipality has listed."""
    found = (dict(seen.value.values).get(SETTING, "") for seen in session.records.all(MunicipalitySettings))
    return tuple(line for text in found for line in text.splitlines())


def near_names(session: Session, name: str, former_surname: str = "") -> Nearness:
    """Return whom a new client's name may belong to: a question to the person who opens the case, never an answer."""
    client = PersonName(name, former_surname)
    me = session.directory.me()
    ties = [seen.value for seen in session.records.all(OwnTie) if not seen.value.ended]
    return Nearness(
        colleagues=tuple(
            one for one in session.directory.members(me.municipality) if match(client, PersonName(one.name))
        ),
        board=tuple(one for one in board_members(session) if match(client, PersonName(one))),
        own_ties=sum(match(client, PersonName(tie.name or "", tie.former_surname or "")) is not None for tie in ties),
    )
