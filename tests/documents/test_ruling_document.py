"""What stands on the paper of a ruling on jäv, and what never does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from ifodesk.compose.papers import RulingPapers
from ifodesk.documents.blocks import Notice
from ifodesk.documents.ruling_document import ruling_document
from ifodesk.domain.disqualification_law import Relation, Toward
from ifodesk.domain.entities.case import PartyRole
from ifodesk.domain.entities.disqualification import DisqualificationMatter, Ground, Outcome
from ifodesk.domain.entities.ruling import Concerns, DisqualificationRuling, RulingMeasure
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.disqualification_deciders import SetDelegation
from ifodesk.usecases.disqualification_matters import HandOver, ReportOwnDisqualification
from ifodesk.usecases.disqualification_raising import ChangeMatter, NoteClientWish, ReopenMatter
from ifodesk.usecases.disqualification_rulings import Decide, NoteGivenOnPaper, OpenRuling, RulingForm
from ifodesk.usecases.parties import AddParty
from ifodesk.usecases.ruling_printing import PrepareRuling, RulingPaper, ruling_file_name
from ifodesk.usecases.seen import Write
from tests.ui.fakes import KARIN, LISA, PER
from tests.usecases.desk import Desk, desk

JAV = RulingForm(
    Outcome.JAV,
    "Hon är syster till en vårdnadshavare. Det är en närstående som är part.",
    Ground.PARTY_OR_AFFECTED,
    against="De har inte träffats på fem år.",
    measure=RulingMeasure.NEW_HANDLER,
    presented_by="Per Lundmark",
)


def decided(at: Desk, matter: EntityId, form: RulingForm) -> EntityId:
    """Decide as Lisa, and return the ruling."""
    Decide(at.session)(at.session.records.get(DisqualificationMatter, matter), form)
    return at.session.records.children(DisqualificationRuling, matter)[-1].value.id


def jav() -> tuple[Desk, EntityId, EntityId, EntityId]:
    """Return Lisa's place, the case of Alma, Karin's matter in it and the ruling."""
    lisa = desk(LISA)
    SetDelegation(lisa.session)(Concerns.STAFF, title="enhetschef IFO", item="4.7", checked=True)
    karin = lisa.sit_down(KARIN)
    case = karin.open_case()
    AddParty(karin.session)(case, role=PartyRole.GUARDIAN, name="Anna Lind")
    matter = ReportOwnDisqualification(karin.session)(case, ground=Ground.PARTY_OR_AFFECTED, view="Jag vill inte.").id
    lisa = lisa.sit_down(LISA)
    seen = lisa.session.records.get(DisqualificationMatter, matter)
    known = replace(seen.value, relation=Relation.SIBLING.value, toward=Toward.GUARDIAN.value)
    ChangeMatter(lisa.session)(seen, replace(known, circumstances="Anmälde när ärendet fördelades."))
    return lisa, case, matter, decided(lisa, matter, JAV)


def text(paper: RulingPaper, folder: Path) -> str:
    """Return everything that can be read on the pages."""
    path = RulingPapers()(paper, folder / ruling_file_name(paper))
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in pdf).split())


def notices(paper: RulingPaper) -> list[str]:
    return [block.text for block in ruling_document(paper).blocks if isinstance(block, Notice)]


@pytest.mark.slow
def test_the_paper_says_what_why_by_which_provision_and_by_whom(tmp_path: Path) -> None:
    at, case, _, ruling = jav()
    HandOver(at.session)(case, PER, concerned=KARIN)
    read = text(PrepareRuling(at.session)(ruling), tmp_path)
    for words in (
        "Karin Norberg är jävig i ärendet och får inte delta",
        "en annan handläggare tar över",
        "Det är en närstående som är part.",
        "De har inte träffats på fem år.",
        "KL 6 kap. 28 § 1 (genom 7 kap. 4 §)",
        "KL 6 kap. 30 §, FL 17 §",
        "Lagen som den gällde 26 november 2026",
        "syskon, en vårdnadshavare",
        "Anmälde när ärendet fördelades.",
        "Jag vill inte.",
        "Lisa Berglund, enhetschef IFO",
        "punkt 4.7 i delegationsordningen",
        "Per Lundmark",
        "KL 6 kap. 32 §",
        "Läsningen stängd",
        "Dorotea kommun",
    ):
        assert words in read, words


@pytest.mark.slow
def test_nobody_of_the_client_stands_on_it_or_in_its_name(tmp_path: Path) -> None:
    at, _, _, ruling = jav()
    paper = PrepareRuling(at.session)(ruling)
    assert paper.matter.case_number
    assert paper.matter.case_number in text(paper, tmp_path)
    for word in ("Alma", "Testsson", "Anna Lind"):
        assert word not in repr(ruling_document(paper))
    assert ruling_file_name(paper) == f"javsbeslut-{paper.matter.case_number}-2026-11-26.pdf"


@pytest.mark.slow
def test_equal_rulings_give_equal_files(tmp_path: Path) -> None:
    at, _, _, ruling = jav()
    one, other = (RulingPapers()(PrepareRuling(at.session)(ruling), tmp_path / name) for name in ("1.pdf", "2.pdf"))
    assert one.read_bytes() == other.read_bytes()


def test_the_register_line_stands_on_it_once_it_was_given() -> None:
    at, _, matter, ruling = jav()
    assert "Mottaget på papper av, och dag" in repr(ruling_document(PrepareRuling(at.session)(ruling)))
    NoteGivenOnPaper(at.session)(at.session.records.get(DisqualificationRuling, ruling))
    assert "Lämnat till Karin Norberg 26 november 2026 av Lisa Berglund." in repr(
        ruling_document(PrepareRuling(at.session)(ruling))
    )
    assert matter


def test_what_was_not_compared_with_the_delegation_schedule_is_marked() -> None:
    at, _, _, ruling = jav()
    paper = PrepareRuling(at.session)(ruling)
    assert notices(paper) == []
    (notice,) = notices(replace(paper, ruling=replace(paper.ruling, delegation_checked=None)))
    assert notice.startswith("Kontrollera")


def test_a_ruling_that_somebody_else_wrote_in_the_deciders_name_says_so() -> None:
    at, _, matter, _ = jav()
    karin = at.sit_down(KARIN)
    forged = DisqualificationRuling(
        id=EntityId(b"f" * 16), matter=matter, outcome=Outcome.NO_JAV, decided_by=LISA, delegation_checked=True
    )
    karin.session.records.save([Write(forged)])
    assert OpenRuling(karin.session)(matter).doubted == {forged.id: frozenset({KARIN})}
    assert notices(PrepareRuling(karin.session)(forged.id)) == [
        "Kontrollera: beslutet är skrivet av Karin Norberg, inte av den som står som beslutsfattare."
    ]


def test_a_ruling_in_place_of_another_names_its_day() -> None:
    at, _, matter, _ = jav()
    records = at.session.records
    HandOver(at.session)(records.get(DisqualificationMatter, matter).value.case or EntityId(b""), PER, concerned=KARIN)
    ReopenMatter(at.session)(records.get(DisqualificationMatter, matter), reason="Fel person.")
    second = decided(at, matter, RulingForm(Outcome.NO_JAV, "Det var en annan Anna Lind."))
    paper = PrepareRuling(at.session)(second)
    assert "Beslutet ersätter beslutet 26 november 2026." in repr(ruling_document(paper))
    assert "Beslutet vilar inte på någon jävsgrund." in repr(ruling_document(paper))


def test_a_clients_wish_has_a_paper_without_anybody_of_the_staff_to_give_it_to() -> None:
    at = desk(LISA)
    SetDelegation(at.session)(Concerns.STAFF, decider=LISA)
    karin = at.sit_down(KARIN)
    matter = NoteClientWish(karin.session)(karin.open_case(), words="Alla känner alla.").id
    lisa = at.sit_down(LISA)
    paper = PrepareRuling(lisa.session)(decided(lisa, matter, RulingForm(Outcome.CLIENT_WISH, "Rimligt.")))
    shown = repr(ruling_document(paper))
    assert "Beslut om klientens önskan" in shown
    assert "Mottaget på papper" not in shown


@pytest.mark.slow
def test_a_short_ruling_with_its_signatures_is_one_page(tmp_path: Path) -> None:
    karin = desk(KARIN)
    case = karin.open_case()
    ReportOwnDisqualification(karin.session)(case, ground=Ground.PARTY_OR_AFFECTED, view="Maria är min syster.")
    at = karin.sit_down(LISA)
    (seen,) = at.session.records.all(DisqualificationMatter)
    matter = seen.value.id
    ruling = decided(at, matter, RulingForm(Outcome.JAV, "Syster.", Ground.PARTY_OR_AFFECTED))
    path = RulingPapers()(PrepareRuling(at.session)(ruling), tmp_path / "kort.pdf")
    with pypdfium2.PdfDocument(str(path)) as pdf:
        assert len(pdf) == 1
