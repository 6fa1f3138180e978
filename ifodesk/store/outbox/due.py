"""Which compartments a round must look into: there may be ten thousand, and something to do in three of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, final

from ifodesk.store.exchange import Exchange
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.outbox.beside import Beside

_WAITING: Final = """
    SELECT compartment FROM change WHERE open = 1
    UNION SELECT compartment FROM receipt_due
    UNION SELECT c.id FROM record r JOIN compartment c ON c.cid = r.log WHERE r.sent = 0
    UNION SELECT compartment FROM segment WHERE state <> 1 AND device = ?1"""
"""Where saves wait, a receipt or records; and where something of the own log is not applied: it may not grow then."""

_IDENTITY: Final = "SELECT 1 FROM record WHERE sent = 0 AND log NOT IN (SELECT cid FROM compartment) LIMIT 1"


@final
@dataclass(frozen=True, slots=True)
class Due:
    """Reads what waits."""

    exchange: Exchange

    def compartments(self) -> tuple[Compartment, ...]:
        """Return the open compartments in which something may be to do, in their usual order; the rest need nothing."""
        exchange = self.exchange
        me = exchange.devices.row(exchange.core.identity.device)
        waiting = {row for (row,) in exchange.core.database.rows(_WAITING, (me,))}
        waiting.update(gap.compartment for gap in exchange.heard.gaps(me))  # others have more of the own log
        group = exchange.tags.group
        if group is not None and exchange.core.database.one(_IDENTITY) is not None:
            waiting.add(group.row)  # it carries the records of the group's and the identity logs
        membership = exchange.book.membership
        return tuple(
            one
            for one in exchange.core.compartments.all()
            if one.row in waiting or membership.is_due(one.cid) or Beside(exchange).is_due(one)
        )
