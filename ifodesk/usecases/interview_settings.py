"""What a municipality has settled about its interviews: keys of its settings, each merged by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.interview import FOLLOW_UP_MONTHS
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.instrument_packs import check_leader
from ifodesk.usecases.own_settings import change_settings, own_settings
from ifodesk.usecases.seen import Saved, Seen
from ifodesk.usecases.session import Session

MONTHS_KEY: Final = "asi.follow_up_months"
_RATE, _SCORES, _ROUTINE = "asi.usd_rate", "asi.scores", "asi.suicide_routine"
_HIGHEST_RATE: Final = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewSettings:
    """The settings as they stand."""

    follow_up_months: int = FOLLOW_UP_MONTHS[0]
    """When a follow-up is due, 6-12 months after the interview before."""
    usd_rate: float | None = None
    """Agreed kronor for a dollar; None: scores that depend on money are not shown."""
    show_scores: bool = False
    """Whether composite scores are shown to the caseworker. Never in the client's feedback."""
    suicide_routine: str = ""
    """The municipality's own routine, shown to the interviewer when a suicide item is answered yes."""


def interview_settings(session: Session) -> InterviewSettings:
    """Return the settings of the signed-in person's municipality; what cannot be read counts as not set."""
    return settings_in(own_settings(session))


def settings_in(seen: Seen[MunicipalitySettings] | None) -> InterviewSettings:
    """Return the settings of interviews that stand in a municipality's settings; None: nothing was ever set."""
    values = {} if seen is None else seen.value.values
    return InterviewSettings(
        follow_up_months=_months(values.get(MONTHS_KEY)),
        usd_rate=_rate(values.get(_RATE)),
        show_scores=values.get(_SCORES) == "1",
        suicide_routine=values.get(_ROUTINE) or "",
    )


@dataclass(frozen=True, slots=True)
class ChangeInterviewSettings:
    """Settle how the municipality works with interviews."""

    session: Session

    def __call__(self, settings: InterviewSettings, base: Seen[MunicipalitySettings] | None = None) -> Saved:
        """Save what differs from *base*, what was seen; None: from what stands.

        Raises ``RuleError``: only_a_chief; setting_out_of_range (months 6-12, a rate above 0).
        """
        session = self.session
        check_leader(session)
        low, high = FOLLOW_UP_MONTHS
        rate = settings.usd_rate
        if not low <= settings.follow_up_months <= high or (rate is not None and not 0 < rate <= _HIGHEST_RATE):
            raise RuleError(Refusal.SETTING_OUT_OF_RANGE)
        seen = base or own_settings(session)
        before = _stored(settings_in(seen))
        new = {key: text for key, text in _stored(settings).items() if text != before[key]}
        return change_settings(session, lambda value: replace(value, values={**value.values, **new}), seen)


def _stored(settings: InterviewSettings) -> dict[str, str]:
    return {
        MONTHS_KEY: str(settings.follow_up_months),
        _RATE: "" if settings.usd_rate is None else repr(settings.usd_rate),
        _SCORES: "1" if settings.show_scores else "",
        _ROUTINE: settings.suicide_routine.strip(),
    }


def _months(text: str | None) -> int:
    low, high = FOLLOW_UP_MONTHS
    read = int(text) if text and text.isascii() and text.isdecimal() else low
    return read if low <= read <= high else low


def _rate(text: str | None) -> float | None:
    try:
        rate = float(text or "")
    except ValueError:
        return None
    return rate if 0 < rate <= _HIGHEST_RATE else None
