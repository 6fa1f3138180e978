from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.domain.entities.sip_consent import Consent, PaperImage, PaperImagePiece, PaperMedia
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.paper_images import MOST_BYTES, AttachPaper, ReadPaper, RemovePaper
from tests.ui.fakes import NOW
from tests.usecases.desk import Desk, desk, refused

JPEG, PNG, PDF = b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"


@pytest.fixture
def at() -> Desk:
    return desk()


@pytest.fixture
def plan(at: Desk) -> EntityId:
    return at.whole_plan(at.open_case())


@pytest.mark.parametrize(
    "begin,media", [(JPEG, PaperMedia.JPEG), (PNG, PaperMedia.PNG), (PDF, PaperMedia.PDF)], ids=["jpeg", "png", "pdf"]
)
def test_a_scanned_consent_comes_out_as_it_went_in(at: Desk, plan: EntityId, begin: bytes, media: PaperMedia) -> None:
    data = begin + bytes(range(256)) * 500
    consent = at.session.records.children(Consent, plan)[0].value.id
    paper = AttachPaper(at.session)(plan, data, consent=consent).id
    kept = at.session.records.get(PaperImage, paper).value
    assert (kept.media, kept.size, kept.consent, kept.added_on) == (media, len(data), consent, NOW.date())
    assert ReadPaper(at.session)(paper) == data
    assert [seen.value.id for seen in at.session.queries.sip(plan).images] == [paper]


def test_the_largest_paper_fits_and_one_byte_more_is_refused_before_anything_is_kept(at: Desk, plan: EntityId) -> None:
    data = JPEG.ljust(MOST_BYTES, b"x")
    assert ReadPaper(at.session)(AttachPaper(at.session)(plan, data).id) == data
    with refused(Refusal.PAPER_TOO_LARGE):
        AttachPaper(at.session)(plan, data + b"x")
    assert len(at.session.queries.sip(plan).images) == 1


@pytest.mark.parametrize("data", [b"", b"<html>", b"MZ\x90", b"\xff\xd8", b" %PDF-1.7"])
def test_what_is_no_picture_and_no_pdf_is_refused(at: Desk, plan: EntityId, data: bytes) -> None:
    with refused(Refusal.PAPER_UNKNOWN_KIND):
        AttachPaper(at.session)(plan, data)


@pytest.mark.parametrize("spoilt", ["", "å", "QUJD", "QUJ"])
def test_a_paper_with_a_piece_missing_or_spoilt_says_so(at: Desk, plan: EntityId, spoilt: str) -> None:
    paper = AttachPaper(at.session)(plan, PDF + b"x" * 99).id
    piece = at.session.records.children(PaperImagePiece, paper)[0]
    at.world.records.write_elsewhere(piece, replace(piece.value, data=spoilt), at.session.directory.me().id)
    with refused(Refusal.PAPER_INCOMPLETE):
        ReadPaper(at.session)(paper)


def test_a_paper_is_taken_away_whole(at: Desk, plan: EntityId) -> None:
    paper = AttachPaper(at.session)(plan, PDF).id
    RemovePaper(at.session)(at.session.records.get(PaperImage, paper))
    assert at.session.queries.sip(plan).images == ()
