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
PLANS: Final = (4, 4, 40)
"""Goals of the plans that are opened, one after the other; the first one warms up."""
MEASURES: Final = 3
TYPED: Final = "Jag vill klara nian och bo kvar hemma. "
_PDF_GOAL: Final = 2.0
_OPEN_GOAL: Final = 2.0
_KEY_MS: Final = 30
_PART: Final = 0.95
_MS: Final = 1000
_BOLD: Final = 4
"""Every so many-th paragraph is in bold, as labels and goals are on our paper."""
_LINE: Final = "Vi ses varje onsdag efter lunch och går igenom veckan som var och den som kommer, {}."


def sip(bench: Bench) -> Iterator[Figure]:
    """Yield the paper, the opening and the typing."""
    yield paper(bench)
    marks = bench.children.measure("plan", *_vault(bench, TYPED * bench.sizes.rounds))
    opening = "ms, plan of {} goals on screen; of {} the limit".format(*reversed(PLANS[-2:]))
    yield Figure("sip", marks["opened2"] * _MS, opening, marks["opened1"] * _MS, _OPEN_GOAL)
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
    """Return a document that does nothing but set *texts* in the same two fonts, one paragraph after the other."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    for name, path in (("bare", found.regular), ("bare-bold", found.bold)):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    style = ParagraphStyle("bare", fontName="bare", fontSize=10, leading=13, spaceAfter=3.5)
    bold = ParagraphStyle("bare-bold", style, fontName="bare-bold")
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build(
        [Paragraph(text, style if number % _BOLD else bold) for number, text in enumerate(texts)]
    )
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


def _vault(bench: Bench, text: str) -> Iterator[str]:
    """Yield what the probe is told: a vault with a case for each plan, what to type, and each case with a goal."""
    vault, around = bench.place("plan") / "vault", surroundings()
    found_vault(vault, around)
    yield str(vault)
    yield text
    with opened(vault, around) as one, one.parts.records.bulk():
        work = Casework(one)
        for goals in PLANS:
            case = work.open_case(1, Home("restricted", one.session.readers.open_compartment(())))
            yield case.hex()
            yield great_plan(one, work.ids, case, goals).hex()


def great_plan(one: Opened, ids: SeededBytes, case: EntityId, count: int) -> EntityId:
    """Write a plan of *count* goals with three measures each into *case*; return the last goal."""
    save = one.session.records.save
    plan = InternalSip(id=ids.entity(), case=case, own_words=TYPED, plan_lead="Karin Norberg", next_follow_up_on=DAY)
    save(new(plan))
    goals = [ids.entity() for _ in range(count)]
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
