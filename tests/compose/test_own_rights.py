"""Nobody can save what every other device would hold back: a right that is gone is said at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.own import LooseNote
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Role
from ifodesk.usecases.seen import Write
from tests.program.team import dorotea


def test_without_a_role_nothing_is_saved_but_own_notes(tmp_path: Path) -> None:
    with dorotea(tmp_path, "Karin Norberg") as team:
        karin, chief = team.desks["Karin Norberg"], team.desks["Berit Ask"]
        case = OpenCase(karin.session)(CaseType.CHILD_YOUTH, "Alma Testsson").case
        team.everybody_syncs()
        chief.session.group.take(karin.id, Role.CASEWORKER)
        team.everybody_syncs()
        seen = karin.session.records.get(Case, case)
        with pytest.raises(RuleError) as caught:
            karin.session.records.save([Write(replace(seen.value, record_number="T-1"), seen)])
        assert caught.value.code == "no_right_to_write"
        assert karin.session.records.get(Case, case).value == seen.value
        SaveLooseNote(karin.session)("Ring chefen")
        assert [one.value.text for one in karin.session.records.all(LooseNote)] == ["Ring chefen"]
