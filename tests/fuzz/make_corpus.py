"""Write the seeds anew: `python -m tests.fuzz.make_corpus`. Sealed bytes differ each time; the others do not."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile
from zlib import compress

from ifodesk.changes.blob import encode_content
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.control import Control, Reached, encode_control
from ifodesk.changes.crypto import unseal
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.keys import wrap_unit_key
from ifodesk.changes.labels import OUTER, PARCEL
from ifodesk.changes.mailbox import encode_mail_invitation
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, open_object, pad
from ifodesk.changes.parcel import open_slot
from ifodesk.domain import home_questions_form, pooled_form
from ifodesk.domain.covering import covering
from ifodesk.domain.frozen_copy import canonical_copy
from ifodesk.domain.home_figures_form import GivenFigures, to_form
from ifodesk.domain.home_questions import AnswerFigures
from ifodesk.domain.instrument_pack import to_pieces
from ifodesk.domain.pooled_figures import Rated, count
from ifodesk.store.vault import recovery_code
from tests.changes.test_records import EACH, built
from tests.documents.copies import EASY
from tests.documents.lists import HEADINGS, LARKAN, MYRAN, workbook
from tests.domain.instrument.interviews import AUDIT, MADE_UP, raw
from tests.domain.test_sip_version import FORM
from tests.fuzz.key_targets import ANNA
from tests.fuzz.list_targets import BETWEEN, PARTS
from tests.fuzz.targets import READERS
from tests.proof.specimens import UNIT, content, stage

CORPUS = Path(__file__).parent / "corpus"
HAND_SOLVED = Path(__file__).parents[1] / "domain" / "matching" / "hand_solved.json"

LISTING = b"""<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/ifodesk/h/abc</D:href><D:propstat>
<D:prop><D:getetag>"a1"</D:getetag><D:getlastmodified>Thu, 26 Nov 2026 08:00:00 GMT</D:getlastmodified>
<D:getcontentlength>4240</D:getcontentlength></D:prop></D:propstat></D:response></D:multistatus>"""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = f"""<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
</row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="d"><v>2026-11-02</v></c><c r="C2" t="e"><v>#REF!</v></c>
<c r="D2" t="b"><v>1</v></c></row></sheetData></worksheet>""".encode()
STRINGS = f'<sst xmlns="{_MAIN}" count="2"><si><t>Namn</t></si><si><r><t>Or</t></r><r><t>t</t></r></si></sst>'.encode()
INTERVIEW = {"instrument": "audit", "currency": "SEK", "answers": {"A1": 0, "A9": 2, "A10": "X"}}
QUESTION = {"relation": "sibling", "to": "guardian", "facts": ["complained_about_handler"]}


def seeds() -> Iterator[tuple[str, str, bytes]]:
    """Give harness, reader and bytes."""
    on = stage()
    case, group = (on.cast.keys[cid].epoch for cid in (on.case.cid, on.cast.group))
    body = open_object(on.segment.sealed, Place(on.cast.gid, on.case.cid, ObjectType.SEGMENT), [Epoch(1, case)])[1]
    head = on.specimens["head"].raw[:-32]
    head_body = open_object(
        head, Place(on.cast.gid, on.cast.group, ObjectType.HEAD), [Epoch(1, group)], size=len(head) - 80
    )[1]
    letter = open_slot(on.specimens["slot"].raw, on.cast.gid, on.berit.sealing)
    blob_0 = encode_control(
        Control(
            vector_full=True, vector=(Reached(on.karin.device, 1, on.segment.h),), records=tuple(on.cast.records[-2:])
        )
    )
    raw_header = encode_of_header(body)
    yield "encoding", "both_codecs", raw_header
    yield "encoding", "name", on.segment.name.encode()
    yield "encoding", "name", b"h/" + b"a" * 26
    yield "hub", "segment", body
    yield "hub", "padding", unseal(case, OUTER, (on.cast.gid, on.case.cid, 1, 1), on.segment.sealed)
    yield "hub", "head", head_body
    yield "hub", "parcel", on.specimens["parcel"].raw
    yield "hub", "letter", encode((letter.raw, on.karin.signing.sign(PARCEL, letter.raw)))
    yield "hub", "header", raw_header
    yield "hub", "control", blob_0
    yield "hub", "content", encode_content(content())
    yield "hub", "content", encode_content(content("Samtal " * 1000))
    yield "records", "judged", encode(on.cast.records[-1].item())
    for log, payload in EACH.values():
        record = encode(built(log, payload).signed_by(on.berit.signing).item())
        yield "records", "record", record
        yield "verify", "verify_record", record
    yield from file_seeds()
    yield "verify", "verify_segment", body
    yield "verify", "both_segments", body
    yield "verify", "both_segments", encode((raw_header, bytes(64), (blob_0,)))  # the harness makes its root right
    unread = encode_control(Control(vector_full=True, records=(SignedRecord(b"\xff", ()),)))
    yield "verify", "both_segments", encode((raw_header, bytes(64), (unread,)))  # found once: it is the record's fault
    for short in ((2,), (1, 1), (1, 1, 5), (2, 1, b"")):
        yield "verify", "both_segments", encode((encode(short), bytes(64), (unread,)))
    yield "verify", "verify_head", head_body
    yield "verify", "verify_parcel", on.specimens["parcel"].raw
    yield from home_seeds()
    yield from list_seeds()
    yield from member_seeds()
    yield from key_seeds()


def encode_of_header(body: bytes) -> bytes:
    items = decode(body)
    assert isinstance(items, tuple)
    assert isinstance(items[0], bytes)
    return items[0]


def file_seeds() -> Iterator[tuple[str, str, bytes]]:
    """Give the seeds of what does not lie on a hub."""
    specimens = stage().specimens
    for name in ("invitation", "request", "municipality request", "welcome", "device invitation", "device request"):
        yield "files", name.replace(" ", "_"), specimens[name].raw
    yield "files", "vault_keys", specimens["vault.keys"].raw
    yield "files", "vault_keys", specimens["vault.keys"].raw[:-32]
    yield "files", "vault_info", encode(("ifodesk vault info", 1, "Karin Norberg, Dorotea", None))
    yield "outside", "jav_file", json.dumps(QUESTION).encode()
    yield "outside", "typed_code", recovery_code.to_text(bytes(range(16))).encode()
    yield "outside", "frozen_plan", FORM.encode()
    yield "outside", "address", b"s3+https://hub.example/bucket/prefix?region=eu-north-1"
    yield "outside", "address", "webdav+https://moln.example/ifodesk/å".encode()
    yield "outside", "address", b"/media/usb/ifodesk"
    yield "outside", "listing", LISTING
    yield "outside", "score_file", json.dumps(INTERVIEW).encode()
    yield "outside", "instrument_file", raw(AUDIT)
    yield "outside", "instrument_file", raw(MADE_UP)
    yield "outside", "given_copy", canonical_copy(EASY).encode()
    yield "outside", "given_copy", f"zlib:{b64encode(compress(canonical_copy(EASY).encode())).decode()}".encode()


def home_seeds() -> Iterator[tuple[str, str, bytes]]:
    """Give the seeds of what is read about homes."""
    solved = json.loads(HAND_SOLVED.read_text("utf-8"))
    asked = {"needs": [one["need"] for one in solved["solved"][:6]], "homes": solved["homes"]}
    yield "outside", "match_file", json.dumps(asked, ensure_ascii=False).encode()
    yield "outside", "given_figures", to_form(GivenFigures(2025, 12, 14, 3000, 950, 7, 5, None)).encode()


def list_seeds() -> Iterator[tuple[str, str, bytes]]:
    """Give the seeds of lists of homes."""
    rows = (HEADINGS, LARKAN, MYRAN, ("Myran", "Tärnaby", "=1+1", None, None, 30, date(2012, 6, 1), True))
    with TemporaryDirectory() as folder:
        book = workbook(Path(folder) / "homes.xlsx", rows, "B4:B5", "C5:D5")
        yield "lists", "list_file", book.read_bytes()
        with ZipFile(book) as packed:
            parts = [packed.read(name) for name in PARTS if name in packed.namelist()]
    yield "lists", "workbook_parts", BETWEEN.join(parts)
    yield "lists", "workbook_parts", parts[0]
    yield "lists", "workbook_parts", BETWEEN.join((SHARED, STRINGS))
    text = "\r\n".join(";".join(map(str, row)) for row in rows)
    for encoding in ("utf-8", "cp1252", "utf-16"):
        yield "lists", "list_file", text.encode(encoding)


def member_seeds() -> Iterator[tuple[str, str, bytes]]:
    """Give the seeds of what colleagues' programs write."""
    yield "files", "mailed_invitation", encode_mail_invitation(stage().specimens["invitation"].raw, b"s" * 16)
    yield "files", "unsent_work", encode((("D-26-7KQF-3", "note", b"e" * 16, "text", "Samtal", 1),))
    for value in ("2026-12-01", "20261201", "mother", True, 0, -1, (1 << 63) - 1, b"m" * 16):
        yield "outside", "field_value", encode(value)
    yield "outside", "instrument_pieces", "".join(to_pieces(raw(MADE_UP)).values()).encode()
    rated = [Rated(key, "alcohol", {"rater": 1 + key % 4}, 6) for key in range(16)]
    pooled = count(2026, "asi5-us-sv", [], rated, rated)
    yield "outside", "pooled_figures", pooled_form.to_form(pooled).encode()


