"""Who has not been heard, and what is missing: by heads and vectors, never by what a listing lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, final

from ifodesk.changes.ids import MemberId as LogMember
from ifodesk.domain.ids import MemberId
from ifodesk.store.alarms import AlarmCode
from ifodesk.store.clock import to_ms
from ifodesk.store.exchange import Exchange
from ifodesk.store.lived import LivedTime
from ifodesk.store.log.authors import Authors
from ifodesk.store.segments.heard import Gap
from ifodesk.usecases.sync_views import Missing, Silent

DAY_MS: Final = 86_400_000
SILENT_MS: Final = DAY_MS + DAY_MS // 4
"""A device that is used writes a head at least once a day."""
WITHHELD_MS: Final = 3 * DAY_MS
"""What others hold and no hub has given for so long rings the alarm."""
FROZEN_MS: Final = 7 * DAY_MS
"""So long without a sign from anybody else, though there are several others, rings the alarm."""
YEAR_MS: Final = 365 * DAY_MS
"""Longer than this no hub was frozen: the clock is wrong."""
FROZEN_LIVED_MS: Final = 3 * DAY_MS
"""And so many days on which this vault was used: more than a weekend on duty."""
_SEVERAL: Final = 3
_SIGNS: Final = "signs_heard"
_SIGN_LIVED: Final = "sign_lived_ms"


@final
@dataclass(frozen=True, slots=True)
class Silence:
    """Reads what was heard; `note` writes inside a transaction of the caller."""

    exchange: Exchange
    authors: Authors

    def silent(self, now_ms: int) -> tuple[Silent, ...]:
        """Return who has not been heard for more than a day, the longest silent first."""
        directory = self.exchange.book.membership
        mine = self.exchange.core.identity.municipality
        codes = {one.municipality: one.scb_code for one in directory.municipalities()}
        found = []
        for member, heard in self.heard(now_ms).items():
            person = directory.person(LogMember(member))
            if person is not None and now_ms - heard > SILENT_MS:
                named = member if person.municipality == mine else None
                found.append(Silent(codes.get(person.municipality, ""), _instant(heard), named))
        return tuple(sorted(found, key=lambda one: one.since))

    def heard(self, now_ms: int | None = None) -> dict[MemberId, int]:
        """Return when each other person's devices were last heard, ms since 1970.

        Without those of another municipality that left the group, or whom one's own left: nobody is to be heard there.

        Args:
            now_ms: The present time: a head whose own time lies ahead of it counts as of when it came, or a clock that
                was years off once would keep its owner's silence from everybody for years. None: as they were signed.
        """
        exchange, heard = self.exchange, defaultdict[MemberId, int](int)
        membership, me = exchange.book.membership, MemberId(exchange.core.identity.member)
        for device, time, came in exchange.core.database.rows("SELECT device, time, came FROM head"):
            member = self.authors.member(exchange.devices.device_id(device))
            standing = exchange.devices.device_id(device) in {
                one.device for one in membership.devices_of(LogMember(member))
            }
            if standing and member != me and self._is_near(member):
                ahead = now_ms is not None and came and to_ms(time) > now_ms
                heard[member] = max(heard[member], int(came) if ahead else to_ms(time))
        return heard

    def _is_near(self, member: MemberId) -> bool:
        """Return whether a person is of one's own municipality, or both are in the group still."""
        membership, mine = self.exchange.book.membership, self.exchange.core.identity.municipality
        person, view = membership.person(LogMember(member)), membership.view()
        theirs = mine if person is None else person.municipality
        return theirs == mine or not (view.has_left(theirs) or view.has_left(mine))

    def missing(self) -> tuple[Missing, ...]:
        """Return what others hold and is not here, of compartments that are open here."""
        since = {(row, device): at for row, device, at in self._since()}
        by_member: dict[MemberId, list[Gap]] = defaultdict(list)
        for gap in self._gaps():
            by_member[self.authors.member(self.exchange.devices.device_id(gap.device))].append(gap)
        found = []
        for member, gaps in by_member.items():
            noted = [since[one.compartment, one.device] for one in gaps if (one.compartment, one.device) in since]
            parts = sum(one.seq - one.held for one in gaps)
            found.append(Missing(member, parts, _instant(min(noted)) if noted else None))
        return tuple(found)

    def note(self, now_ms: int) -> None:
        """Note since when something is missing, and sound the alarms of long silence and of hubs that differ."""
        exchange, database = self.exchange, self.exchange.core.database
        gaps = {(gap.compartment, gap.device) for gap in self._gaps()}
        known = {(row, device): at for row, device, at in self._since()}
        database.write_many(
            "DELETE FROM missing_since WHERE compartment = ? AND device = ?", sorted(known.keys() - gaps)
        )
        database.write_many(
            "INSERT INTO missing_since VALUES (?, ?, ?)", [(*one, now_ms) for one in sorted(gaps - known.keys())]
        )
        for compartment, device in gaps & known.keys():
            if now_ms - known[compartment, device] > WITHHELD_MS:
                exchange.alarms.sound(AlarmCode.WITHHELD, device)
        for hub, device in self._behind(now_ms):
            exchange.alarms.sound(AlarmCode.HUBS_DIFFER, device, str(hub))
        heard = self.heard(now_ms)
        nothing = self._nothing_for_days()  # asked each time: it takes note too
        if len(heard) >= _SEVERAL and (nothing or FROZEN_MS < now_ms - max(heard.values()) < YEAR_MS):
            exchange.alarms.sound(AlarmCode.HUB_FROZEN, object_name=str(max(heard.values()) // DAY_MS))

    def _nothing_for_days(self) -> bool:
        """Note whether somebody was heard since this was last asked; return whether nobody was for days of use."""
        database, settings = self.exchange.core.database, self.exchange.core.settings
        me, lived = self.exchange.devices.row(self.exchange.core.identity.device), LivedTime(settings).now_ms()
        row = database.one("SELECT coalesce(sum(counter), 0) FROM head WHERE device <> ?", (me,))
        signs = 0 if row is None else int(row[0])
        if signs != settings.whole(_SIGNS):
            settings.set(_SIGNS, signs)
            settings.set(_SIGN_LIVED, lived)
        return lived - settings.whole(_SIGN_LIVED) >= FROZEN_LIVED_MS

    def _behind(self, now_ms: int) -> list[tuple[int, int]]:
        """Return the hubs that have met a device and lack, for more than a day, a head of it that another hub gave."""
        fixed = [hub.number for hub in self.exchange.hubs.all() if not hub.stick and hub.problem is None]
        rows = self.exchange.core.database.rows(
            "SELECT a.hub, a.device FROM head_at a JOIN head h ON h.device = a.device "
            "WHERE a.counter < h.counter AND CASE WHEN h.time > ? AND h.came THEN h.came << 16 ELSE h.time END < ?",
            (now_ms << 16, (now_ms - DAY_MS) << 16),
        )
        return [(hub, device) for hub, device in rows if hub in fixed]

    def _gaps(self) -> Iterator[Gap]:
        for gap in self.exchange.heard.gaps():
            if self.exchange.core.compartments.at(gap.compartment) is not None:
                yield gap

    def _since(self) -> list[tuple[int, int, int]]:
        rows = self.exchange.core.database.rows("SELECT compartment, device, at FROM missing_since")
        return [(row, device, at) for row, device, at in rows]


def _instant(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
