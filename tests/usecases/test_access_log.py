"""Who opened which case."""

from __future__ import annotations

import pytest

from ifodesk.domain.entities.access import AccessEntry
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.access_log import LogOpening
from ifodesk.usecases.errors import NotFoundError
from tests.ui.fakes import KARIN
from tests.usecases.desk import desk


def test_opening_a_case_is_noted_to_the_minute_without_a_name_in_it() -> None:
    at = desk()
    case = at.open_case()
    at.world.clock.pass_time(seconds=17)
    changed = LogOpening(at.session)(case)
    assert changed is not None
    (entry,) = at.session.records.children(AccessEntry, case)
    assert entry.value.opened_at == at.world.clock.at.replace(second=0, microsecond=0)
    assert set(entry.value.__slots__) == {"id", "case", "opened_at"}
    assert [one.member for one in at.session.log.openings(case)] == [KARIN]


def test_it_is_noted_once_an_hour() -> None:
    at = desk()
    case = at.open_case()
    assert LogOpening(at.session)(case) is not None
    at.world.clock.pass_time(minutes=5)
    assert LogOpening(at.session)(case) is None
    at.world.clock.pass_time(minutes=60)
    assert LogOpening(at.session)(case) is not None
    assert len(at.session.log.openings(case)) == 2


def test_an_older_group_has_no_access_log_and_works_on() -> None:
    at = desk()
    case = at.open_case()
    at.world.records.forbidden.add("access_entry")
    assert LogOpening(at.session)(case) is None
    assert at.session.log.openings(case) == ()


def test_a_case_that_one_does_not_read_cannot_be_opened() -> None:
    with pytest.raises(NotFoundError):
        LogOpening(desk().session)(EntityId(b"?" * 16))
