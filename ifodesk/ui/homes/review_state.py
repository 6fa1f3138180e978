"""What "Gå igenom banken" reads and shows. Frozen, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ifodesk.domain.entities.home import Home
from ifodesk.domain.entities.home_notices import CallNote, StopNotice
from ifodesk.domain.entities.homes_group import DutyRoster, MeetingPoint
from ifodesk.domain.home_timeline import TimelineLine
from ifodesk.domain.ids import MemberId
from ifodesk.ui.homes.confirm_state import ConfirmState
from ifodesk.ui.homes.sheet_state import SheetScreen
from ifodesk.usecases.claims import ContestLine, LostPlace
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Member
from ifodesk.usecases.seen import Seen


@dataclass(frozen=True, slots=True)
class ReviewRead:
    """Everything of one moment."""

    me: Member
    lines: tuple[PoolLine, ...]
    points: tuple[Seen[MeetingPoint], ...]
    notices: tuple[Seen[StopNotice], ...]
    notes: tuple[Seen[CallNote], ...]
    duty: tuple[DutyRoster, ...]
    contests: tuple[ContestLine, ...]
    """Homes with more places reserved than there are."""
    lost: tuple[LostPlace, ...]
    """Own reservations that were settled for another municipality."""
    lacking: tuple[tuple[Home, TimelineLine], ...]
    """What lacks or runs out soon in the files of homes that the signed-in person reads."""
    names: Mapping[MemberId, str]
    group: tuple[Member, ...]
    """Those of the familjehemsgrupp in all municipalities; everybody when none is."""
    municipalities: Mapping[str, str]
    today: date
    now: datetime

    @property
    def mine(self) -> tuple[PoolLine, ...]:
        """Return the homes that I go through: those that name me, else all of the own municipality."""
        own = tuple(line for line in self.lines if line.own)
        named = tuple(line for line in own if line.home.value.contact == self.me.id)
        return named or own


class ReviewScreen(SheetScreen, Protocol):
    """The widget, as far as the presenter knows it."""

    def show_card(self, card: ConfirmState | None) -> None:
        """Ask about a home, or about none."""
        ...

    def focus_card(self) -> None:
        """Put the focus on the card."""
        ...
