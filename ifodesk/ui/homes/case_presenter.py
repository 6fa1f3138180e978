"""Decides what the tab Placering shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from typing_extensions import override

from ifodesk.domain.entities.home_need import Need
from ifodesk.domain.entities.pool import Claim
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes import (
    ask_forms,
    case_need_making,
    claim_making,
    match_making,
    placement_cost_forms,
    placement_deeds,
    placement_forms,
    placement_making,
)
from ifodesk.ui.homes.case_forms import END_NEED, NETWORK, case_form, save_need
from ifodesk.ui.homes.case_need_form import NEED
from ifodesk.ui.homes.case_reading import Unfolded, read_case
from ifodesk.ui.homes.case_state import CaseRead
from ifodesk.ui.homes.cost_forms import RECKONED, MoneyError
from ifodesk.ui.homes.form_spec import Answers, FormSpec
from ifodesk.ui.homes.match_making import AboutHome
from ifodesk.ui.homes.need_form import NeedProblem
from ifodesk.ui.homes.need_making import about_homes_of
from ifodesk.ui.homes.papers import PaperTray
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.ui.homes.step2_form import TELL, step2_form, tell, tell_actions
from ifodesk.usecases.claims import ReleasePlace, ReservePlace
from ifodesk.usecases.home_papers import PayBasis
from ifodesk.usecases.needs import SendStep1
from ifodesk.usecases.pool import PoolLine
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.saving import Made
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_case as words

_SHOWN: Final = frozenset(
    {"need", "need_step1", "proposal", "gate", "placement", "placement_duty", "placement_cost", "claim", "inquiry"}
    | {"pool_home", "vacancy", "pool_stop"}
)
Done = Saved | Made | Changed


class CaseHomesPresenter(SheetWork[SheetScreen]):
    """One per window; shows one case at a time."""

    def __init__(self, view: SheetScreen, session: Session, jobs: Jobs, papers: PaperTray) -> None:
        super().__init__(view, session, jobs, SheetState(), _SHOWN)
        self._papers = papers
        self._case: EntityId | None = None
        self._read: CaseRead | None = None
        self._base: CaseRead | None = None  # what the open form was filled from
        self._unfolded = Unfolded()
        self._homes: frozenset[str] = frozenset()
        self._beginning = False

    def open(self, case: EntityId) -> None:
        """Show *case*."""
        if case != self._case:
            self._work.renew()
            self._view.close_forms()
            self._case, self._read, self._base = case, None, None
            self._unfolded, self._homes = Unfolded(), frozenset()
            self._beginning = False
            self._show(SheetState())
        self.load()

    @override
    def load(self) -> None:
        """Read everything anew."""
        case, unfolded = self._case, self._unfolded
        if case is not None:
            self._work.read(lambda: read_case(self._session, case, unfolded), self._loaded)

    def begin(self) -> None:
        """Describe a need, as soon as the case is read."""
        self._beginning = self._read is None
        self._open("", case_need_making.ADD)

    def opened(self, key: str) -> None:
        """Unfold a home's answers, or fold them."""
        if key.startswith(match_making.HOME):
            self._homes ^= {key.removeprefix(match_making.HOME)}
            if self._read is not None:
                self._loaded(self._read)

    def acted(self, key: str, code: str) -> None:
        """Do what a button beside a line or a heading says."""
        folds: dict[str, Callable[[], Unfolded]] = {
            case_need_making.MATCH: lambda: replace(self._unfolded, matching=_toggled(self._unfolded.matching, key)),
            case_need_making.SENDING: lambda: replace(self._unfolded, sending=_toggled(self._unfolded.sending, key)),
        }
        if code in folds:
            self._unfolded = folds[code]()
            self.load()
        elif code == case_need_making.SEND:
            self._send()
        elif code == claim_making.RESERVE:
            self._reserve(key.removeprefix(match_making.HOME))
        elif code == TELL:
            self._ask_to_tell(key.removeprefix(match_making.HOME))
        elif code == claim_making.START:
            self._start(key.removeprefix(match_making.HOME))
        elif code in {placement_making.PROPOSE, placement_making.PRINT}:
            self._proposal(EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1])), code)
        elif code == claim_making.RELEASE:
            claim = EntityId(bytes.fromhex(key.removeprefix(claim_making.CLAIM)))
            self._save(lambda: ReleasePlace(self._session)(self._session.records.get(Claim, claim)), words.SAVED)
        else:
            self._open(key, code)

    def given(self, answers: Answers) -> None:
        """Save what a form says."""
        if lack := ask_forms.lacks(answers):
            self._view.show_problem(lack)
            return
        case, read = self._case, self._read
        if case is None or read is None:
            return
        try:
            if answers.code == placement_cost_forms.PAY:
                self._pay(placement_cost_forms.pay_basis(self._session, read, answers))
            else:
                self._save(self._work_of(read, answers), words.SAVED)
        except (NeedProblem, MoneyError) as lacking:
            self._view.show_problem(str(lacking))

    def _pay(self, gather: Callable[[], PayBasis]) -> None:
        self._view.close_forms()
        self._papers.make(self._work, gather, self._notice)

    def keep(self, text: str) -> None:
        """Keep what is half typed as a loose note: the window locks."""
        self._keep(words.KEPT.format(text=text))

    def notice_pressed(self, code: str) -> None:
        """Open the paper that was made."""
        if (path := self._papers.made(code)) is not None:
            self._view.open_file(path)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._case = self._read = self._base = None
        self._unfolded, self._homes = Unfolded(), frozenset()
        self._view.close_forms()
        self._show(SheetState())

    @property
    @override
    def _has_read(self) -> bool:
        return self._read is not None

    def _work_of(self, read: CaseRead, answers: Answers) -> Callable[[], Done]:
        session, base = self._session, self._base or read
        if answers.code in {NEED, END_NEED, NETWORK}:
            return save_need(session, base, answers)
        step1 = self._step1(read)
        if answers.code == TELL:
            return lambda: tell(session, answers)
        if answers.code in RECKONED:
            return placement_cost_forms.keep_cost(session, base, answers)
        if answers.code in placement_forms.CODES:
            return lambda: placement_forms.save_placement(session, base, answers)
        return lambda: ask_forms.save(session, answers, need=step1)

    def _open(self, key: str, code: str) -> None:
        read = self._read
        if read is None:
            return
        spec = (
            placement_cost_forms.cost_form(read, key, code)
            or placement_forms.placement_form(read, key, code)
            or case_form(self._session, read, key, code)
        )
        if spec is not None:
            self._open_spec(spec)

    def _open_spec(self, spec: FormSpec) -> None:
        self._notice(None)
        self._base = self._read
        self._view.open_form(spec)

    def _send(self) -> None:
        need = self._unfolded.sending
        if need is None:
            return
        session = self._session
        self._unfolded = replace(self._unfolded, sending=None)
        self._save(lambda: SendStep1(session)(session.records.get(Need, need)), words.SENT_NOW)

    def _reserve(self, key: str) -> None:
        read = self._read
        line = None if read is None else read.asked.get(key)
        if read is None or line is None or read.matched is None:
            return
        need, said = read.matched.need, claim_making.yes_on(line, read.mine, read.today)
        reserve, entry, step1 = ReservePlace(self._session), line.home.value.id, self._step1(read)
        self._save(
            lambda: reserve(entry, places=len(need.children), from_on=need.month, need=step1, yes_on=said),
            words.RESERVED,
        )

    def _start(self, key: str) -> None:
        read, need = self._read, self._unfolded.matching
        line = None if read is None else read.lines.get(key)
        if read is None or need is None or line is None or read.matched is None:
            return
        wanted = read.matched.need
        self._unfolded = Unfolded()
        self._save(lambda: placement_deeds.start(self._session, need, wanted, line), words.STARTED)

    def _ask_to_tell(self, key: str) -> None:
        need = self._unfolded.matching
        line = None if self._read is None else self._read.lines.get(key)
        if need is not None and line is not None:
            self._work.run(lambda: step2_form(self._session, need, line), self._open_spec)

    def _proposal(self, proposal: EntityId, code: str) -> None:
        session = self._session
        if code == placement_making.PROPOSE:
            self._save(lambda: placement_deeds.propose(session, proposal), words.LAID_FORWARD)
        else:
            self._papers.make(self._work, lambda: placement_deeds.paper(session, proposal), self._notice)

    def _step1(self, read: CaseRead) -> EntityId | None:
        """Return the graded need of the one whose homes are shown; None when it was not sent."""
        shown = (one.seen.value for one in read.needs if one.seen.value.id == self._unfolded.matching)
        return next((one.step1 for one in shown), None)

    def _save(self, work: Callable[[], Done], told: str) -> None:
        self._work.save(work, done=lambda _done: self._done(told))

    def _done(self, told: str) -> None:
        self._view.close_forms()
        self._say(told)

    def _loaded(self, read: CaseRead) -> None:
        self._read = read
        needs = {one.seen.value.step1 for one in read.needs}
        groups = [*case_need_making.need_groups(read), claim_making.claim_group(read.lines, read.mine, needs)]
        detail = ""
        if read.matched is not None:
            about = about_homes_of(read.matched.need, read.lines, read.gazetteer, read.mine, read.today)
            about = {key: _of_this_child(read, one, read.asked[key]) for key, one in about.items()}
            groups += match_making.match_groups(read.matched, about, self._homes)
            detail = match_words.ON_PAPER
        groups += [*placement_making.proposal_groups(read), *placement_making.placement_groups(read)]
        self._show(replace(self._state, detail=detail, groups=tuple(groups)))
        if self._beginning:
            self.begin()


def _of_this_child(read: CaseRead, about: AboutHome, line: PoolLine) -> AboutHome:
    """Return what a home's line shows with the buttons of this child's own question; *line*: without the others'."""
    more = (*claim_making.reserve_actions(line, read.mine, read.today), *tell_actions(line, read.mine))
    return replace(about, answer_open=ask_forms.waiting(line, read.mine) is not None, more=more)


def _toggled(now: EntityId | None, key: str) -> EntityId | None:
    """Return the need of a line, or None when it is unfolded already."""
    need = EntityId(bytes.fromhex(key.rsplit("-", maxsplit=1)[-1]))
    return None if now == need else need
