"""Other homes that were thought of for a child and why not: as lines of a form, and as they are kept. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from ifodesk.domain.entities.placement import Proposal
from ifodesk.domain.entities.pool import InquiryAnswer
from ifodesk.ui.homes.case_state import CaseRead
from ifodesk.usecases.proposal_reading import ProposalFile
from ifodesk.words import screen_words_homes_case as words
from ifodesk.words.label_words_homes import NEUTRAL_REASON

_KEY_BYTES: Final = 16
_BETWEEN: Final = ": "


def considered_lines(read: CaseRead, file: ProposalFile) -> str:
    """Return the lines of the form: what is kept, else the homes that have said no about the same need."""
    return "\n".join(considered_shown(file.proposal.value) or _said_no(read, file))


def considered_of(typed: str) -> dict[str, str]:
    """Return lines as they are kept: each home by its name, with why not on the next line.

    A home that stands twice keeps all that was said of it, and a why without a home stands by itself.
    """
    homes: dict[str, tuple[str, list[str]]] = {}
    for line in typed.splitlines():
        home, _, why = (part.strip() for part in line.partition(":"))
        name, said = (home, why) if home else (why, "")
        if name:
            key = blake2b(name.casefold().encode(), digest_size=_KEY_BYTES).hexdigest()
            whys = homes.setdefault(key, (name, []))[1]
            if said and said not in whys:
                whys.append(said)
    return {key: "\n".join((name, "; ".join(whys))) if whys else name for key, (name, whys) in homes.items()}


def considered_shown(value: Proposal) -> tuple[str, ...]:
    """Return what is kept as lines to read."""
    return tuple(text.replace("\n", _BETWEEN, 1) for text in value.considered.values() if text)


def _said_no(read: CaseRead, file: ProposalFile) -> Iterator[str]:
    step1 = None if file.need is None else file.need.value.step1
    if step1 is None:
        return
    for line in read.lines.values():
        asked = (seen.value for seen in line.inquiries if seen.value.need == step1)
        no = next((one for one in asked if one.answer is InquiryAnswer.NO), None)
        if no is not None and line.home.value.id != file.proposal.value.home:
            why = words.SAID_NO if no.reason is None else words.SAID_NO_WHY.format(reason=NEUTRAL_REASON[no.reason])
            yield f"{line.home.value.name or ''}{_BETWEEN}{why}"
