"""When each person was last heard: two people who read it out to each other by phone see what a hub hides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import final

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.domain.ids import MemberId
from ifodesk.store.exchange import Exchange
from ifodesk.store.log.authors import Authors
from ifodesk.store.outbox.heads import OwnHead
from ifodesk.store.report.silence import Silence
from ifodesk.usecases.sync_views import Heard


@final
@dataclass(frozen=True, slots=True)
class LastHeard:
    """Reads the newest heads. Their times are signed by their writers, so that no hub can make one up."""

    exchange: Exchange
    authors: Authors

    def lines(self) -> tuple[Heard, ...]:
        """Return the own line, if the own head lies on a hub, then everybody who was heard, the last heard first."""
        membership, identity = self.exchange.book.membership, self.exchange.core.identity
        codes = {one.municipality: one.scb_code for one in membership.municipalities()}
        found = []
        for member, heard in Silence(self.exchange, self.authors).heard().items():
            person = membership.person(LogMember(member))
            if person is not None:
                named = member if person.municipality == identity.municipality else None
                found.append(Heard(codes.get(person.municipality, ""), _instant(heard), named))
        others = tuple(sorted(found, key=lambda one: one.at, reverse=True))
        mine = OwnHead(self.exchange).told_at()
        if mine is None:
            return others
        place = codes.get(identity.municipality, "")
        return (Heard(place, _instant(mine), MemberId(identity.member), is_me=True), *others)


def _instant(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
