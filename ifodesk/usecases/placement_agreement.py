"""Who does what by the agreement of the municipalities: a setting of one's own, that each placement begins with."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.placement_law import DUTY_SETTING, HOME, PLACING
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.group_recovery import set_own
from ifodesk.usecases.instrument_packs import check_leader
from ifodesk.usecases.seen import Saved
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class AgreeDuty:
    """Settle which municipality does a thing in the placements of one's own."""

    session: Session

    def __call__(self, code: str, by: str | None) -> Saved:
        """Save `PLACING` or `HOME`; None goes back to what ships. Raises ``RuleError``: only_a_chief, unknown_duty."""
        session = self.session
        check_leader(session)
        if session.placement_law.duty(code) is None or by not in {None, PLACING, HOME}:
            raise RuleError(Refusal.UNKNOWN_DUTY)
        return set_own(session, DUTY_SETTING + code, by or "")
