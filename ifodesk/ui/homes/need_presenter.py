"""Decides what "Sök hem" shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from typing_extensions import override

from ifodesk.domain.matching.need import Need
from ifodesk.ui.homes import ask_forms
from ifodesk.ui.homes.form_spec import Answers, FormSpec, filled
from ifodesk.ui.homes.joint_making import NEED as NEED_LINE
from ifodesk.ui.homes.joint_making import REMOVE, joint_groups, needs_group
from ifodesk.ui.homes.match_making import ANSWER, CONFIRM, HOME, RING, match_groups
from ifodesk.ui.homes.need_form import NEED, NeedProblem, need_form, need_of, need_values
from ifodesk.ui.homes.need_making import (
    ADD,
    CHANGE,
    GROUP_NEED,
    SEARCH,
    GroupNeed,
    NeedRead,
    about_homes,
    group_needs_group,
    need_text,
    told_group,
)
from ifodesk.ui.homes.need_reading import read_group_needs, read_needs
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.ui.parts.shapes import Action, Group
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_need as words

_SHOWN: Final = frozenset(
    {"pool_home", "vacancy", "inquiry", "claim", "pool_stop", "municipality_settings", "need_step1"}
)


class NeedPresenter(SheetWork[SheetScreen]):
    """One per window. The need itself is kept nowhere: what is saved is who was asked."""

    def __init__(self, view: SheetScreen, session: Session, jobs: Jobs) -> None:
        super().__init__(view, session, jobs, _empty(), _SHOWN)
        self._forms: dict[str, FormSpec] = {}
        self._needs: tuple[Need, ...] = ()
        self._current = ""
        self._read: NeedRead | None = None
        self._group: tuple[GroupNeed, ...] = ()
        self._unfolded: frozenset[str] = frozenset()
        self._loads = False

    @override
    def load(self) -> None:
        """Read the pool anew, if a need is described, and what the others look for."""
        self._loads = True
        session, needs, current = self._session, self._needs, self._current
        self._work.read(
            lambda: (read_group_needs(session), read_needs(session, needs, current) if needs else None), self._loaded
        )

    def begin(self) -> None:
        """Describe a need, or change the one that is shown."""
        self._ask(self._current or self._next())

    def opened(self, key: str) -> None:
        """Unfold a home's answers, or fold them; show another need's homes."""
        if key.startswith(NEED_LINE):
            self._current = key.removeprefix(NEED_LINE)
            self.load()
            return
        self._unfolded ^= {key.removeprefix(HOME)}
        self._refresh()

    def acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        if code in {CHANGE, ADD}:
            self._ask(self._current or self._next() if code == CHANGE else self._next())
            return
        if code == REMOVE:
            self._remove(key.removeprefix(NEED_LINE))
            return
        if code == SEARCH:
            self._take_up(key.removeprefix(GROUP_NEED))
            return
        read = self._read
        line = None if read is None else read.lines.get(key.removeprefix(HOME))
        if read is None or line is None:
            return
        if (spec := _form_of(line, code, read.matched.need, read.mine)) is not None:
            self._notice(None)
            self._view.open_form(spec)

    def given(self, answers: Answers) -> None:
        """Search, or save what a form says."""
        if answers.code == NEED:
            self._search(answers)
        elif lack := ask_forms.lacks(answers):
            self._view.show_problem(lack)
        else:
            self._work.save(lambda: ask_forms.save(self._session, answers), done=lambda _saved: self._done())

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._forms, self._needs, self._current, self._read = {}, (), "", None
        self._unfolded, self._group, self._loads = frozenset(), (), False
        self._view.close_forms()
        self._show(_empty())

    @property
    @override
    def _has_read(self) -> bool:
        return self._loads

    def _ask(self, called: str) -> None:
        session = self._session
        empty = need_form(tuple(session.gazetteer.places), session.clock.today())
        self._view.open_form(self._forms.get(called, replace(empty, about=called)))

    def _next(self) -> str:
        return str(1 + max((int(need.id) for need in self._needs), default=0))

    def _remove(self, called: str) -> None:
        self._needs = tuple(need for need in self._needs if need.id != called)
        self._forms.pop(called, None)
        self._current = self._needs[0].id if self._needs else ""
        self.load()

    def _search(self, answers: Answers) -> None:
        session = self._session
        try:
            need = need_of(answers, answers.about, session.clock.today())
        except NeedProblem as lack:
            self._view.show_problem(str(lack))
            return
        self._add(need, answers.values)

    def _take_up(self, key: str) -> None:
        """Look at a need of the group."""
        found = next((one.need for one in self._group if one.key == key), None)
        if found is not None:
            self._add(replace(found, id=self._next()), need_values(found))

    def _add(self, need: Need, values: Mapping[str, object]) -> None:
        session = self._session
        empty = need_form(tuple(session.gazetteer.places), session.clock.today())
        self._forms[need.id] = filled(replace(empty, about=need.id), **values)
        others = tuple(one for one in self._needs if one.id != need.id)
        self._needs = tuple(sorted((*others, need), key=lambda one: int(one.id)))
        self._current, self._unfolded = need.id, frozenset()
        self._view.close_forms()
        self.load()

    def _loaded(self, found: tuple[tuple[GroupNeed, ...], NeedRead | None]) -> None:
        self._group, self._read = found
        self._refresh()

    def _refresh(self) -> None:
        read = self._read
        if read is None:
            self._show(replace(_empty(self._group), notice=self._state.notice))
            return
        groups = match_groups(read.matched, about_homes(read), self._unfolded)
        detail = f"{match_words.ON_PAPER} {match_words.ORDER}"
        others = group_needs_group(self._group)
        whole = (told_group(read), needs_group(read), *groups, *joint_groups(read, read.joint), others)
        self._show(replace(self._state, detail=detail, groups=whole))

    def _done(self) -> None:
        self._view.close_forms()
        self._say(words.SAVED)


def _form_of(line: PoolLine, code: str, need: Need, mine: str) -> FormSpec | None:
    if code == RING:
        return ask_forms.ask_form(line, len(need.children), need_text(need))
    if code == CONFIRM:
        return ask_forms.confirm_form(line)
    asked = ask_forms.waiting(line, mine)
    return ask_forms.answer_form(line, asked) if code == ANSWER and asked is not None else None


def _empty(needs: tuple[GroupNeed, ...] = ()) -> SheetState:
    start = (Action(CHANGE, words.DESCRIBE, main=True),)
    groups = (Group("empty", "", empty=words.EMPTY, actions=start), group_needs_group(needs))
    return SheetState(words.TITLE, "", groups)
