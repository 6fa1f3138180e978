"""The municipality's own numbers about homes: how long a check holds, how long a vacancy is believed."""

from __future__ import annotations

from dataclasses import dataclass

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.home_law import INTERVAL_SETTING, MOST, VACANCY_SETTING
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.own_settings import set_own
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class SetHomeNumber:
    """Set a number of the municipality; the rights of the group let chiefs and administrators do it."""

    session: Session

    def __call__(
        self,
        count: int | None,
        *,
        requirement: str | None = None,
        base: Seen[MunicipalitySettings] | None = None,
    ) -> Saved:
        """Save *count*, 1-999, or None: as shipped.

        Args:
            count: Months that *requirement* holds; days that a vacancy is believed when none is named.
            requirement: A code of the requirements.
            base: The settings as they were seen; None: as they stand.

        Raises:
            RuleError: setting_out_of_range, unknown_requirement; no_right_to_write for anybody else.
        """
        if count is not None and not 0 < count <= MOST:
            raise RuleError(Refusal.SETTING_OUT_OF_RANGE)
        if requirement is not None and self.session.home_law.rule(requirement) is None:
            raise RuleError(Refusal.UNKNOWN_REQUIREMENT)
        setting = VACANCY_SETTING if requirement is None else INTERVAL_SETTING + requirement
        return set_own(self.session, setting, "" if count is None else str(count), base)
