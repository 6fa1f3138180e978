from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ifodesk.domain.review import DEFAULT_MONTHS, is_reviewed, months_of

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)


def test_rule_22_ties_never_reviewed_or_longer_ago_than_the_setting_say_nothing() -> None:
    assert not is_reviewed(None, NOW)
    assert is_reviewed(NOW - timedelta(days=365), NOW)
    assert not is_reviewed(NOW - timedelta(days=366), NOW)
    assert not is_reviewed(datetime(2026, 5, 25, tzinfo=UTC), NOW, months=6)
    assert is_reviewed(datetime(2026, 5, 26, tzinfo=UTC), NOW, months=6)


@pytest.mark.parametrize(
    "setting,months", [("6", 6), ("60", 60), ("0", 12), ("61", 12), ("-1", 12), ("ett", 12), ("", 12)]
)
def test_a_setting_that_means_nothing_is_the_default(setting: str, months: int) -> None:
    assert months_of(setting) == months
    assert DEFAULT_MONTHS == 12
