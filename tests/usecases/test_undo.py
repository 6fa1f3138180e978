from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.case import Party
from ifodesk.usecases.conflicts import ResolveConflict
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.parties import ChangeParty
from ifodesk.usecases.seen import Changed, ChangeId, Saved
from ifodesk.usecases.undo import UndoStack
from tests.ui.fakes import PER
from tests.usecases.desk import Desk, desk


def rename(at: Desk, name: str) -> Saved:
    (client,) = at.session.records.all(Party)
    return ChangeParty(at.session)(client, replace(client.value, name=name))


def name_of(at: Desk) -> str | None:
    return at.session.records.all(Party)[0].value.name


def test_saves_are_taken_back_latest_first_until_there_are_none() -> None:
    at = desk()
    at.open_case("Ett")
    undo = UndoStack(at.session.records)
    undo.push(rename(at, "Två"))
    undo.push(rename(at, "Tre"))
    assert undo.can_undo
    assert undo.undo() is not None
    assert name_of(at) == "Två"
    undo.undo()
    assert name_of(at) == "Ett"
    assert undo.undo() is None


def test_there_is_nothing_to_take_back_at_first() -> None:
    assert not UndoStack(desk().session.records).can_undo


def test_a_save_that_changed_nothing_is_not_in_the_way() -> None:
    undo = UndoStack(desk().session.records)
    undo.push(Saved(ChangeId(0), Changed(frozenset())))
    assert not undo.can_undo


def test_leaving_the_screen_forgets() -> None:
    at = desk()
    at.open_case()
    undo = UndoStack(at.session.records)
    undo.push(rename(at, "Två"))
    undo.clear()
    assert undo.undo() is None
    assert name_of(at) == "Två"


def test_what_cannot_be_taken_back_is_not_in_the_way_of_what_can() -> None:
    at = desk()
    at.open_case("Ett")
    undo = UndoStack(at.session.records)
    undo.push(rename(at, "Två"))
    undo.push(Saved(ChangeId(99), Changed(frozenset())))
    with pytest.raises(RuleError):
        undo.undo()
    undo.undo()
    assert name_of(at) == "Ett"


def test_after_a_full_disk_it_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = desk()
    at.open_case("Ett")
    undo = UndoStack(at.session.records)
    undo.push(rename(at, "Två"))

    def full(_: ChangeId) -> Saved:
        code = "disk_full"
        raise WorldError(code)

    with monkeypatch.context() as stopped:
        stopped.setattr(at.world.records, "undo", full)
        with pytest.raises(WorldError):
            undo.undo()
    undo.undo()
    assert name_of(at) == "Ett"


@pytest.mark.parametrize("chosen,stands", [("Mitt", "Mitt"), ("Nytt", "Nytt"), ("  ", None)])
def test_a_person_chooses_between_two_values(chosen: str, stands: str | None) -> None:
    at = desk()
    at.open_case("Ett")
    (client,) = at.session.records.all(Party)
    at.world.records.write_elsewhere(client, replace(client.value, name="Pers"), PER)
    ChangeParty(at.session)(client, replace(client.value, name="Mitt"))
    (conflict,) = at.session.log.conflicts()
    ResolveConflict(at.session)(conflict, chosen)
    assert name_of(at) == stands
    assert at.session.log.conflicts() == ()
