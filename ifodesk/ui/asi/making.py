"""Makes the state of an interview's screen from where it is. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ifodesk.domain.instrument.answers import Answer, Missing, answer_text
from ifodesk.domain.instrument.checking import Finding
from ifodesk.domain.instrument.form import Standing, effective
from ifodesk.domain.instrument.model import Grid, Item, Kind, Source
from ifodesk.ui.asi.conduct import Conduct
from ifodesk.ui.asi.state import (
    AnsweredState,
    CellState,
    FindingState,
    InterviewState,
    Option,
    QuestionState,
    RowState,
    SectionState,
    Stage,
    Way,
)
from ifodesk.words import screen_words_asi as words
from ifodesk.words.instrument_words import finding_line


def interview_state(
    conduct: Conduct, state: InterviewState, problems: Mapping[str, str], *, findings: tuple[Finding, ...] = ()
) -> InterviewState:
    """Return *state* with everything that follows from where the interview is; notice, way and cover stay."""
    section = next((one for one in conduct.instrument.sections if one.id == conduct.section), None)
    items = conduct.items(conduct.section)
    codes = [item.code for item in items]
    number = codes.index(conduct.code) + 1 if conduct.code in codes else 0
    item = conduct.item()
    done, count = conduct.share(conduct.section)
    return InterviewState(
        name=state.name,
        way=state.way,
        stage=state.stage,
        sections=tuple(_sections(conduct)) if state.way is Way.FORM else (),
        title="" if section is None else _title(section.letter, section.title),
        intro="" if section is None else section.intro,
        place=words.PLACE.format(number=number, count=len(codes)) if state.stage is Stage.ASKING and number else "",
        share=done / count if count else 0.0,
        question=None if item is None else question(conduct, item, problems.get(item.code, "")),
        rows=tuple(rows(conduct, problems)) if state.way is Way.FORM else (),
        findings=tuple(_finding(conduct, one) for one in findings),
        comment=state.comment,
        notes=len(conduct.notes()) + len(conduct.alerts()),
        note_rows=tuple(_note_rows(conduct, problems)),
        own_about="" if item is None else item.label,
        own_note=state.own_note,
        routine=state.routine,
        covered=state.covered,
        saved=state.saved,
        notice=state.notice,
        ready=True,
        left=sum(count - done for done, count in (conduct.share(one.id) for one in conduct.sections())),
    )


def question(conduct: Conduct, item: Item, problem: str) -> QuestionState:
    """Return one question as a talk shows it."""
    earlier = conduct.earlier_answer(item.code)
    section = next(one for one in conduct.instrument.sections if one.id == item.section)
    shown = earlier is not None and item.code in conduct.revealed
    return QuestionState(
        code=item.code,
        text=item.say or item.label,
        hint="" if _options(item) else hint(item),
        why=item.why or section.why,
        unit=item.unit,
        options=_options(item),
        value=typed(conduct.answers.get(item.code)),
        unknown=Missing.UNKNOWN in item.allows,
        not_relevant=Missing.NOT_RELEVANT in item.allows,
        long=item.kind is Kind.TEXT,
        problem=problem,
        earlier=words.LAST_TIME.format(answer=said(item, earlier)) if shown else "",
        can_reveal=conduct.can_reveal(item.code),
    )


def rows(conduct: Conduct, problems: Mapping[str, str]) -> Iterator[RowState]:
    """Yield the lines of the section where the interview is, also of what is not asked now."""
    of_set = conduct.instrument.sets[conduct.item_set].codes
    making = _Boxes(conduct, problems, effective(conduct.instrument, conduct.answers, conduct.item_set))
    grids = {code: grid for grid in conduct.instrument.grids for code in _cells(grid, conduct)}
    shown: set[str] = set()
    for code, item in conduct.instrument.items.items():
        if item.section != conduct.section or item.source not in conduct.sources or code not in of_set:
            continue
        if code in shown:
            continue
        grid = grids.get(code)
        if grid is None:
            yield making.single(item)
            continue
        for row in making.grid(grid):
            shown.update(cell.code for cell in row.cells)
            yield row


def hint(item: Item) -> str:
    """Return what can be answered, in a few characters; empty for codes, whose options are shown."""
    match item.kind:
        case Kind.DATE:
            return words.HINT_DATE
        case Kind.TIME:
            return words.HINT_TIME
        case Kind.MONEY:
            return words.HINT_MONEY
        case Kind.CODE:
            return " · ".join(f"{code} {text}" for code, text in item.codes.items())
        case _:
            return "" if item.range is None else words.range_hint(item.range.low, item.range.high, item.unit)


def impossible(item: Item) -> str:
    """Return why a figure cannot be the answer."""
    told = hint(item)
    return words.NOT_POSSIBLE.format(hint=told) if told else words.NOT_POSSIBLE_HERE


def typed(answer: Answer | None) -> str:
    """Return an answer as one would type it; empty for none."""
    return "" if answer is None else answer_text(answer)


def said(item: Item, answer: Answer | None) -> str:
    """Return an answer in words: the label of a code, a figure with its unit."""
    if answer is None:
        return words.NO_ANSWER
    if isinstance(answer, Missing):
        return words.UNKNOWN if answer is Missing.UNKNOWN else words.NOT_RELEVANT
    if isinstance(answer, int) and answer in item.codes:
        return item.codes[answer]
    return f"{answer_text(answer)} {item.unit}".strip()


def _sections(conduct: Conduct) -> Iterator[SectionState]:
    for section in conduct.sections():
        done, count = conduct.share(section.id)
        progress = words.ANSWERED.format(done=done, count=count)
        share = done / count if count else 1.0
        yield SectionState(section.id, section.title, progress, share, section.id == conduct.section)


def _title(letter: str, title: str) -> str:
    return f"{letter}  {title}".strip()


def _options(item: Item) -> tuple[Option, ...]:
    steps = item.codes if item.kind is Kind.CODE else item.anchors
    return tuple(Option(str(code), text) for code, text in steps.items())


def _cells(grid: Grid, conduct: Conduct) -> Iterator[str]:
    for row, _text in grid.rows:
        yield from (row + suffix for suffix, _label in grid.columns if row + suffix in conduct.instrument.items)


def _note_rows(conduct: Conduct, problems: Mapping[str, str]) -> Iterator[RowState]:
    making = _Boxes(conduct, problems, effective(conduct.instrument, conduct.answers, conduct.item_set))
    for item in conduct.instrument.items.values():
        if item.section == conduct.section and item.source is Source.INTERVIEWER:
            yield making.single(item)


@dataclass(frozen=True, slots=True)
class _Boxes:
    """Makes boxes from answers that were read once."""

    conduct: Conduct
    problems: Mapping[str, str]
    standing: Standing

    def single(self, item: Item) -> RowState:
        """Return the line of a question that stands alone."""
        private = item.source is Source.INTERVIEWER
        return RowState(item.code, item.label, (self._cell(item, item.label),), private)

    def grid(self, grid: Grid) -> Iterator[RowState]:
        """Yield the lines of a table."""
        of_set = self.conduct.instrument.sets[self.conduct.item_set].codes
        yield RowState(f"{grid.id}-columns", grid.title, (), columns=tuple(column for _suffix, column in grid.columns))
        for row, text in grid.rows:
            cells = [
                self._cell(item, f"{text}, {column}", beside=False)
                for suffix, column in grid.columns
                if (item := self.conduct.instrument.items.get(row + suffix)) is not None and item.code in of_set
            ]
            if cells:
                yield RowState(f"{grid.id}-{row}", text, tuple(cells), tabled=True)

    def _cell(self, item: Item, label: str, *, beside: bool = True) -> CellState:
        kept = self.standing.set_aside.get(item.code)
        skipped = ""
        if item.code in self.standing.skipped:
            skipped = words.SKIPPED if kept is None else words.SKIPPED_KEPT.format(answer=said(item, kept))
        return CellState(
            code=item.code,
            label=label,
            hint=hint(item),
            beside=beside,
            value=typed(self.conduct.answers.get(item.code)),
            problem=self.problems.get(item.code, ""),
            skipped=skipped,
            long=item.kind is Kind.TEXT,
        )


def _finding(conduct: Conduct, finding: Finding) -> FindingState:
    items = conduct.instrument.items
    answers = tuple(
        AnsweredState(code, items[code].label, said(items[code], answer)) for code, answer in finding.answers
    )
    last = [
        f"{items[code].label}: {words.EARLIER.format(answer=said(items[code], conduct.earlier[code]))}"
        for code in finding.codes
        if finding.rule in {"R25", "R27"} and code in conduct.earlier
    ]
    return FindingState(
        id=finding.id,
        text=finding_line(finding, conduct.instrument),
        level=finding.level,
        answers=answers,
        reason=conduct.reasons.get(finding.id, ""),
        earlier=" · ".join(last),
    )
