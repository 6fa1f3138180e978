"""The figures of `sip` are measured on the real program, and the two papers are of one size."""

from __future__ import annotations

import pypdfium2
import pytest

from ifodesk.documents.pdf import render
from ifodesk.documents.sip_document import sip_blocks
from ifodesk.system.resources import fonts
from ifodesk.usecases.printing import SipDocument
from ifodesk.workbench.bench.crowd import DAY
from ifodesk.workbench.bench.registry import measure
from ifodesk.workbench.bench.sip import PRINTED_GOALS, bare_paper, printed_plan, texts_of
from ifodesk.workbench.bench.sizes import Sizes


def test_the_paper_and_the_bare_one_have_four_pages_and_the_same_texts() -> None:
    plan = printed_plan(PRINTED_GOALS)
    ours = render(sip_blocks(SipDocument(plan=plan, municipality="Dorotea", drawn_on=DAY)), fonts())
    bare = bare_paper(texts_of(plan), fonts())
    assert [len(pypdfium2.PdfDocument(data)) for data in (ours, bare)] == [4, 4]


@pytest.mark.slow
def test_a_plan_is_printed_opened_and_typed_in() -> None:
    paper, opened, typed = measure(["sip"], Sizes(rounds=1))
    assert (paper.unit, opened.unit) == ("ms, PDF of 6 goals", "ms, plan of 40 goals on screen; of 4 the limit")
    assert typed.unit == "ms, key to painted letter in a meeting, 95 %"
    assert all(figure.name == "sip" and figure.value > 0 for figure in (paper, opened, typed))
