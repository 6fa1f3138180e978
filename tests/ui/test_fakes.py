"""The fakes behave as the ports promise where the screens depend on it."""

from dataclasses import replace

from ifodesk.domain.entities.case import Case
from ifodesk.usecases.ports import Home
from ifodesk.usecases.seen import Write
from tests.ui.fakes import KARIN, LISA, PER, ids, world


def test_writes_on_an_older_base_keep_both_values_until_somebody_chooses() -> None:
    here, (case, *_) = world(), ids(1)
    here.session.records.save([Write(Case(id=case, number="D-26-7KQF-3"))], home=Home("own"))
    seen = here.session.records.get(Case, case)
    here.records.write_elsewhere(seen, replace(seen.value, record_number="2026-1"), PER)
    here.session.records.save([Write(replace(seen.value, record_number="2026-2"), seen)])
    (conflict,) = here.session.log.conflicts()
    assert {option.value for option in conflict.options} == {"2026-1", "2026-2"}
    here.session.log.resolve(conflict, "2026-2")
    assert here.session.log.conflicts() == ()
    assert here.session.records.get(Case, case).value.record_number == "2026-2"


def test_writes_of_different_fields_on_one_base_both_land() -> None:
    here, (case, *_) = world(), ids(1)
    here.session.records.save([Write(Case(id=case))])
    seen = here.session.records.get(Case, case)
    here.records.write_elsewhere(seen, replace(seen.value, record_number="2026-1"), PER)
    here.session.records.save([Write(replace(seen.value, handler=KARIN), seen)])
    assert here.session.records.get(Case, case).value == Case(id=case, record_number="2026-1", handler=KARIN)
    assert here.session.log.conflicts() == ()


def test_undo_takes_back_what_was_made_and_what_was_changed() -> None:
    here, (case, *_) = world(), ids(1)
    made = here.session.records.save([Write(Case(id=case))])
    seen = here.session.records.get(Case, case)
    changed = here.session.records.save([Write(replace(seen.value, handler=LISA), seen)])
    here.session.records.undo(changed.change)
    assert here.session.records.get(Case, case).value.handler is None
    here.session.records.undo(made.change)
    assert here.session.records.all(Case) == ()
