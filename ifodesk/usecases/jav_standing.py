"""Where jäv of the staff stands in a case by its matters, as far as the signed-in person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ifodesk.domain.entities.disqualification import DisqualificationMatter, Outcome
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.session import Session


class JavStanding(StrEnum):
    """Why a matter keeps somebody from a case, the weightiest first (KL 2017:725 6 kap. 30 §)."""

    RULED = "ruled"
    """Decided: jäv. Whether the wall stands yet says nothing about that."""
    STEPPED_ASIDE = "stepped_aside"
    """Somebody else took over, without a ruling."""
    UNDECIDED = "undecided"
    """Raised, and nobody has decided."""


_ORDER = tuple(JavStanding)
_OF_OUTCOME = {
    Outcome.JAV: JavStanding.RULED,
    Outcome.RESOLVED_BY_REPLACEMENT: JavStanding.STEPPED_ASIDE,
    Outcome.UNCLEAR: JavStanding.UNDECIDED,
    None: JavStanding.UNDECIDED,
}


def jav_standings(session: Session, case: EntityId) -> Mapping[MemberId, JavStanding]:
    """Return whom the matters about *case* keep from it, and why: of several matters about one the weightiest."""
    found: dict[MemberId, JavStanding] = {}
    for seen in session.records.all(DisqualificationMatter):
        matter = seen.value
        why = None if matter.access_again_at is not None else _OF_OUTCOME.get(matter.outcome)
        if matter.case == case and matter.concerned is not None and why is not None:
            found[matter.concerned] = min(why, found.get(matter.concerned, why), key=_ORDER.index)
    return found


def check_not_ruled(session: Session, case: EntityId, member: MemberId) -> None:
    """Raise ``RuleError`` ruled_jav when it is decided that *member* has jäv in *case*."""
    if jav_standings(session, case).get(member) is JavStanding.RULED:
        raise RuleError(Refusal.RULED_JAV)
