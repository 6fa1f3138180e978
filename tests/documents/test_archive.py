from io import BytesIO

import pikepdf
import pytest

from ifodesk.documents.archive import archival
from ifodesk.documents.colour_profile import srgb
from ifodesk.documents.copy_document import copy_blocks
from ifodesk.documents.pdf import drawn, render
from ifodesk.domain.frozen_copy import FrozenCopy
from ifodesk.system.resources import fonts
from tests.documents.copies import EASY, EVERY


@pytest.mark.parametrize("copy", EVERY)
def test_a_paper_has_what_pdf_a_asks_for(copy: FrozenCopy) -> None:
    data = render(copy_blocks(copy), fonts())
    with pikepdf.open(BytesIO(data)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
        assert str(pdf.docinfo["/Title"]) in xmp
        assert set(pdf.docinfo.keys()) == {"/Title", "/Author", "/Creator", "/Producer"}
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()
        assert "/ID" in pdf.trailer
        assert str(pdf.Root.Lang) == "sv-SE"
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in found
    assert data[:8] == b"%PDF-1.7"


def test_headings_are_bookmarks_with_parts_below_sections() -> None:
    with pikepdf.open(BytesIO(render(copy_blocks(EVERY[-1]), fonts()))) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        goals = next(item for item in outline.root if item.title == "Mål och åtgärder")
    assert titles[:3] == ["Vad är viktigt för mig", "Hur det är nu", "Mål och åtgärder"]
    assert [item.title for item in goals.children] == ["Mål 1, långsiktigt", "Mål 2"]


def test_the_profile_is_a_whole_icc_profile() -> None:
    profile = srgb()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"
    assert profile[12:24] == b"mntrRGB XYZ "


def test_the_same_blocks_give_the_same_bytes() -> None:
    document = copy_blocks(EASY)
    assert render(document, fonts()) == render(document, fonts())


def test_the_twin_for_validators_is_part_one_of_the_standard() -> None:
    document = copy_blocks(EASY)
    twin = archival(drawn(document, fonts()), document, part=1)
    assert twin[:8] == b"%PDF-1.4"
    assert b"<pdfaid:part>1</pdfaid:part>" in twin
