"""Makes the own municipality's reservations: which hold, which wait, and who may reserve. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from ifodesk.domain.entities.pool import Claim, ClaimState, InquiryAnswer
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Group, Line, Tone
from ifodesk.usecases.claims import contest_of, is_lost
from ifodesk.usecases.pool import PoolLine
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.date_words import full_day

CLAIM: Final = "claim-"
RESERVE, RELEASE, START = "reserve", "release", "start"
_LATELY: Final = timedelta(days=14)
"""So long a home's yes is taken to be about the child at hand."""


def claim_group(lines: Mapping[str, PoolLine], mine: str, needs: Collection[EntityId | None]) -> Group:
    """Return the open reservations of the own municipality for one child's case.

    Args:
        lines: The pool.
        mine: The municipality's SCB code.
        needs: The case's graded needs; a reservation that names none may be any child's and is shown.
    """
    shown = tuple(found for line in lines.values() for found in _claims(line, mine, {None, *needs}))
    return Group("claims", words.CLAIMS.format(count=len(shown)) if shown else "", shown)


def reserve_actions(line: PoolLine, mine: str, today: date) -> tuple[Action, ...]:
    """Return the buttons that reserve and begin a proposal, where the home has lately said yes to us."""
    if yes_on(line, mine, today) is None:
        return ()
    reserved = any(_is_open(seen.value, mine) for seen in line.claims)
    start = Action(START, words.START, main=reserved)
    return (start,) if reserved else (Action(RESERVE, words.WANTS_PLACES, main=True), start)


def yes_on(line: PoolLine, mine: str, today: date) -> date | None:
    """Return the day of the home's latest yes to the municipality; None when there is none of late."""
    for seen in line.inquiries:
        one = seen.value
        if one.municipality == mine and one.answer is not None:
            day = _day(one.answered_at)
            lately = day is not None and today - day <= _LATELY
            return day if lately and one.answer is InquiryAnswer.YES else None
    return None


def _claims(line: PoolLine, mine: str, needs: Collection[EntityId | None]) -> Iterator[Line]:
    waiting = {claim.id for claim in contest_of(line).waits}
    for claim in [seen.value for seen in line.claims if seen.value.need in needs]:
        if _is_open(claim, mine):
            waits = claim.id in waiting
            places = words.places(claim.places or 1)
            yield Line(
                f"{CLAIM}{claim.id.hex()}",
                ", ".join(part for part in (line.home.value.name, places) if part),
                words.CLAIM_WAITS if waits else words.CLAIM_HOLDS,
                right=full_day(claim.from_on) if claim.from_on else "",
                icon=Icon.LATE if waits else Icon.HALF,
                tone=Tone.LATE if waits else Tone.GOOD,
                actions=(Action(RELEASE, words.RELEASE),),
                opens=False,
            )
        elif claim.municipality == mine and is_lost(claim):
            key, name = f"{CLAIM}{claim.id.hex()}", line.home.value.name or ""
            yield Line(key, name, words.CLAIM_LOST, icon=Icon.OUT, tone=Tone.LATE, opens=False)


def _is_open(claim: Claim, mine: str) -> bool:
    return claim.state is ClaimState.RESERVED and claim.municipality == mine


def _day(at: datetime | None) -> date | None:
    return None if at is None else at.astimezone().date()
