"""The two vaults that windows are measured with: one day's work of one person, and the largest there will be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from ifodesk.workbench.bench.bench import Bench
from ifodesk.workbench.bench.crowd import DAY
from ifodesk.workbench.bench.world import NOW, Casework, found_vault, opened, surroundings
from ifodesk.workbench.practice.group import practice_group
from ifodesk.workbench.practice.model import PracticeCase
from ifodesk.workbench.practice.writing import PracticeClock, Writer

_SEED: Final = 8


def day_vault(bench: Bench) -> Path:
    """Return a vault with cases of the practice group, with notes, plans and all, as if one person had them all."""
    folder, clock = bench.folder / "day", PracticeClock(NOW)
    around = replace(surroundings(), clock=clock)
    found_vault(folder, around)
    whole = practice_group(_SEED, DAY)
    member = whole.members[0]
    group = replace(whole, cases=tuple(_all_by(member.key, case) for case in whole.cases[: bench.sizes.day_cases]))
    with opened(folder, around) as one:
        real = dict.fromkeys((each.id for each in group.members), one.session.directory.me().id)
        with one.parts.records.bulk():
            Writer(group, member, one.session, clock, real, lambda: None).own_cases()
    return folder


def _all_by(key: str, case: PracticeCase) -> PracticeCase:
    """Return a case that one member has and reads alone."""
    acts = tuple(replace(act, by=key) for act in case.acts)
    return replace(case, author=key, readers=(key,), acts=acts)


def great_vault(bench: Bench) -> Path:
    """Return a vault with as many cases and people as are ever expected. Made once a run: it takes a while."""
    folder = bench.folder / "great"
    if not folder.is_dir():
        around = surroundings()
        found_vault(folder, around)
        with opened(folder, around) as one:
            Casework(one).open_cases(bench.sizes.cases, people=bench.sizes.people)
            # As on any day: what was written has been sent. Ten thousand saves on their way would all be listed.
            one.use_hub(bench.folder / "hub", prepare=True)
            one.session.sync.round()
    return folder
