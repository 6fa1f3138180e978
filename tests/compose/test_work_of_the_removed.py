"""A person who has been removed and does not know opens a case: it cannot reach anybody, and is not lost either."""

from __future__ import annotations

from pathlib import Path

import pytest

from ifodesk.domain.entities.case import CaseType
from ifodesk.usecases.cases import OpenCase
from tests.program.team import dorotea


@pytest.mark.slow
def test_a_case_that_nobody_else_has_keys_for_stays_with_who_wrote_it(tmp_path: Path) -> None:
    with dorotea(tmp_path, "Karin Norberg") as team:
        karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
        known = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
        team.everybody_syncs()
        chief.session.group.remove(karin.id)
        chief.sync()
        late = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Bo Testsson").case
        karin.session.sync.round()
        karin.session.sync.round()
        left = {row.id for row in karin.session.queries.cases()}
        assert late in left
        assert known not in left
