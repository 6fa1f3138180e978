"""What a reader needs to trust a printed internal SIP: version, control code, and where its original lies."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Heading, KeyValue, SmallPrint
from ifodesk.documents.phrases import stated
from ifodesk.domain.entities.case import TransferState
from ifodesk.usecases.printing import PrintedTransfer, PrintedVersion, SipDocument
from ifodesk.words import document_words as words


def version_line(sip: SipDocument) -> str:
    """Return which version the paper shows and its day."""
    version = sip.version
    if version is None:
        return words.DRAFT_OF.format(day=words.long_date(sip.drawn_on))
    if version.adopted_on is None:
        return words.VERSION_UNDATED.format(number=version.number)
    return words.VERSION_OF.format(number=version.number, day=words.long_date(version.adopted_on))


def proof_blocks(sip: SipDocument) -> Iterator[Block]:
    """Yield the last section and the small print."""
    yield Heading(words.PROOF)
    yield KeyValue(tuple(_pairs(sip.version)))
    if sip.version is not None:
        yield SmallPrint(words.FINGERPRINT_NOTE)
    yield SmallPrint(words.LAW_NOTE)


def _pairs(version: PrintedVersion | None) -> Iterator[tuple[str, str]]:
    if version is None:
        yield (words.TRANSFER, words.DRAFT_TRANSFER)
        return
    yield (words.ADOPTED_BY, stated(version.adopted_by))
    yield (words.FINGERPRINT, version.fingerprint)
    yield (words.TRANSFER, _transfer(version.transfer))


def _transfer(transfer: PrintedTransfer) -> str:
    match transfer.state:
        case TransferState.NOT_TRANSFERRED:
            return words.NOT_TRANSFERRED
        case TransferState.NOT_TO_BE_TRANSFERRED:
            return words.NOT_TO_BE_TRANSFERRED.format(reason=stated(transfer.reason))
        case TransferState.TRANSFERRED:
            return _transferred(transfer)


def _transferred(transfer: PrintedTransfer) -> str:
    if transfer.on is None or not transfer.by:
        text = words.TRANSFERRED_PLAIN
    else:
        text = words.TRANSFERRED.format(day=words.long_date(transfer.on), who=transfer.by)
    number = transfer.record_number
    return f"{text} {words.RECORD_NUMBER.format(number=number)}" if number and number.strip() else text