def key_seeds() -> Iterator[tuple[str, str, bytes]]:
    """Give the seeds of keys under keys, letters, stored answers and the verifier's outer layer."""
    body = pad(b"en inbjudan")
    for reader in ("unit_key", "former_secret"):
        yield "hub", reader, bytes([7]) * 32
    yield "hub", "sealed_bytes", wrap_unit_key(bytes([6]) * 32, stage().case, UNIT, 1, bytes([7]) * 32, os.urandom)
    yield "hub", "mail_letter", body
    yield "files", "vault_contents", encode(((b"k" * 32, b"n" * 32), b"w" * 32))
    yield "files", "kept_credentials", b"anna\nhemligt"
    asked = AnswerFigures(2026, 12, 9, {})
    yield "outside", "answered_figures", home_questions_form.to_form(asked).encode()
    yield "outside", "stored_answers", b"G3=ord\nG7=09:30\nG10=2\nM4=N\nQ=ja\n=\nG10=\xff"
    yield "outside", "whom_it_covers", (covering([ANNA]) or "").encode()
    yield "verify", "verify_outer", body


def main() -> None:
    """Write them."""
    for number, (harness, reader, data) in enumerate(seeds()):
        assert data, reader
        names = [one.__name__ for one in READERS[harness]]
        folder = CORPUS / harness
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{reader}_{number:02}").write_bytes(bytes([names.index(reader)]) + data)


if __name__ == "__main__":
    main()
