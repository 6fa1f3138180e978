from __future__ import annotations

from datetime import date

import pytest

from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.own import LooseNote
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.loose_notes import DiscardLooseNote, FileLooseNote, SaveLooseNote
from ifodesk.usecases.notes import CorrectNote, DiscardDraft, FinishNote, SaveDraft, StartNote
from tests.ui.fakes import KARIN, NOW, PER
from tests.usecases.desk import desk, refused


def test_a_note_is_a_draft_until_its_writer_says_that_it_is_ready() -> None:
    at = desk()
    case = at.open_case()
    note = StartNote(at.session)(case).id
    SaveDraft(at.session)(at.session.records.get(Note, note), title="Hembesök", text="Vi var", happened_on=None)
    SaveDraft(at.session)(
        at.session.records.get(Note, note), title="Hembesök", text="Vi var där.", happened_on=date(2026, 11, 25)
    )
    draft = at.session.records.get(Note, note)
    assert (draft.value.draft, draft.value.text, draft.value.ready) == ("Vi var där.", None, None)
    FinishNote(at.session)(draft)
    assert at.session.records.get(Note, note).value == Note(
        id=note,
        case=case,
        title="Hembesök",
        text="Vi var där.",
        ready=True,
        ready_at=NOW,
        happened_on=date(2026, 11, 25),
        author=KARIN,
    )


def test_a_ready_note_never_changes() -> None:
    at = desk()
    ready = at.session.records.get(Note, at.ready_note(at.open_case()))
    with refused(Refusal.NOTE_READY):
        SaveDraft(at.session)(ready, title="x", text="x", happened_on=None)
    with refused(Refusal.NOTE_READY):
        FinishNote(at.session)(ready)
    with refused(Refusal.NOTE_READY):
        DiscardDraft(at.session)(ready)


def test_an_empty_note_or_one_about_tomorrow_is_not_ready() -> None:
    at = desk()
    note = StartNote(at.session)(at.open_case(), text=" \n").id
    with refused(Refusal.NOTE_EMPTY):
        FinishNote(at.session)(at.session.records.get(Note, note))
    SaveDraft(at.session)(
        at.session.records.get(Note, note), title="", text="I morgon.", happened_on=date(2026, 11, 27)
    )
    with refused(Refusal.IN_THE_FUTURE):
        FinishNote(at.session)(at.session.records.get(Note, note))


def test_only_the_writer_touches_a_draft() -> None:
    at = desk()
    note = StartNote(at.session)(at.open_case(), text="Mitt.").id
    draft, other = at.session.records.get(Note, note), at.sit_down(PER).session
    with refused(Refusal.NOT_THE_WRITER):
        SaveDraft(other)(draft, title="", text="Ditt.", happened_on=None)
    with refused(Refusal.NOT_THE_WRITER):
        FinishNote(other)(draft)
    with refused(Refusal.NOT_THE_WRITER):
        DiscardDraft(other)(draft)


def test_a_draft_can_be_thrown_away() -> None:
    at = desk()
    note = StartNote(at.session)(at.open_case(), text="Nej.").id
    DiscardDraft(at.session)(at.session.records.get(Note, note))
    with pytest.raises(NotFoundError):
        at.session.records.get(Note, note)


def test_a_correction_is_a_new_note_that_points_at_the_old() -> None:
    at = desk()
    case = at.open_case()
    old = at.ready_note(case, "Fel.")
    new = CorrectNote(at.session)(old, text="Rätt.").id
    FinishNote(at.session)(at.session.records.get(Note, new))
    rows = {row.note.value.id: row for row in at.session.queries.notes(case)}
    assert rows[old].corrected_by == new
    assert rows[old].note.value.text == "Fel."
    assert rows[new].note.value.corrects == old
    assert rows[new].note.value.title == rows[old].note.value.title


def test_a_draft_is_not_corrected() -> None:
    at = desk()
    note = StartNote(at.session)(at.open_case(), text="Utkast").id
    with refused(Refusal.NOTE_NOT_READY):
        CorrectNote(at.session)(note)


def test_text_first_case_later() -> None:
    at = desk()
    loose = SaveLooseNote(at.session)("Mamman ringde").id
    again = SaveLooseNote(at.session)("Mamman ringde 9.40", at.session.records.get(LooseNote, loose))
    assert again.id == loose
    (seen,) = at.session.queries.loose_notes()
    assert (seen.value.text, seen.value.written_at) == ("Mamman ringde 9.40", NOW)
    case = at.open_case()
    note = FileLooseNote(at.session)(seen, case).id
    assert at.session.queries.loose_notes() == ()
    draft = at.session.records.get(Note, note).value
    assert (draft.case, draft.draft, draft.ready) == (case, "Mamman ringde 9.40", None)


def test_a_loose_note_can_be_thrown_away() -> None:
    at = desk()
    loose = SaveLooseNote(at.session)("Nej").id
    DiscardLooseNote(at.session)(at.session.records.get(LooseNote, loose))
    assert at.session.queries.loose_notes() == ()


def test_filing_into_a_case_that_does_not_exist_keeps_the_loose_note() -> None:
    at = desk()
    made = SaveLooseNote(at.session)("Viktigt").id
    seen = at.session.records.get(LooseNote, made)
    at.world.records.fails = NotFoundError()
    with pytest.raises(NotFoundError):
        FileLooseNote(at.session)(seen, EntityId(b"?" * 16))
    assert at.session.queries.loose_notes() == (seen,)
