import hashlib
import subprocess
import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.documents import look, preview
from ifodesk.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    KeyValue,
    Notice,
    PageBreakBefore,
    Paragraph,
    Quote,
    Rule,
    SignLines,
    SmallPrint,
    Table,
    Title,
)
from ifodesk.documents.pdf import render
from ifodesk.documents.sip_document import sip_blocks
from ifodesk.system.resources import fonts
from tests.documents.papers import ADOPTED, in_order, letters, pages, text, with_blocks

COLUMNS = (Column("Åtgärd", 2), Column("Ansvarig", 1))
LONG = " ".join(f"ord{n}" for n in range(3000))
ONE_WORD = "".join(f"{n:04d}x" for n in range(1500))


@pytest.mark.slow
@pytest.mark.parametrize(
    "block",
    [
        Paragraph(LONG),
        Quote(LONG),
        Notice(LONG),
        SmallPrint(LONG),
        Heading(LONG),
        Title(LONG, LONG),
        KeyValue((("Ärende", LONG), (LONG, "kort"))),
        Table(COLUMNS, ((LONG, "Per"), ("kort", LONG), (LONG, LONG))),
    ],
    ids=lambda block: type(block).__name__,
)
def test_a_text_of_many_pages_is_printed_whole(block: Block) -> None:
    found = letters(with_blocks(block))
    assert all(word in found for word in ("ord0", "ord1499", "ord2999"))
    assert found.count("ord2718") == repr(block).count("ord2718")


@pytest.mark.parametrize("block", [Paragraph(ONE_WORD), Quote(ONE_WORD), KeyValue((("Ärende", ONE_WORD),))])
def test_a_word_longer_than_a_page_is_broken_and_printed_whole(block: Block) -> None:
    assert ONE_WORD in letters(with_blocks(block))


def test_a_long_word_in_a_narrow_column_does_not_run_into_the_next() -> None:
    document = with_blocks(Table(COLUMNS, ((ONE_WORD[:400], "Per Lindgren"),)))
    with pypdfium2.PdfDocument(render(document, fonts())) as pdf:
        assert "Per Lindgren" in pdf[0].get_textpage().get_text_range()
    assert ONE_WORD[:400] in letters(document).replace("PerLindgren", "")


def test_column_titles_stand_once_on_every_page_that_the_table_reaches() -> None:
    found = pages(with_blocks(Table(COLUMNS, ((LONG, "Per"),))))
    assert len(found) > 3
    assert all(page.count("Åtgärd") == 1 for page in found)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(25, 50):
        found = pages(with_blocks(Paragraph("rad\n" * lines), Heading("Rubriken"), Paragraph("Det som följer.")))
        page = next(page for page in found if "Rubriken" in page)
        assert "Det som följer." in page


@pytest.mark.parametrize("lines", range(30, 40))
def test_lines_to_sign_stand_below_what_is_signed_on_the_same_page(lines: int) -> None:
    before = (Paragraph(f"rad {n}") for n in range(lines))
    signed = (Heading("Svar"), Paragraph("Jag har läst vad jag ska göra."), SignLines(("Datum", "Namnteckning")))
    (page,) = [page for page in pages(with_blocks(*before, *signed)) if "Namnteckning" in page]
    assert in_order(page, ("Svar", "Jag har läst", "Datum"))


def test_lines_to_sign_far_from_a_heading_stay_with_the_text_before_them() -> None:
    table = Table(COLUMNS, tuple((f"åtgärd {n}", "Per") for n in range(70)))
    found = pages(with_blocks(Heading("Att göra"), table, SmallPrint("Avrundat."), SignLines(("Attest",))))
    assert "Avrundat." in next(page for page in found if "Attest" in page)


def test_there_is_room_to_write_above_a_line_that_comes_first_on_a_page() -> None:
    sheet = with_blocks(Paragraph("rad"), PageBreakBefore(), SignLines(("Namnteckning",)))
    _, page = preview.pages(render(sheet, fonts()), width=int(look.PAGE[0]))
    rows = [page.rgb[at : at + page.width * 3] for at in range(0, len(page.rgb), page.width * 3)]
    begins = int(look.TOP)
    assert next(at for at, row in enumerate(rows) if at > begins and min(row) < 100) > begins + 30


def test_every_page_says_its_number_and_how_many_there_are() -> None:
    found = pages(with_blocks(Paragraph("ett"), PageBreakBefore(), Paragraph("två"), PageBreakBefore(), Rule()))
    assert [f"Sida {n} av {len(found)}" in " ".join(page.split()) for n, page in enumerate(found, 1)] == [True] * 3


def test_markup_characters_are_text() -> None:
    assert "Jag <b>vill</b> & kan &amp; <br/>" in text(with_blocks(Paragraph("Jag <b>vill</b> & kan &amp; <br/>")))


def test_head_foot_mark_and_watermark_stand_on_every_page() -> None:
    document = Document(
        title="Prov",
        author="Dorotea kommun",
        blocks=(Paragraph("a"), PageBreakBefore(), Paragraph("b")),
        head_left="Dorotea kommun",
        head_right="D-26-7KQF-3",
        foot="Version 2",
        watermark="ÖVNING",
        head_mark="UTKAST",
    )
    for page in pages(document):
        assert all(part in page for part in ("Dorotea kommun", "D-26-7KQF-3", "Version 2", "ÖVNING", "UTKAST"))


def test_a_head_that_is_too_wide_is_shortened_and_never_runs_into_the_other_side() -> None:
    page = pages(Document(title="P", author="a", blocks=(Rule(),), head_left="V" * 300, head_right="H" * 300))[0]
    assert "V…" in page
    assert "H…" in page


def test_only_the_two_fonts_are_used_and_both_are_embedded() -> None:
    with pikepdf.open(BytesIO(render(sip_blocks(ADOPTED), fonts()))) as pdf:
        found = {
            (str(font.BaseFont).split("+")[-1], "/FontFile2" in font.FontDescriptor)
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert found == {("SourceSansPro-Regular", True), ("SourceSansPro-Bold", True)}


def test_the_file_tells_its_title_author_and_language() -> None:
    with pikepdf.open(BytesIO(render(sip_blocks(ADOPTED), fonts()))) as pdf:
        assert str(pdf.docinfo.Title) == "Intern-SIP D-26-7KQF-3"
        assert str(pdf.docinfo.Author) == "Dorotea kommun"
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_properties_of_the_file_hold_no_name_of_a_person() -> None:
    with pikepdf.open(BytesIO(render(sip_blocks(ADOPTED), fonts()))) as pdf:
        assert not any("Testsson" in str(value) or "Norberg" in str(value) for value in pdf.docinfo.values())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(sip_blocks(ADOPTED), fonts()) == render(sip_blocks(ADOPTED), fonts())


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    code = (
        "import hashlib; from tests.documents.papers import *; "
        "print(hashlib.sha256(render(sip_blocks(ADOPTED), fonts())).hexdigest())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
    )
    assert answer.stdout.strip() == hashlib.sha256(render(sip_blocks(ADOPTED), fonts())).hexdigest()


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(st.tuples(st.text(max_size=900), st.text(max_size=200)), min_size=1, max_size=6))
def test_no_text_stops_a_document_from_being_printed(rows: list[tuple[str, str]]) -> None:
    content: list[Block] = [Table(COLUMNS, tuple(rows)), KeyValue(tuple(rows))]
    content += [block for one, two in rows for block in (Heading(one), Paragraph(two), Quote(one), Notice(two))]
    assert render(with_blocks(*content), fonts()).startswith(b"%PDF-")
