"""The municipality's own days for the process of a plan. None is statutory: the municipality decides."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.sip_deadlines import MOST, OFF, SETTING, DeadlineCode
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.own_settings import set_own
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class SetDeadline:
    """Set how long a step of a plan may take. The rights of the group let chiefs and administrators do it."""

    session: Session

    def __call__(
        self,
        code: DeadlineCode,
        count: int | None,
        *,
        off: bool = False,
        base: Seen[MunicipalitySettings] | None = None,
    ) -> Saved:
        """Save *count* (1-999, in the unit of the shipped rule), or that nobody is reminded, or None: as shipped.

        *base*: the settings as they were seen.

        Raises ``RuleError``: deadline_out_of_range; no_right_to_write for anybody else.
        """
        if count is not None and not 0 < count <= MOST:
            raise RuleError(Refusal.DEADLINE_OUT_OF_RANGE)
        return set_own(self.session, SETTING + code, OFF if off else "" if count is None else str(count), base)
