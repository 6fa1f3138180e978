"""A group that an older program founded takes a newer table of rights into use, and nothing is held for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ifodesk.compose import founding
from ifodesk.compose.auditing import verify_keys
from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.entities.interview import Interview
from ifodesk.domain.rights import RightsTables
from ifodesk.system.resources import resource
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.codes import Refusal
from ifodesk.verify.check import verify_hub
from tests.program.team import dorotea
from tests.usecases.desk import refused
from tests.usecases.interviewing import begin

pytestmark = pytest.mark.slow

BERIT, KARIN = "Berit Ask", "Karin Norberg"


def older() -> RightsTables:
    return RightsTables.from_files(resource(name).read_bytes() for name in ("rights-1.json", "rights-2.json"))


def test_an_older_group_may_use_what_is_new_once_an_administrator_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "rights_tables", older)
    with dorotea(tmp_path, KARIN) as team:
        karin, berit = team.desks[KARIN], team.desks[BERIT]
        case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
        with refused(Refusal.OLDER_GROUP):
            begin(karin.session, case)
        assert not berit.session.group.rights_are_newest()
        assert berit.session.group.use_newest_rights().in_force
        with refused(Refusal.RIGHTS_ARE_NEWEST):
            berit.session.group.use_newest_rights()
        team.everybody_syncs(2)
        assert karin.session.group.rights_are_newest()
        one = begin(karin.session, case)
        one.answer({"M6": "12"})
        team.everybody_syncs(2)
        assert [seen.value.id for seen in berit.session.records.all(Interview)] == [one.id]
        assert berit.session.held.work() == ()
        assert verify_hub(team.hub, verify_keys(berit.opened)).faults == ()
