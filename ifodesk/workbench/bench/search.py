"""`search`: from a key to the hits. The bare index query for the same text is the limit."""

# ruff: noqa: S608 - the statement is put together from constants

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median
from typing import Final, TypeAlias

from ifodesk.compose.opening import Opened
from ifodesk.domain.names import words_of
from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.crowd import Crowd
from ifodesk.workbench.bench.figure import Figure, within
from ifodesk.workbench.bench.timing import percentile, seconds
from ifodesk.workbench.bench.vaults import great_vault
from ifodesk.workbench.bench.world import opened, surroundings

_MS: Final = 1000
_GOAL: Final = 1.5
_SLOWEST_MS: Final = 30
_PART: Final = 0.95
_HITS: Final = 31
"""As many as the window asks for."""
_APART: Final = 97
"""People that lie between two who are looked for."""
_NAMES_A_NUMBER: Final = 5
"""Every fifth text is a personal number."""
_NAME: Final = 1
_NUMBER: Final = 2
_LAST: Final = "\U0010ffff"
_ALSO: Final = (
    " AND EXISTS (SELECT 1 FROM p_search o WHERE o.entity = s.entity AND o.what = 1 AND o.word >= ? AND o.word < ?)"
)

_Turn: TypeAlias = Callable[[Opened, str], Sequence[object]]


def search(bench: Bench) -> Iterator[Figure]:
    """Yield the query beside the bare one, and the slowest twentieth of the keys as a person sees them."""
    vault, texts = great_vault(bench), looked_for(bench.sizes.keystrokes)
    strokes = list(_keystrokes(texts))
    taken: dict[_Turn, list[float]] = {_query: [], _bare: []}
    with opened(vault, surroundings()) as one:
        # Whichever comes second finds the pages in memory, so each is the first in every other key. All keys are asked
        # for once before any is again: until then most of its pages have left the memory.
        for former in range(2):
            for number, typed in enumerate(strokes, former):
                for turn in (_query, _bare) if number % 2 else (_bare, _query):
                    taken[turn].append(seconds(partial(turn, one, typed)))
    yield Figure("search", median(taken[_query]) * _MS, "ms, query", median(taken[_bare]) * _MS, _GOAL)
    marks = bench.children.measure("search", str(vault), *texts)
    keys = [mark * _MS for name, mark in marks.items() if name.startswith("key")]
    yield within("search", percentile(keys, _PART), "ms, key to painted hits, 95 %", _SLOWEST_MS)


def looked_for(keystrokes: int) -> list[str]:
    """Return names and numbers of people in the vault, with that many letters in all or a few more."""
    crowd, texts = Crowd(1), list[str]()
    while sum(map(len, texts)) < keystrokes:
        person = [crowd.somebody() for _ in range(_APART)][-1]
        texts.append(person.name if len(texts) % _NAMES_A_NUMBER else person.personal_number)
    return texts


def _keystrokes(texts: Sequence[str]) -> Iterator[str]:
    """Give what stands in the field after each key."""
    for text in texts:
        yield from (text[: at + 1] for at in range(len(text)))


def _query(one: Opened, typed: str) -> Sequence[object]:
    return one.session.queries.search(typed, _HITS)


def _bare(one: Opened, typed: str) -> Sequence[object]:
    """Return the rows that the index and the two tables give for what is typed, straight from the database."""
    if typed.isdigit():
        what, first, others = _NUMBER, typed, list[str]()
    else:
        what, (first, *others) = _NAME, words_of(typed)
    bounds = [bound for word in others for bound in (word, word + _LAST)]
    return one.parts.core.database.rows(
        'SELECT c.id, c.number, p.name, p.protected, c.case_type FROM p_party p JOIN p_case c ON c.id = p."case" '
        "AND c.compartment = p.compartment WHERE p.entity IN (SELECT s.entity FROM p_search s WHERE s.word >= ? "
        f"AND s.word < ? AND s.what = ?{_ALSO * len(others)} LIMIT ?)",
        (first, first + _LAST, what, *bounds, _HITS),
    )
