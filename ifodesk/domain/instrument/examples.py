"""The worked examples of a file: a formula that does not give what its own file says is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ifodesk.domain.instrument.answers import Answer, Missing
from ifodesk.domain.instrument.faults import FileFault, InstrumentFileError
from ifodesk.domain.instrument.fields import Fields
from ifodesk.domain.instrument.json_lines import Node
from ifodesk.domain.instrument.model import Instrument
from ifodesk.domain.instrument.scoring import Money, scores

TOLERANCE: Final = 1e-9
_SIGNS: Final = frozenset(sign.value for sign in Missing)


def try_examples(instrument: Instrument, nodes: Sequence[Node]) -> None:
    """Compute the examples of every score.

    Args:
        instrument: The instrument as it was read.
        nodes: The scores of the file, in the same order.

    Raises:
        InstrumentFileError: no_such_code, wrong_type, example_fails.
    """
    money = Money(instrument.money_in)
    for score, node in zip(instrument.scores, nodes, strict=True):
        for example in Fields(node).nodes("examples"):
            fields = Fields(example)
            answers = {code: _answer(code, entry, instrument) for code, entry in fields.entries("answers").items()}
            (found,) = scores(instrument, answers, money=money, only={score.id})
            if found.value is None or abs(found.value - fields.number("gives")) > TOLERANCE:
                raise InstrumentFileError(example.line, FileFault.EXAMPLE_FAILS, score.id)
            fields.end()


def _answer(code: str, node: Node, instrument: Instrument) -> Answer:
    if code not in instrument.items:
        raise InstrumentFileError(node.line, FileFault.NO_SUCH_CODE, code)
    if isinstance(node.value, str) and node.value in _SIGNS:
        return Missing(node.value)
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise InstrumentFileError(node.line, FileFault.WRONG_TYPE, code)
    return node.value
