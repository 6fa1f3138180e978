"""Who does what by the agreement of the municipalities: a setting of one's own, that each placement begins with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.placement_law import DUTY_SETTING, HOME, PLACING
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.group_recovery import own_settings
from ifodesk.usecases.instrument_packs import check_leader
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.seen import Saved, Write
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
        seen = own_settings(session)
        value = MunicipalitySettings(id=session.group.settings_id()) if seen is None else seen.value
        values = {**value.values, DUTY_SETTING + code: by or ""}
        writes: list[Write[object]] = [Write(replace(value, values=values), seen)]
        return session.records.save(writes, home=None if seen else MUNICIPALITY)
