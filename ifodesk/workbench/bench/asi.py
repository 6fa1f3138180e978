"""`asi`: scores and checks of many interviews beside a bare loop over the same numbers; and from answer to question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final, TypeAlias

from ifodesk.compose.instruments import SHIPPED, ResourceInstruments
from ifodesk.compose.opening import Opened
from ifodesk.domain.entities.interview import InterviewAnswers
from ifodesk.domain.instrument.answers import Answer, figure
from ifodesk.domain.instrument.checking import check
from ifodesk.domain.instrument.entry import read_answers
from ifodesk.domain.instrument.form import ASKED, next_item, progress
from ifodesk.domain.instrument.model import Instrument, Item, Kind
from ifodesk.domain.instrument.scoring import Money, scores
from ifodesk.usecases.answers import GiveAnswer
from ifodesk.usecases.interviews import StartInterview
from ifodesk.usecases.ports import Home
from ifodesk.usecases.seen import Seen
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.timing import in_turns, percentile, seconds
from ifodesk.workbench.bench.world import Casework, found_vault, opened, surroundings

_GOAL: Final = 30
"""180 rules and 7 formulas with unknown values beside one comparison for each number."""
_MS: Final = 1000
_SLOWEST_MS: Final = 50
_PART: Final = 0.95
_NOUGHT: Final = 0.4
"""Share of answers that are the least there is, as in most interviews."""
_BUILT_IN: Final = SHIPPED[0].rsplit("-", 1)[0]
_TEXTS: Final = frozenset({Kind.DATE, Kind.TIME, Kind.TEXT})

Interview: TypeAlias = dict[str, Answer]
Limits: TypeAlias = Mapping[str, tuple[int, int]]


def asi(bench: Bench) -> Iterator[Figure]:
    """Yield both figures."""
    yield _reckoning(bench)
    yield _answering(bench)


def _built_in() -> Instrument:
    return next(one for one in ResourceInstruments().offered(practice=False) if one.id == _BUILT_IN)


def _reckoning(bench: Bench) -> Figure:
    """Return how long scoring and checking takes beside comparing each number with its limits and adding it up."""
    instrument, random = _built_in(), Random(5)
    interviews = [_whole(instrument, random) for _ in range(bench.sizes.interviews)]
    numbers = [
        {code: number for code, answer in one.items() if (number := figure(answer)) is not None} for one in interviews
    ]
    limits = {code: _limits(item) for code, item in instrument.items.items() if item.kind not in _TEXTS}
    sums = [score.components for score in instrument.scores]
    pair = in_turns(
        partial(seconds, partial(_ours, instrument, interviews)),
        partial(seconds, partial(_bare, numbers, limits, sums)),
        rounds=bench.sizes.rounds,
    )
    return Figure("asi", pair.value, f"s, {len(interviews)} interviews scored and checked", pair.limit, _GOAL)


def _ours(instrument: Instrument, interviews: Sequence[Interview]) -> int:
    dollars = Money(instrument.money_in)
    return sum(len(scores(instrument, one, money=dollars)) + len(check(instrument, one)) for one in interviews)


def _bare(interviews: Sequence[Mapping[str, float]], limits: Limits, sums: Sequence[Sequence[str]]) -> float:
    found = 0.0
    for one in interviews:
        for code, number in one.items():
            low, high = limits[code]
            found += not low <= number <= high
        for components in sums:
            found += sum(one[code] for code in components)
    return found


def _limits(item: Item) -> tuple[int, int]:
    if item.range:
        return item.range.low, item.range.high
    return min(item.codes), max(item.codes)


def _whole(instrument: Instrument, random: Random) -> Interview:
    """Return an interview with a figure for every item that takes one."""
    return {item.code: _figure(item, random) for item in instrument.items.values() if item.kind not in _TEXTS}


def _figure(item: Item, random: Random) -> int:
    low, high = _limits(item)
    if random.random() < _NOUGHT:
        return low
    return random.choice(sorted(item.codes)) if item.codes else random.randint(low, high)


def _answering(bench: Bench) -> Figure:
    """Return the time from an answer to the next question: read, saved for good, skips applied, the next one found."""
    vault = bench.place("interview")
    around = surroundings()
    found_vault(vault, around)
    with opened(vault, around) as one:
        taken = list(_Interviewing.begin(one).all(Random(6), bench.sizes.answers))
    return within("asi", percentile(taken, _PART) * _MS, "ms, answer to next question, 95 %", _SLOWEST_MS)


@dataclass(slots=True)
class _Interviewing:
    """An interview in a vault, answered item by item."""

    one: Opened
    instrument: Instrument
    answers: Seen[InterviewAnswers]

    @classmethod
    def begin(cls, one: Opened) -> _Interviewing:
        session = one.session
        case = Casework(one).open_case(1, Home("restricted", session.readers.open_compartment(())))
        started = StartInterview(session)(case, _BUILT_IN)
        (answers,) = session.records.children(InterviewAnswers, started.id)
        return cls(one, _built_in(), answers)

    def all(self, random: Random, most: int) -> Iterator[float]:
        """Answer until nothing is left to ask, and give the seconds of each answer."""
        item = next_item(self.instrument, {})
        for _ in range(most):
            if item is None:
                return
            found: list[Item | None] = []
            yield seconds(partial(self._answer, item, str(_figure(item, random)), found))
            item = found[0]

    def _answer(self, item: Item, typed: str, found: list[Item | None]) -> None:
        self.answers = GiveAnswer(self.one.session)(self.answers, item, typed).answers
        given, _ = read_answers(self.instrument, self.answers.value.answers)
        found.append(next_item(self.instrument, given, item.code, sources=ASKED))
        progress(self.instrument, given, item.section)
