"""Mina band: the own list, which only its owner can read. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from ifodesk.domain.disqualification_law import Relation
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.personal_number import shown
from ifodesk.domain.sorting import swedish_key
from ifodesk.domain.ties import still_counted
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Action, Choice, Group, Line
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.ui.ties.state import TieForm, TiesScreen, TiesState
from ifodesk.ui.ties.walk import ORDER, first_relation, walk_state
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.group_recovery import is_here_by_recovery
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.own_ties import (
    AddOwnTie,
    ChangeOwnTie,
    EndOwnTie,
    RemoveOwnTie,
    ReviewOwnTies,
    last_review,
    ties_are_reviewed,
)
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved, Seen
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_ties as words
from ifodesk.words.date_words import full_day
from ifodesk.words.error_words import sentence
from ifodesk.words.label_words import RELATION, relation

PAGE = "ties"
_SHOWN = frozenset({"own_tie", "tie_review"})
_FIRST = TieForm(relation=Relation.SPOUSE.value)


@dataclass(frozen=True, slots=True)
class _Found:
    ties: tuple[Seen[OwnTie], ...]
    reviewed: bool
    last: datetime | None
    recovered: bool


class TiesPresenter:
    """Shows the list, its form and when it was gone through."""

    def __init__(self, view: TiesScreen, session: Session, jobs: Jobs) -> None:
        self._view = view
        self._session = session
        self._work = ScreenWork(session, jobs, self._problem)
        self._ties: dict[str, Seen[OwnTie]] = {}
        self._step: int | None = None
        self._state = TiesState(relations=_relations())
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the list."""
        self._work.read(self._read, self._loaded)

    def new_clicked(self) -> None:
        """Open the form for a new tie."""
        first = _FIRST if self._step is None else TieForm(relation=first_relation(self._step))
        self._show(replace(self._state, editing="", form=first, name_problem="", told=""))

    def opened(self, key: str) -> None:
        """Open the form for a tie."""
        if (seen := self._ties.get(key)) is not None:
            self._show(replace(self._state, editing=key, form=_form(seen.value), name_problem="", told=""))

    def acted(self, key: str, code: str) -> None:
        """Change, end or remove a tie."""
        seen = self._ties.get(key)
        if seen is None:
            return
        if code == "end":
            told = words.IS_ENDED if still_counted(seen.value) is None else words.IS_ENDED_COUNTS
            self._work.save(lambda: EndOwnTie(self._session)(seen), lambda _saved: self._tell(told))
        elif code == "remove":
            self._work.save(lambda: RemoveOwnTie(self._session)(seen), lambda _saved: self._tell(words.REMOVED))
        else:
            self.opened(key)

    def form_saved(self, form: TieForm) -> None:
        """Save what stands in the form, as a new tie or in place of the one that is open."""
        key = self._state.editing
        seen = self._ties.get(key) if key else None
        self._work.save(lambda: self._save(form, seen), lambda _saved: self._close(), failed=self._failed)

    def form_closed(self) -> None:
        """Close the form; what was typed is given up."""
        self._close()

    def review_clicked(self) -> None:
        """The person went through the list."""
        self._work.save(ReviewOwnTies(self._session), lambda _made: self._tell(words.REVIEW_SAVED))

    def walk_clicked(self) -> None:
        """Begin the review with the first step."""
        self._go(0)

    def walk_went_on(self) -> None:
        """Go to the next step; after the last the review is saved."""
        if self._step is None:
            return
        if self._step + 1 < len(ORDER):
            self._go(self._step + 1)
        else:
            self._work.save(ReviewOwnTies(self._session), lambda _made: self._reviewed())

    def walk_went_back(self) -> None:
        """Go to the step before."""
        if self._step:
            self._go(self._step - 1)

    def walk_stopped(self) -> None:
        """Leave the review; what was added or ended in it stays."""
        self._go(None)

    @property
    def walking(self) -> bool:
        """Return whether a step of the review is open."""
        return self._step is not None

    def left(self) -> None:
        """What was done here can be undone no more."""
        self._work.renew()

    def undo(self) -> None:
        """Take the latest change back."""
        self._work.undo(lambda _done: self._tell(""))

    def keep(self, form: TieForm) -> None:
        """Keep a half typed tie as a loose note: the window locks."""
        if not self.half_typed(form):
            return
        parts = (relation(form.relation), form.name, form.former_surname, form.personal_number, form.comment)
        text = words.KEPT_NOTE.format(text=", ".join(part.strip() for part in parts if part.strip()))
        self._work.save(lambda: SaveLooseNote(self._session)(text), lambda _made: self._close())

    def half_typed(self, form: TieForm) -> bool:
        """Return whether *form* holds something that is not saved."""
        return self.editing and replace(form, relation="") != replace(self._state.form, relation="")

    @property
    def editing(self) -> bool:
        """Return whether the form is open."""
        return self._state.editing is not None

    def drop(self) -> None:
        """Forget the list."""
        self._work.renew()
        self._ties, self._step = {}, None
        self._show(TiesState(relations=self._state.relations))

    def _save(self, form: TieForm, seen: Seen[OwnTie] | None) -> Saved | Made:
        if seen is None:
            return AddOwnTie(self._session)(
                relation=form.relation,
                name=form.name,
                former_surname=form.former_surname,
                personal_number=form.personal_number,
                comment=form.comment,
            )
        number = form.personal_number
        if number == shown(seen.value.personal_number or ""):
            number = seen.value.personal_number or ""
        value = replace(
            seen.value,
            relation=form.relation,
            name=form.name.strip(),
            former_surname=form.former_surname,
            personal_number=number,
            comment=form.comment,
        )
        return ChangeOwnTie(self._session)(seen, value)

    def _read(self) -> _Found:
        session = self._session
        ties, _reviews = session.queries.own_ties()
        return _Found(ties, ties_are_reviewed(session), last_review(session), is_here_by_recovery(session))

    def _loaded(self, found: _Found) -> None:
        ties = sorted(found.ties, key=lambda seen: swedish_key(seen.value.name or ""))
        self._ties = {seen.value.id.hex(): seen for seen in ties}
        current = tuple(_line(seen.value) for seen in ties if not seen.value.ended)
        ended = tuple(_line(seen.value) for seen in ties if seen.value.ended)
        groups = (
            Group("current", words.CURRENT.format(count=len(current)), current),
            Group("ended", words.ENDED.format(count=len(ended)), ended),
        )
        day = found.last.astimezone().date() if found.last else None
        self._show(
            replace(
                self._state,
                groups=groups,
                review=_review(day, reviewed=found.reviewed),
                review_due=not found.reviewed,
                recovered=found.recovered,
                walk=None if self._step is None else walk_state(self._step, [seen.value for seen in ties]),
                problem="",
                loaded=True,
            )
        )

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _SHOWN and self._state.loaded:
            self.load()

    def _close(self) -> None:
        self._show(replace(self._state, editing=None, form=TieForm(), name_problem="", problem=""))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RuleError) and error.code == Refusal.NAME_NEEDED:
            self._show(replace(self._state, name_problem=sentence(error)))
        else:
            self._work.fail(error)

    def _reviewed(self) -> None:
        self._go(None)
        self._tell(words.REVIEW_SAVED)

    def _go(self, step: int | None) -> None:
        self._step = step
        ties = sorted((seen.value for seen in self._ties.values()), key=lambda tie: swedish_key(tie.name or ""))
        walk = None if step is None else walk_state(step, ties)
        self._show(replace(self._state, walk=walk, editing=None, form=TieForm(), told=""))

    def _tell(self, text: str) -> None:
        self._show(replace(self._state, told=text))

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: TiesState) -> None:
        self._state = state
        self._view.show_state(state)


def _relations() -> tuple[Choice, ...]:
    return tuple(Choice(code.value, text) for code, text in RELATION.items() if code is not Relation.SELF)


def _form(tie: OwnTie) -> TieForm:
    return TieForm(
        relation=tie.relation or "",
        name=tie.name or "",
        former_surname=tie.former_surname or "",
        personal_number=shown(tie.personal_number or ""),
        comment=tie.comment or "",
    )


def _line(tie: OwnTie) -> Line:
    former = words.FORMER_NAME.format(name=tie.former_surname) if tie.former_surname else ""
    details = (relation(tie.relation), former, shown(tie.personal_number or ""), tie.comment or "")
    actions = [Action("change", words.CHANGE)]
    if not tie.ended:
        actions.append(Action("end", words.END))
    actions.append(Action("remove", words.REMOVE))
    return Line(
        key=tie.id.hex(),
        text=tie.name or "",
        detail=" · ".join(part for part in details if part),
        icon=Icon.DASH if tie.ended else Icon.PERSON,
        actions=tuple(actions),
    )


def _review(day: date | None, *, reviewed: bool) -> str:
    if day is None:
        return words.NEVER_REVIEWED
    return (words.REVIEWED if reviewed else words.REVIEW_DUE).format(day=full_day(day))
