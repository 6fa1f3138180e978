from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ifodesk.domain.entities.case import Note, Transfer, TransferState
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_version import read_canonical
from ifodesk.domain.transfer import transfer_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.notes import CorrectNote, FinishNote, StartNote
from ifodesk.usecases.plans import AdoptPlan
from ifodesk.usecases.transfers import (
    CopyToRecord,
    MarkAllTransferred,
    MarkNotToBeTransferred,
    MarkTransferred,
    TakeBackTransfer,
)
from tests.ui.fakes import KARIN, NOW
from tests.usecases.desk import Desk, desk, refused

TODAY = NOW.date()


def state(at: Desk, document: EntityId) -> Transfer:
    return at.session.records.get(Transfer, transfer_id(document)).value


def test_a_ready_note_waits_until_a_person_says_that_it_is_transferred() -> None:
    at = desk()
    case = at.open_case()
    note = at.ready_note(case)
    assert [row.id for row in at.session.queries.untransferred(case)] == [note]
    MarkTransferred(at.session)(note, case, record_number="J 17", on=date(2026, 11, 25))
    assert at.session.queries.untransferred(case) == ()
    assert state(at, note) == Transfer(
        id=transfer_id(note),
        case=case,
        document=note,
        state=TransferState.TRANSFERRED,
        on=date(2026, 11, 25),
        by=KARIN,
        record_number="J 17",
        marked_on=TODAY,
    )


def test_all_that_was_copied_is_marked_in_one_change() -> None:
    at = desk()
    case = at.open_case()
    notes = [at.ready_note(case, text) for text in ("ett", "två")]
    saved = MarkAllTransferred(at.session)(case, notes)
    assert len(saved.changed.ids) == 2
    at.session.records.undo(saved.change)
    assert {row.id for row in at.session.queries.untransferred(case)} == set(notes)


def test_nothing_is_marked_when_one_of_them_cannot_be() -> None:
    at = desk()
    case = at.open_case()
    ready = at.ready_note(case)
    draft = StartNote(at.session)(case, text="utkast").id
    with refused(Refusal.NOTE_NOT_READY):
        MarkAllTransferred(at.session)(case, [ready, draft])
    with pytest.raises(NotFoundError):
        MarkAllTransferred(at.session)(case, [ready, EntityId(b"?" * 16)])
    with refused(Refusal.TRANSFER_IN_THE_FUTURE):
        MarkTransferred(at.session)(ready, case, on=TODAY + timedelta(days=1))
    with refused(Refusal.NOTHING_TO_COPY):
        MarkAllTransferred(at.session)(case, [])
    assert [row.id for row in at.session.queries.untransferred(case)] == [ready]


def test_what_is_not_to_be_transferred_says_why() -> None:
    at = desk()
    case = at.open_case()
    note = at.ready_note(case)
    with refused(Refusal.REASON_NEEDED):
        MarkNotToBeTransferred(at.session)(note, case, reason=" ")
    MarkNotToBeTransferred(at.session)(note, case, reason="Bara en påminnelse.")
    assert state(at, note).reason == "Bara en påminnelse."
    assert at.session.queries.untransferred(case) == ()


def test_it_is_taken_back_for_fourteen_days_and_not_after() -> None:
    at = desk()
    case = at.open_case()
    note = at.ready_note(case)
    with refused(Refusal.NOTHING_TO_UNDO):
        TakeBackTransfer(at.session)(note, case)
    MarkTransferred(at.session)(note, case, record_number="J 17")
    at.world.clock.pass_time(days=14)
    TakeBackTransfer(at.session)(note, case)
    taken_back = state(at, note)
    assert (taken_back.state, taken_back.on, taken_back.record_number) == (TransferState.NOT_TRANSFERRED, None, None)
    MarkTransferred(at.session)(note, case)
    at.world.clock.pass_time(days=15)
    with refused(Refusal.UNDO_TOO_LATE):
        TakeBackTransfer(at.session)(note, case)


def test_the_text_for_the_record_system_has_author_time_and_title_oldest_first() -> None:
    at = desk()
    case = at.open_case()
    first = at.ready_note(case, "Ett.", "Första")
    at.world.clock.pass_time(hours=1)
    second = at.ready_note(case, "Två.", "")
    texts = CopyToRecord(at.session)(case)
    assert [text.document for text in texts] == [first, second]
    assert (texts[0].author, texts[0].author_title) == ("Karin Norberg", "socialsekreterare")
    assert (texts[0].made_at, texts[0].title, texts[0].body) == (NOW, "Första", "Ett.")
    assert [text.body for text in CopyToRecord(at.session)(case, [second])] == ["Två."]
    assert len(at.session.queries.untransferred(case)) == 2


def test_a_correction_says_when_the_note_that_it_corrects_was_made() -> None:
    at = desk()
    case = at.open_case()
    old = at.ready_note(case)
    at.world.clock.pass_time(hours=1)
    new = CorrectNote(at.session)(old, text="Rätt.").id
    FinishNote(at.session)(at.session.records.get(Note, new))
    (text,) = CopyToRecord(at.session)(case, [new])
    assert text.corrects == NOW


def test_an_adopted_plan_is_copied_by_its_frozen_form() -> None:
    at = desk()
    case = at.open_case()
    version = AdoptPlan(at.session)(at.whole_plan(case)).id
    (text,) = CopyToRecord(at.session)(case, [version])
    assert text.plan is not None
    assert read_canonical(text.plan).own_words == "Klara nian."
    MarkTransferred(at.session)(version, case)
    assert state(at, version).state is TransferState.TRANSFERRED


def test_a_document_without_author_or_day_is_told_as_far_as_it_goes() -> None:
    at = desk()
    case = at.open_case()
    note = at.session.records.get(Note, at.ready_note(case))
    at.world.records.write_elsewhere(note, replace(note.value, author=None), KARIN)
    assert CopyToRecord(at.session)(case)[0].author == ""
    seen = at.session.records.get(PlanVersion, AdoptPlan(at.session)(at.whole_plan(case)).id)
    at.world.records.write_elsewhere(seen, replace(seen.value, adopted_at=None), KARIN)
    with pytest.raises(NotFoundError):
        CopyToRecord(at.session)(case, [seen.value.id])


def test_there_may_be_nothing_to_copy() -> None:
    at = desk()
    case = at.open_case()
    with refused(Refusal.NOTHING_TO_COPY):
        CopyToRecord(at.session)(case)
    draft = StartNote(at.session)(case, text="utkast").id
    with refused(Refusal.NOTE_NOT_READY):
        CopyToRecord(at.session)(case, [draft])
    with pytest.raises(NotFoundError):
        CopyToRecord(at.session)(case, [EntityId(b"?" * 16)])
