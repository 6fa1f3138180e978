"""Ärenden, Översikt and documents, read from a real vault that use cases wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Note, Party, PartyRole, TransferState
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import ChangeCase, CloseCase, OpenCase
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.loose_notes import FileLooseNote, SaveLooseNote
from ifodesk.usecases.notes import CorrectNote, FinishNote, SaveDraft, StartNote
from ifodesk.usecases.parties import AddParty, ChangeParty, RemoveParty
from ifodesk.usecases.plans import AdoptPlan, OpenPlan
from ifodesk.usecases.transfers import CopyToRecord, MarkAllTransferred, MarkTransferred, TakeBackTransfer
from ifodesk.usecases.views import DocumentKind
from ifodesk.words.label_words import PROTECTED
from tests.store.queries.conftest import Vault
from tests.store.queries.work import open_case, ready_note, whole_plan


def test_a_line_of_cases_says_what_a_worker_looks_for(vault: Vault) -> None:
    opened = OpenCase(vault.session)(CaseType.CHILD_YOUTH, "Alma Testsson", personal_number="19840229-2380")
    (row,) = vault.queries.cases()
    case = vault.session.records.get(Case, opened.case).value
    assert (row.id, row.number, row.client, row.birth_year) == (opened.case, case.number, "Alma Testsson", 1984)
    assert (row.case_type, row.status, row.handler) == (CaseType.CHILD_YOUTH, CaseStatus.OPEN, vault.me)
    assert (row.opened_on, row.untransferred) == (date(2026, 11, 26), 0)
    assert row.changed_at == vault.clock.now()


def test_the_record_systems_number_is_shown_once_there_is_one(vault: Vault) -> None:
    case = open_case(vault)
    seen = vault.session.records.get(Case, case)
    ChangeCase(vault.session)(seen, replace(seen.value, record_number="2026-77"))
    assert vault.queries.cases()[0].number == "2026-77"
    CloseCase(vault.session)(vault.session.records.get(Case, case))
    assert vault.queries.overview(case).row.status is CaseStatus.CLOSED


def test_cases_are_listed_newest_change_first_whatever_changed_in_them(vault: Vault) -> None:
    first, second = open_case(vault, "Ett"), open_case(vault, "Två")
    vault.pass_time(minutes=5)
    StartNote(vault.session)(first, text="Nytt.")
    assert [row.id for row in vault.queries.cases()] == [first, second]
    assert vault.queries.cases()[0].changed_at == vault.clock.now()
    assert vault.queries.overview(first).row == vault.queries.cases()[0]


def test_a_protected_client_is_masked_outside_the_case_and_named_in_it(vault: Vault) -> None:
    case = open_case(vault, "Hemlig Person")
    (client,) = vault.session.records.children(Party, case)
    ChangeParty(vault.session)(client, replace(client.value, protected=True))
    assert vault.queries.cases()[0].client == PROTECTED
    assert vault.queries.overview(case).parties[0].value.name == "Hemlig Person"


def test_the_oldest_client_stands_for_the_case_and_a_case_may_have_none(vault: Vault) -> None:
    case = open_case(vault, "Ett")
    (client,) = vault.session.records.children(Party, case)
    vault.pass_time(minutes=1)
    AddParty(vault.session)(case, role=PartyRole.CLIENT, name="Två")
    AddParty(vault.session)(case, role=PartyRole.GUARDIAN, name="Tre")
    assert vault.queries.cases()[0].client == "Ett"
    RemoveParty(vault.session)(client)
    assert vault.queries.cases()[0].client == "Två"
    vault.session.records.remove(vault.session.records.children(Party, case)[0])
    assert vault.queries.cases()[0].client == ""


def test_an_overview_gathers_the_case(vault: Vault) -> None:
    case = open_case(vault)
    note = ready_note(vault, case)
    StartNote(vault.session)(case, text="utkast")
    plan = OpenPlan(vault.session)(case).id
    view = vault.queries.overview(case)
    assert view.case.value.id == case
    assert [party.value.name for party in view.parties] == ["Alma Testsson"]
    assert set(view.readers) == {vault.me, vault.colleague("Berit")}
    assert [row.id for row in view.untransferred] == [note]
    assert view.last_note is not None
    assert view.last_note.value.id == note
    assert view.plan is not None
    assert view.plan.value.id == plan
    empty = vault.queries.overview(open_case(vault, "Bo"))
    assert (empty.last_note, empty.plan, empty.untransferred) == (None, None, ())


def test_what_does_not_exist_is_not_found(vault: Vault) -> None:
    nothing = EntityId(b"?" * 16)
    for read in (vault.queries.overview, vault.queries.sip, vault.queries.jav):
        with pytest.raises(NotFoundError):
            read(nothing)
    assert vault.queries.notes(nothing) == ()
    assert vault.queries.plans(nothing) == ()


def test_notes_come_drafts_first_then_newest_and_say_how_far_they_are(vault: Vault) -> None:
    case = open_case(vault)
    first = ready_note(vault, case, "Ett.")
    vault.pass_time(minutes=1)
    second = ready_note(vault, case, "Två.")
    draft = StartNote(vault.session)(case, text="Tre.").id
    MarkTransferred(vault.session)(first, case)
    rows = vault.queries.notes(case)
    assert [row.note.value.id for row in rows] == [draft, second, first]
    assert rows[0].document is None
    assert rows[1].document is not None
    assert (rows[1].document.state, rows[1].document.transfer) == (TransferState.NOT_TRANSFERRED, None)
    assert rows[2].document is not None
    assert rows[2].document.state is TransferState.TRANSFERRED


def test_a_note_knows_its_correction_once_that_is_ready(vault: Vault) -> None:
    case = open_case(vault)
    old = ready_note(vault, case, "Fel.")
    new = CorrectNote(vault.session)(old, text="Rätt.").id
    assert all(row.corrected_by is None for row in vault.queries.notes(case))
    FinishNote(vault.session)(vault.session.records.get(Note, new))
    assert {row.note.value.id: row.corrected_by for row in vault.queries.notes(case)} == {old: new, new: None}


def test_a_ready_text_is_final_on_a_real_vault(vault: Vault) -> None:
    case = open_case(vault)
    note = StartNote(vault.session)(case).id
    for text in ("Vi", "Vi var", "Vi var där."):
        seen = vault.session.records.get(Note, note)
        SaveDraft(vault.session)(seen, title="Besök", text=text, happened_on=None)
    FinishNote(vault.session)(vault.session.records.get(Note, note))
    ready = vault.session.records.get(Note, note).value
    assert (ready.text, ready.draft, ready.ready) == ("Vi var där.", None, True)


def test_untransferred_documents_are_notes_and_adopted_plans_oldest_first(vault: Vault) -> None:
    one, other = open_case(vault, "Ett"), open_case(vault, "Två")
    version = AdoptPlan(vault.session)(whole_plan(vault, other)).id
    vault.pass_time(minutes=1)
    note = ready_note(vault, one)
    rows = vault.queries.untransferred()
    assert [(row.id, row.case, row.kind) for row in rows] == [
        (version, other, DocumentKind.PLAN_VERSION),
        (note, one, DocumentKind.NOTE),
    ]
    assert (rows[0].title, rows[1].title) == ("1", "Hembesök")
    assert rows[1].author == vault.me
    assert [row.id for row in vault.queries.untransferred(one)] == [note]
    assert {row.id: row.untransferred for row in vault.queries.cases()} == {one: 1, other: 1}
    assert [text.document for text in CopyToRecord(vault.session)(other)] == [version]


def test_what_is_marked_waits_no_more_and_what_is_taken_back_waits_again(vault: Vault) -> None:
    case = open_case(vault)
    notes = [ready_note(vault, case, text) for text in ("Ett.", "Två.")]
    saved = MarkAllTransferred(vault.session)(case, notes)
    assert vault.queries.untransferred(case) == ()
    assert vault.queries.cases()[0].untransferred == 0
    TakeBackTransfer(vault.session)(notes[0], case)
    assert [row.id for row in vault.queries.untransferred(case)] == notes[:1]
    TakeBackTransfer(vault.session)(notes[1], case)
    assert vault.queries.cases()[0].untransferred == 2
    assert saved.change


def test_a_loose_note_is_read_by_its_writer_until_it_is_filed(vault: Vault) -> None:
    SaveLooseNote(vault.session)("Mamman ringde.")
    (seen,) = vault.queries.loose_notes()
    case = open_case(vault)
    note = FileLooseNote(vault.session)(seen, case).id
    assert vault.queries.loose_notes() == ()
    assert vault.queries.notes(case)[0].note.value.id == note


def test_a_rebuilt_projection_reads_the_same(vault: Vault) -> None:
    case = open_case(vault)
    ready_note(vault, case)
    rows, hits = vault.queries.cases(), vault.queries.search("alma")
    words = vault.rows("SELECT * FROM p_search ORDER BY 1, 2, 3")
    vault.rebuild()
    assert vault.queries.cases() == rows
    assert vault.queries.search("alma") == hits
    assert vault.rows("SELECT * FROM p_search ORDER BY 1, 2, 3") == words


def test_handled_are_the_open_cases_with_a_handler(vault: Vault) -> None:
    cases = [open_case(vault, name) for name in ("Alma", "Bo", "Cia")]
    CloseCase(vault.session)(vault.session.records.get(Case, cases[1]))
    seen = vault.session.records.get(Case, cases[2])
    ChangeCase(vault.session)(seen, replace(seen.value, handler=None))
    assert vault.queries.handled() == ((cases[0], vault.me),)
