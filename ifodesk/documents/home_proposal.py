"""The proposal for a decision on a placement: reasons, steps taken, who does what, cost. People decide."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    KeyValue,
    Paragraph,
    SignLines,
    SmallPrint,
    Table,
    Title,
)
from ifodesk.documents.home_cost import cost_blocks, period_line
from ifodesk.documents.home_frame import framed, place
from ifodesk.documents.phrases import NOTHING, day, stated
from ifodesk.domain.matching.terms import HomeKind
from ifodesk.domain.placement_cost import Cost
from ifodesk.usecases.home_papers import GateLine, ProposalPaper
from ifodesk.words import cost_words
from ifodesk.words import home_paper_words as words
from ifodesk.words.cost_words import kronor
from ifodesk.words.date_words import full_day
from ifodesk.words.match_words import CRITERION, HOME_KIND, ON_PAPER, WEIGHT, finding_line
from ifodesk.words.plural_words import listed

_ANSWERS = (Column(words.ASKED, 30), Column(words.WEIGHT, 18), Column(words.ANSWER, 52))
_CONSIDERED = (Column(words.HOME, 30), Column(words.WHY_NOT, 70))
_GATES = (Column(words.STEP, 34), Column(words.PROVISION, 21), Column(words.DONE, 18), Column(words.NOTE, 27))
_OTHER_COSTS = (
    Column(words.KIND, 20),
    Column(words.PERIOD, 40),
    Column(words.PER_DAY, 15),
    Column(words.SUM, 25),
)
_DUTIES = (Column(words.WHAT, 26), Column(words.WHO, 28), Column(words.MUNICIPALITY, 24), Column(words.OFTEN, 22))


def proposal_document(paper: ProposalPaper) -> Document:
    """Return the document. Pure: equal values give equal documents."""
    return framed(paper.cover, words.PROPOSAL, _blocks(paper))


def _blocks(paper: ProposalPaper) -> Iterator[Block]:
    cover = paper.cover
    yield Title(words.PROPOSAL, words.PROPOSAL_BELOW)
    kind = HOME_KIND[paper.kind]
    yield KeyValue(
        (
            (words.CHILD, stated(paper.child)),
            (words.CASE, f"{stated(cover.case_number)}, {place(cover)}"),
            (words.HOME, words.HOME_OF.format(home=paper.home, kind=kind, municipality=paper.home_municipality)),
            (words.FROM, day(paper.from_on)),
            (words.MADE, words.MADE_ON.format(name=stated(cover.made_by), day=full_day(cover.made_on))),
        )
    )
    yield from _reasons(words.REASONS_FOR, paper.reasons_for)
    yield from _reasons(words.REASONS_AGAINST, paper.reasons_against)
    yield Heading(words.GATES)
    yield Table(_GATES, tuple(map(_gate, paper.gates))) if paper.gates else NOTHING
    yield from _matched(paper)
    yield Heading(words.DUTIES)
    rows = tuple((one.what, stated(one.person), stated(one.municipality), one.often) for one in paper.duties)
    yield Table(_DUTIES, rows) if rows else NOTHING
    yield Heading(words.COST)
    if paper.cost is None:
        yield Paragraph(words.NO_COST, quiet=True)
    else:
        yield from cost_blocks(paper.cost)
    if paper.other_costs:
        yield Heading(words.OTHER_COSTS, level=2)
        yield Table(_OTHER_COSTS, tuple(_other_cost(kind, cost) for kind, cost in paper.other_costs))
    yield Heading(words.DECISION)
    yield Paragraph(words.DECIDES)
    yield SignLines(words.SIGN)


def _other_cost(kind: HomeKind, cost: Cost) -> tuple[str, ...]:
    named = listed([cost_words.PART[code].lower() for code in cost.unknown])
    lacks = f" {cost_words.UNKNOWN.format(parts=named)}" if named else ""
    marked = "" if cost.certain else f" ({words.KONTROLLERA})"
    sums = f"{kronor(cost.total)}{marked}"
    return HOME_KIND[kind], f"{period_line(cost)}.{lacks}", kronor(cost.per_day), sums


def _reasons(title: str, reasons: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(title)
    if not reasons:
        yield NOTHING
    yield from (Paragraph(reason) for reason in reasons)


def _gate(gate: GateLine) -> tuple[str, ...]:
    provision = gate.provision if gate.certain or not gate.provision else f"{gate.provision} ({words.KONTROLLERA})"
    undone = words.NOT_DONE if gate.needed else words.NOT_NEEDED
    return gate.title, provision, undone if gate.on is None else full_day(gate.on), gate.note


def _matched(paper: ProposalPaper) -> Iterator[Block]:
    yield Heading(words.ANSWERS)
    if paper.answers is None:
        yield Paragraph(words.NOT_MATCHED, quiet=True)
    else:
        findings = paper.answers.findings
        yield Table(
            _ANSWERS,
            tuple((CRITERION[one.criterion], WEIGHT[one.weight], finding_line(one)) for one in findings),
        )
        yield SmallPrint(ON_PAPER)
    if paper.considered:
        yield Heading(words.CONSIDERED, level=2)
        yield Table(_CONSIDERED, tuple((one.home, one.why) for one in paper.considered))
