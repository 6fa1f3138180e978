"""The form of a new case: four fields are enough. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ifodesk.domain.entities.case import CaseType
from ifodesk.domain.ids import MemberId
from ifodesk.domain.personal_number import AsTyped, read
from ifodesk.ui.cases.state import NewCaseScreen, NewCaseState, Similar
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.cases import OpenCase, OpenedCase, chief_for_new_cases
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.disqualification_check import CheckState
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.limited_circles import Nearness, near_names
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs, Member
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import SearchHit
from ifodesk.words import screen_words_cases as words
from ifodesk.words.error_words import sentence
from ifodesk.words.label_words import CASE_TYPE
from ifodesk.words.plural_words import listed

_MANY = 3
"""So many possible doubles are shown."""
_ENOUGH = 4
"""Letters of a name before doubles are looked for."""


@dataclass(frozen=True, slots=True)
class NewCaseForm:
    """What stands in the form."""

    case_type: CaseType
    name: str
    personal_number: str
    handler: MemberId | None
    circle: tuple[MemberId, ...] | None = None
    """A limited circle; None: as the municipality's setting says."""

    @property
    def begun(self) -> bool:
        """Return whether a person typed anything."""
        return bool(self.name.strip() or self.personal_number.strip())


class NewCasePresenter:
    """Opens a case, and says before that who will read it and whether the person is known already."""

    def __init__(
        self, view: NewCaseScreen, session: Session, jobs: Jobs, navigator: Navigator, done: Callable[[], None]
    ) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._navigator = navigator
        self._done = done
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = NewCaseState()
        self._looked_at = ""
        self._me: MemberId | None = None

    def start(self) -> None:
        """Fill the choices; what is typed already stays."""
        self._work.run(self._choices, self._show)

    def typed(self, form: NewCaseForm) -> None:
        """Look for cases of the same person, and at the personal number."""
        odd = isinstance(read(form.personal_number, self._session.clock.today()), AsTyped)
        odd = odd and bool(form.personal_number.strip())
        self._show(replace(self._state, number_problem=words.AS_TYPED if odd else "", name_problem=""))
        self._work.run(lambda: self._similar(form), self._found)
        self._work.run(lambda: near_names(self._session, form.name), lambda near: self._found_near(form, near))

    def open_clicked(self, form: NewCaseForm) -> None:
        """Open the case; one of a colleague or a board member first proposes a limited circle."""
        if self._state.working:
            return
        self._show(replace(self._state, working=True, problem="", name_problem=""))
        if not form.name.strip() or self._looked_at == form.name.strip():
            self._open(form)
            return
        self._jobs.run(
            lambda: near_names(self._session, form.name),
            done=lambda near: self._open_unless_near(form, near),
            failed=self._failed,
        )

    def _open_unless_near(self, form: NewCaseForm, near: Nearness) -> None:
        self._found_near(form, near)
        if near.colleagues or near.board:
            self._show(replace(self._state, working=False))
        else:
            self._open(form)

    def _open(self, form: NewCaseForm) -> None:
        session = self._session
        self._jobs.run(
            lambda: OpenCase(session)(
                form.case_type,
                form.name,
                personal_number=form.personal_number,
                handler=form.handler,
                circle=form.circle,
            ),
            done=self._opened,
            failed=self._failed,
        )

    def similar_clicked(self, index: int) -> None:
        """Open the case that exists instead."""
        case = self._state.similar[index].case
        self.cancelled()
        self._navigator.open_case(case)

    def cancelled(self) -> None:
        """Give the form up."""
        self._looked_at = ""
        self._show(replace(self._state, near=""))
        self._view.clear()
        self._done()

    def keep(self, form: NewCaseForm) -> None:
        """The window locks: keep what was typed as a loose note, so that nothing is lost."""
        if not form.begun:
            return
        parts = (CASE_TYPE[form.case_type], form.name.strip(), form.personal_number.strip())
        text = words.KEPT_NOTE.format(parts=", ".join(part for part in parts if part))
        self._work.save(lambda: SaveLooseNote(self._session)(text), lambda _made: self._view.clear())

    def drop(self) -> None:
        """Forget everything."""
        self._work.renew()
        self._view.clear()
        self._show(NewCaseState())

    def _opened(self, opened: OpenedCase) -> None:
        self._jobs.tell(opened.saved.changed)
        self._show(replace(self._state, working=False, similar=(), number_problem="", problem=""))
        self.cancelled()
        self._navigator.open_case(opened.case, "jav" if opened.check.state is CheckState.HITS else "")

    def _failed(self, error: Exception) -> None:
        self._show(replace(self._state, working=False))
        if isinstance(error, RuleError) and error.code == Refusal.NAME_NEEDED:
            self._show(replace(self._state, name_problem=sentence(error)))
        else:
            self._work.fail(error)

    def _choices(self) -> NewCaseState:
        session = self._session
        me = session.directory.me()
        colleagues = session.directory.members(me.municipality)
        self._me = me.id
        return replace(
            self._state,
            types=tuple(Choice(case_type, text) for case_type, text in CASE_TYPE.items()),
            handlers=tuple(Choice(member.id, member.name) for member in colleagues),
            handler=me.name,
            read_by=_read_by(session, me),
        )

    def _similar(self, form: NewCaseForm) -> tuple[SearchHit, ...]:
        asked = [form.personal_number.strip()] if form.personal_number.strip() else []
        asked += [form.name.strip()] if len(form.name.strip()) >= _ENOUGH else []
        hits = {hit.case: hit for text in asked for hit in self._session.queries.search(text, _MANY)}
        return tuple(hits.values())[:_MANY]

    def _found(self, hits: tuple[SearchHit, ...]) -> None:
        similar = tuple(
            Similar(hit.case, ", ".join(part for part in (hit.number, hit.name, _type(hit)) if part)) for hit in hits
        )
        self._show(replace(self._state, similar=similar))

    def _found_near(self, form: NewCaseForm, near: Nearness) -> None:
        self._looked_at = form.name.strip()
        alike = {one.id for one in near.colleagues}
        me = self._me
        circle = tuple(one for one in self._state.handlers if one.key not in alike and one.key != me)
        self._show(replace(self._state, near=words.near(near), circle=circle))

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: NewCaseState) -> None:
        self._state = state
        self._view.show_state(state)


def _type(hit: SearchHit) -> str:
    return CASE_TYPE[hit.case_type] if hit.case_type else ""


def _read_by(session: Session, me: Member) -> str:
    chief = chief_for_new_cases(session)
    if chief is None:
        return words.READ_BY_YOU
    names = [words.YOU]
    if chief != me.id:
        names.append(words.CHIEF.format(name=session.directory.member(chief).name))
    return words.READ_BY.format(names=listed(names))
