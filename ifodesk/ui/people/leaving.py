"""Somebody leaves: what is handed over is shown before it is done, and then all is one act. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.home import Home
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.people.acts import Acts
from ifodesk.ui.people.state import HandOverLine, LeavingForm, LeavingState
from ifodesk.ui.tabs.notice import NoticeKind
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.group_leaving import HandOverWork, Left, RemovePerson, WorkInCase
from ifodesk.usecases.ports import Member
from ifodesk.words import group_words
from ifodesk.words import screen_words_people as words
from ifodesk.words.error_words import sentence


@dataclass(frozen=True, slots=True)
class _Found:
    who: Member
    heirs: tuple[Member, ...]
    work: tuple[WorkInCase, ...]
    clients: Mapping[EntityId, str]


@dataclass(frozen=True, slots=True)
class _Gone:
    left: Left
    still: tuple[tuple[str, str], ...]
    """Number of a case that was not handed over, and why."""
    homes: tuple[str, ...]
    """Homes that were not handed over, by name."""
    waits: str
    """Whose signatures the removal lacks."""


class LeavingPresenter:
    """Shows what somebody has, takes who takes over, and removes the person."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._who: MemberId | None = None

    def asked(self, key: str) -> None:
        """Show what the person whose id is *key* has."""
        who = MemberId(bytes.fromhex(key))
        self._acts.work.run(lambda: self._find(who), self._found)

    def given(self, form: LeavingForm) -> None:
        """Hand over and remove, in one act."""
        who = self._who
        if who is None:
            return
        if not isinstance(form.to, bytes):
            self._acts.problem(words.LEAVING_NO_HEIR)
            return
        to = MemberId(form.to)
        by_case = {
            EntityId(bytes.fromhex(case)): MemberId(heir) for case, heir in form.by_case if isinstance(heir, bytes)
        }
        self._acts.work.run(lambda: self._remove(who, to, by_case), self._removed)

    def closed(self) -> None:
        """The form was closed."""
        self._who = None
        self._acts.show(replace(self._acts.state, leaving=None))

    def _find(self, who: MemberId) -> _Found:
        session = self._acts.session
        directory = session.directory
        people = directory.members(directory.me().municipality)
        heirs = tuple(one for one in people if one.id != who and one.active)
        work = HandOverWork(session).work_of(who)
        clients = {row.id: row.client for row in session.queries.cases()} if work else {}
        return _Found(directory.member(who), heirs, work, clients)

    def _found(self, found: _Found) -> None:
        self._who = found.who.id
        lines = sorted(_lines(found), key=lambda line: swedish_key(line.number))
        state = LeavingState(
            key=found.who.id.hex(),
            title=words.LEAVING_TITLE.format(name=found.who.name),
            heirs=tuple(Choice(one.id, one.name) for one in found.heirs),
            lines=tuple(lines),
        )
        self._acts.show(replace(self._acts.state, leaving=state))
        self._acts.view.open_form("leaving")

    def _remove(self, who: MemberId, to: MemberId, by_case: dict[EntityId, MemberId]) -> _Gone:
        session = self._acts.session
        left = RemovePerson(session)(who, to, by_case=by_case)
        still = tuple(
            (_number(session.records.get(Case, one.case).value), sentence(RuleError(one.why)))
            for one in left.work.still_open
        )
        homes = tuple(session.records.get(Home, one).value.name or "" for one in left.work.homes_left)
        return _Gone(left, still, homes, self._acts.with_signers(left.removal)[1])

    def _removed(self, gone: _Gone) -> None:
        self._acts.view.close_forms()
        self._acts.jobs.tell(gone.left.work.changed)
        self._acts.jobs.tell(gone.left.removal.changed)
        told = [words.LEFT.format(cases=group_words.cases(len(gone.left.work.cases)))]
        told += [words.LEFT_STILL.format(number=number, why=why) for number, why in gone.still]
        if gone.homes:
            told.append(group_words.homes_left(gone.homes))
        told.append(group_words.done(gone.left.removal, gone.waits))
        whole = gone.left.removal.in_force and not gone.still and not gone.homes
        self._acts.say(" ".join(told), NoticeKind.GOOD if whole else NoticeKind.WARN)


def _lines(found: _Found) -> Iterator[HandOverLine]:
    for one in found.work:
        case = one.case
        promised = words.promises(one.promises) if one.promises else ""
        parts = (found.clients.get(case.id, ""), words.HANDLES if one.handles else "", promised)
        yield HandOverLine(case.id.hex(), _number(case), ", ".join(part for part in parts if part))


def _number(case: Case) -> str:
    return case.record_number or case.number or ""
