"""What a reader needs to trust a printed internal SIP: version, control code, and where its original lies."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import Block, Heading, KeyValue, SmallPrint
from ifodesk.documents.phrases import stated, version_of
from ifodesk.domain.entities.case import TransferState
from ifodesk.usecases.printing import PrintedTransfer, SipDocument
from ifodesk.words import document_words as words
from ifodesk.words.date_words import full_day


def version_line(sip: SipDocument) -> str:
    """Return which version the paper shows and its day."""
    return version_of(sip.plan, drawn_on=sip.drawn_on if sip.fingerprint is None else None)


def proof_blocks(sip: SipDocument) -> Iterator[Block]:
    """Yield the last section and the small print."""
    yield Heading(words.PROOF)
    if sip.fingerprint is None:
        yield KeyValue(((words.TRANSFER, words.DRAFT_TRANSFER),))
    else:
        yield KeyValue(
            (
                (words.ADOPTED_BY, stated(sip.plan.adopted_by)),
                (words.FINGERPRINT, sip.fingerprint),
                (words.TRANSFER, _transfer(sip.transfer)),
            )
        )
        yield SmallPrint(words.FINGERPRINT_NOTE)
    yield SmallPrint(words.LAW_NOTE)


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
        text = words.TRANSFERRED.format(day=full_day(transfer.on), who=transfer.by)
    number = transfer.record_number
    return f"{text} {words.RECORD_NUMBER.format(number=number)}" if number and number.strip() else text
