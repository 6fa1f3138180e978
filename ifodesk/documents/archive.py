"""A PDF made fit for archives: PDF/A-2b by ISO 19005-2. Imports pikepdf: import it late.

What reportlab leaves out is put in: the colour profile, XMP that says the same as the file's properties, an id that
follows from the content. docs/adr/0013-paper.md says what has been proven.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ifodesk.documents.blocks import Document
from ifodesk.documents.colour_profile import srgb

PART: Final = 2
_UNUSED: Final = ("/Trapped", "/Keywords", "/Subject", "/CreationDate", "/ModDate")
"""Properties that say nothing here. The day stands on the paper; a date in the file would make every file another."""


def archival(data: bytes, document: Document, part: int = PART) -> bytes:
    """Return the PDF *data* of *document* as PDF/A; same in, same out.

    Args:
        data: What reportlab made, all fonts embedded.
        document: Gives title, author and language.
        part: Of ISO 19005; 1 for the twin that a validator can judge whole.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        for name in _UNUSED:
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        pdf.Root.Metadata = pdf.make_stream(_xmp(document, part), Type=Name.Metadata, Subtype=Name.XML)
        pdf.Root.OutputIntents = Array([pdf.make_indirect(_intent(pdf))])
        out = BytesIO()
        first = part == 1
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            force_version="1.4" if first else "1.7",
            fix_metadata_version=False,
            deterministic_id=True,
            compress_streams=not first,
        )
    return out.getvalue()


def _intent(pdf: pikepdf.Pdf) -> Dictionary:
    profile = pdf.make_stream(srgb(), N=3, Alternate=Name.DeviceRGB)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )


def _xmp(document: Document, part: int) -> bytes:
    """Return the packet. Every namespace stands on its description: validators refuse it elsewhere."""
    title, author = escape(document.title), escape(document.author)
    about = '<rdf:Description rdf:about=""'
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{about} xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
<dc:language><rdf:Bag><rdf:li>{document.language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
{about} xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>ifodesk</xmp:CreatorTool></rdf:Description>
{about} xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>ifodesk</pdf:Producer></rdf:Description>
{about} xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{part}</pdfaid:part>\
<pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
