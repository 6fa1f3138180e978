"""Colleagues of whom one has an older program: what only the newer one knows is kept, and is there after the upgrade.

The older program lacks one kind of entity and one field of another; everything else is as it ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ifodesk.compose import parts
from ifodesk.compose.auditing import verify_keys
from ifodesk.domain.declare import EntitySpec
from ifodesk.domain.entities.case import CaseType, Party
from ifodesk.domain.entities.municipality import GoalTemplate
from ifodesk.store.catalog import Catalog
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.ports import MUNICIPALITY
from ifodesk.usecases.saving import change, new_id
from ifodesk.usecases.seen import Seen, Write
from ifodesk.verify.check import verify_hub
from tests.program.team import Desk, Team, dorotea

pytestmark = pytest.mark.slow

BERIT, KARIN = "Berit Ask", "Karin Norberg"


def older(specs: Iterable[EntitySpec]) -> Catalog:
    """Return what the older program knows: no templates of goals, and nothing of a party that may be withheld."""
    return Catalog(
        replace(spec, fields=tuple(field for field in spec.fields if field.name != "withheld"))
        for spec in specs
        if spec.cls is not GoalTemplate
    )


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN) as made:
        yield made


def open_older(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.lock()
    with monkeypatch.context() as program:
        program.setattr(parts, "Catalog", older)
        desk.unlock()


def upgrade(desk: Desk) -> None:
    desk.lock()
    desk.unlock()


def party_of(desk: Desk) -> Seen[Party]:
    (found,) = [seen for seen in desk.session.records.all(Party) if seen.value.name and "Eva" in seen.value.name]
    return found


def goals_of(desk: Desk) -> list[str | None]:
    return [seen.value.goal for seen in desk.session.records.all(GoalTemplate)]


def test_what_only_a_newer_program_knows_is_kept_through_the_work_of_an_older_one(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    berit, karin = team.desks[BERIT], team.desks[KARIN]
    case = OpenCase(karin.session)(CaseType.ADULT, "Bo Testsson").case
    team.everybody_syncs()
    open_older(karin, monkeypatch)
    drawn = berit.session.random
    berit.session.records.save([Write(Party(id=new_id(drawn), case=case, name="Eva Testsson", withheld="Storgatan 1"))])
    berit.session.records.save([Write(GoalTemplate(id=new_id(drawn), goal="Sova på natten"))], home=MUNICIPALITY)
    team.everybody_syncs()
    seen = party_of(karin)
    assert seen.value.withheld is None
    change(karin.session.records, seen, replace(seen.value, name="Eva Alm"))
    assert {"name"} <= {line.field for line in karin.session.log.history(case)}
    team.everybody_syncs()
    assert party_of(berit).value == replace(seen.value, name="Eva Alm", withheld="Storgatan 1")
    assert karin.session.held.work() == ()
    assert karin.session.sync.state().alarms == ()
    upgrade(karin)
    assert party_of(karin).value == party_of(berit).value
    assert goals_of(karin) == goals_of(berit) == ["Sova på natten"]


def test_a_vault_that_an_older_program_opens_for_a_day_has_everything_when_the_newer_one_is_back(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    berit = team.desks[BERIT]
    case = OpenCase(berit.session)(CaseType.ADULT, "Bo Testsson").case
    drawn = berit.session.random
    berit.session.records.save([Write(Party(id=new_id(drawn), case=case, name="Eva Testsson", withheld="Storgatan 1"))])
    berit.session.records.save([Write(GoalTemplate(id=new_id(drawn), goal="Sova på natten"))], home=MUNICIPALITY)
    open_older(berit, monkeypatch)
    seen = party_of(berit)
    change(berit.session.records, seen, replace(seen.value, name="Eva Alm"))
    berit.sync()
    upgrade(berit)
    assert party_of(berit).value.name == "Eva Alm"
    assert party_of(berit).value.withheld == "Storgatan 1"
    assert goals_of(berit) == ["Sova på natten"]
    karin = team.desks[KARIN]
    team.everybody_syncs()
    assert goals_of(karin) == ["Sova på natten"]
    assert verify_hub(team.hub, verify_keys(berit.opened)).faults == ()
