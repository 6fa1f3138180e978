"""Words of ``ifodesk plans``: the open plans, one line each."""

from __future__ import annotations

from datetime import date

from ifodesk.usecases.views import PlanRow
from ifodesk.words.date_words import day
from ifodesk.words.screen_words_collaboration import measures

NONE = "Ingen öppen intern-SIP bland de ärenden som du läser."


def line(plan: PlanRow, today: date) -> str:
    """Return a plan with what is late, unanswered or missing. No name: the case's number is enough on a screen."""
    parts = [plan.number]
    if plan.next_follow_up_on is None:
        parts.append("ingen uppföljning bestämd")
    else:
        on = day(plan.next_follow_up_on, today)
        parts.append(f"försenad uppföljning, {on}" if plan.late else f"följs upp {on}")
    if plan.unconfirmed:
        parts.append(measures(plan.unconfirmed))
    if plan.without_words:
        parts.append("klientens egna ord saknas")
    if plan.version is None:
        parts.append("inte antagen än")
    return " · ".join(parts)
