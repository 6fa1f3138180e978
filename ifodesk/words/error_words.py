"""A sentence for every error that a person can meet: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import IfodeskError, RuleError
from ifodesk.words.copy_words import COPY_TROUBLE
from ifodesk.words.document_words import PRINT_TROUBLE
from ifodesk.words.gap_words import missing
from ifodesk.words.group_words import GROUP_TROUBLE
from ifodesk.words.hub_words import HUB_PROBLEM, HUB_SETUP, Place, hub_problem
from ifodesk.words.lending_words import missing_terms
from ifodesk.words.practice_words import PRACTICE_TROUBLE
from ifodesk.words.refusal_words import REFUSED
from ifodesk.words.simulate_words import TROUBLE as SIMULATE_TROUBLE
from ifodesk.words.world_words import CHANGES, COMMAND_LINE, GROUP, VAULT

UNKNOWN: Final = (
    "Något gick fel i programmet. Det som är sparat finns kvar. Försök igen, och uppge koden om du ber om hjälp: {code}"
)

SENTENCES: Final[Mapping[str, str]] = {
    **{code.value: text for code, text in REFUSED.items()},
    **VAULT,
    **GROUP,
    **GROUP_TROUBLE,
    **CHANGES,
    **COMMAND_LINE,
    **PRINT_TROUBLE,
    **COPY_TROUBLE,
    **PRACTICE_TROUBLE,
    **SIMULATE_TROUBLE,
    **HUB_PROBLEM,
    **HUB_SETUP,
}
"""Every sentence by code. Words in braces are details of the error."""


def sentence(error: Exception) -> str:
    """Return what to tell a person about *error*; for a bug one calm sentence without its text, which may hold data."""
    if not isinstance(error, IfodeskError):
        return UNKNOWN.format(code=type(error).__name__)
    details = dict(error.details)
    if isinstance(error, RuleError) and error.reasons:
        in_words = missing_terms if error.code == Refusal.LOAN_INCOMPLETE else missing
        details["missing"] = in_words(error.reasons)
    if details.get("server") and error.code in HUB_PROBLEM:
        return hub_problem(error.code, Place.SERVER, by_hand=True)
    return SENTENCES.get(error.code, UNKNOWN).format_map(_Details(details | {"code": error.code}))


class _Details(dict[str, str | int]):
    """Details of an error; one that is not told is left out of the sentence."""

    def __missing__(self, name: str) -> str:
        return "–"
