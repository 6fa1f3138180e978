"""`sip`: the paper of a plan beside a bare one, opening the largest plan, and typing while the client looks on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, is_dataclass
from functools import partial
from io import BytesIO
from typing import Final

from ifodesk.compose.opening import Opened
from ifodesk.documents.pdf import render
from ifodesk.documents.sip_document import sip_blocks
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId
from ifodesk.domain.sip_frozen import FrozenGoal, FrozenMeasure, FrozenPlan
from ifodesk.system.resources import Fonts, fonts
from ifodesk.usecases.ports import Home
from ifodesk.usecases.printing import SipDocument
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.crowd import DAY
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.timing import in_turns, percentile, seconds
from ifodesk.workbench.bench.world import Casework, found_vault, new, opened, surroundings
from ifodesk.workbench.practice.seeded import SeededBytes

PRINTED_GOALS: Final = 6
"""With three measures each they fill four pages."""
GOALS: Final = 40
MEASURES: Final = 3
TYPED: Final = "Jag vill klara nian och bo kvar hemma. "
_PDF_GOAL: Final = 2.0
_OPEN_MS: Final = 1000
_KEY_MS: Final = 30
_PART: Final = 0.95
_MS: Final = 1000
_LINE: Final = "Vi ses varje onsdag efter lunch och går igenom veckan som var och den som kommer, {}."


def sip(bench: Bench) -> Iterator[Figure]:
    """Yield the paper, the opening and the typing."""
    yield paper(bench)
    marks = bench.children.measure("plan", *_vault(bench), TYPED * bench.sizes.rounds)
    yield within("sip", marks["opened"] * _MS, f"ms, plan of {GOALS} goals on screen", _OPEN_MS)
    keys = [taken * _MS for name, taken in marks.items() if name.startswith("key")]
    yield within("sip", percentile(keys, _PART), "ms, key to painted letter in a meeting, 95 %", _KEY_MS)


def paper(bench: Bench) -> Figure:
    """Return the time of the paper for the files, fit for archives; a bare document with its texts is the limit."""
    found, plan = fonts(), printed_plan(PRINTED_GOALS)
    document = SipDocument(plan=plan, municipality="Dorotea", drawn_on=DAY, fingerprint="AAAA BBBB CCCC DDDD")
    pair = in_turns(
        partial(seconds, lambda: render(sip_blocks(document), found)),
        partial(seconds, lambda: bare_paper(texts_of(plan), found)),
        rounds=bench.sizes.rounds,
    ).times(_MS)
    return Figure("sip", pair.value, f"ms, PDF of {PRINTED_GOALS} goals", pair.limit, _PDF_GOAL)


def printed_plan(goals: int) -> FrozenPlan:
    """Return a plan with *goals* goals of three measures."""
    made = tuple(
        FrozenGoal(
            f"{goal:032x}",
            text=_LINE.format(goal),
            indicator="Dagar per vecka",
            baseline="2",
            target="4",
            target_on=DAY,
            measures=tuple(
                FrozenMeasure(
                    f"{goal:016x}{number:016x}",
                    text=_LINE.format(number),
                    responsible="Per Lindgren",
                    unit="Ekonomiskt bistånd",
                    due_on=DAY,
                    status=MeasureStatus.PLANNED,
                )
                for number in range(MEASURES)
            ),
        )
        for goal in range(goals)
    )
    return FrozenPlan(
        plan="0" * 32, number=1, own_words=TYPED, plan_lead="Karin Norberg", next_follow_up_on=DAY, goals=made
    )


def bare_paper(texts: tuple[str, ...], found: Fonts) -> bytes:
    """Return a document that does nothing but set *texts* in the same font, paragraph after paragraph."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("bare", str(found.regular)))
    style = ParagraphStyle("bare", fontName="bare", fontSize=10, leading=13, spaceAfter=3.5)
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build([Paragraph(text, style) for text in texts])
    return file.getvalue()


def texts_of(plan: FrozenPlan) -> tuple[str, ...]:
    """Return every text of a plan, in order."""
    return tuple(_texts(plan))


def _texts(value: object) -> Iterator[str]:
    """Yield every text of a frozen plan, but for ids and codes' own names."""
    if is_dataclass(value) and not isinstance(value, type):
        value = astuple(value)[1:]
    if isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif value is not None:
        yield str(value)


def _vault(bench: Bench) -> tuple[str, str, str]:
    """Return a vault with one case and its great plan: its folder, the case, and the plan's last goal."""
    vault, around = bench.place("plan") / "vault", surroundings()
    found_vault(vault, around)
    with opened(vault, around) as one:
        case = Casework(one).open_case(1, Home("restricted", one.session.readers.open_compartment(())))
        with one.parts.records.bulk():
            goal = great_plan(one, case)
    return str(vault), case.hex(), goal.hex()


def great_plan(one: Opened, case: EntityId) -> EntityId:
    """Write a plan of `GOALS` goals with three measures each into *case*; return the last goal."""
    ids, save = SeededBytes(1, "plan"), one.session.records.save
    plan = InternalSip(id=ids.entity(), case=case, own_words=TYPED, plan_lead="Karin Norberg", next_follow_up_on=DAY)
    save(new(plan))
    goals = [ids.entity() for _ in range(GOALS)]
    for place, identity in enumerate(goals, start=1):
        goal = Goal(id=identity, plan=plan.id, text=_LINE.format(place), indicator="Dagar", baseline="2", order=place)
        measures = (
            Measure(
                id=ids.entity(),
                goal=goal.id,
                text=_LINE.format(number),
                responsible="Per Lindgren",
                unit="Ekonomiskt bistånd",
                due_on=DAY,
                status=MeasureStatus.PLANNED,
                order=number,
            )
            for number in range(1, MEASURES + 1)
        )
        save(new(goal, *measures))
    return goals[-1]
