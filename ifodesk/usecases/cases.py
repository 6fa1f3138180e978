"""Opening, changing, allotting and closing a case."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import Case, CaseStatus, CaseType, Party, PartyRole
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_numbers import free_number
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_colleague
from ifodesk.usecases.disqualification_check import Check, CheckDisqualification
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.letting_in import ensure_reads
from ifodesk.usecases.parties import with_number
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import change, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A new case, its client, and what the author's own ties say about it."""

    case: EntityId
    client: EntityId
    saved: Saved
    check: Check


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Open a case. Four fields are enough: type, client's name, handler, day."""

    session: Session

    def __call__(
        self,
        case_type: CaseType,
        client_name: str,
        *,
        personal_number: str = "",
        handler: MemberId | None = None,
        opened_on: date | None = None,
        circle: Collection[MemberId] | None = None,
    ) -> OpenedCase:
        """Return the new case, read by its author, its handler and the chief that the setting names, nobody else.

        Args:
            case_type: What kind of case.
            client_name: As it is to be shown.
            personal_number: As typed; kept as typed when it cannot be read.
            handler: None: the author.
            opened_on: None: today.
            circle: A limited circle: read by author, handler and these colleagues only, whatever the setting names.
                For staff, their families and board members as clients (`limited_circles.near_names`).

        Raises:
            RuleError: name_needed, in_the_future, not_a_member, other_municipality.
        """
        session = self.session
        me, today = session.directory.me(), session.clock.today()
        name = words_or_none(client_name)
        if name is None:
            raise RuleError(Refusal.NAME_NEEDED)
        if opened_on is not None and opened_on > today:
            raise RuleError(Refusal.IN_THE_FUTURE)
        handler = check_colleague(session, me.municipality, handler).id if handler else me.id
        limited = {check_colleague(session, me.municipality, one).id for one in circle or ()}
        chief = chief_for_new_cases(session) if circle is None else None
        case = Case(
            id=new_id(session.random),
            number=free_number(session, me.municipality),
            case_type=case_type,
            municipality=me.municipality,
            handler=handler,
            opened_on=opened_on or today,
            status=CaseStatus.OPEN,
            chief=chief,
            let_in_reminder_at=session.clock.now(),
        )
        client = Party(id=new_id(session.random), case=case.id, role=PartyRole.CLIENT, name=name)
        client = with_number(client, personal_number, today)
        readers = {handler, *limited, *([chief] if chief else [])} - {me.id}
        home = Home("restricted", session.readers.open_compartment(readers))
        saved = session.records.save([Write(case), Write(client)], home=home)
        return OpenedCase(case.id, client.id, saved, CheckDisqualification(session)(case.id))


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Change what stands about a case: type, record system's number, day."""

    session: Session

    def __call__(self, seen: Seen[Case], value: Case) -> Saved:
        """Save *value* in place of what was seen.

        Raises ``RuleError`` not_a_reader, since a handler or deputy reads the case, and in_the_future.
        """
        reading = self.session.readers.readers(value.id)
        chosen = {value.handler, value.deputy} - {seen.value.handler, seen.value.deputy, None}
        if not chosen <= set(reading):
            raise RuleError(Refusal.NOT_A_READER)
        if value.opened_on is not None and value.opened_on > self.session.clock.today():
            raise RuleError(Refusal.IN_THE_FUTURE)
        return change(self.session.records, seen, value)


@dataclass(frozen=True, slots=True)
class Allot:
    """Give a case to another handler ("Fördela om"), or name a deputy. Jäv is `HandOver`."""

    session: Session

    def __call__(self, case: EntityId, to: MemberId, *, as_deputy: bool = False) -> Changed:
        """Let *to* in by name and make that person handler or deputy.

        Raises ``RuleError`` as `LetIn`, and same_handler.
        """
        session = self.session
        seen = session.records.get(Case, case)
        if to == (seen.value.deputy if as_deputy else seen.value.handler):
            raise RuleError(Refusal.SAME_HANDLER)
        changed = ensure_reads(session, case, to)
        value = replace(seen.value, deputy=to) if as_deputy else replace(seen.value, handler=to)
        return together(*changed, change(session.records, seen, value).changed)


@dataclass(frozen=True, slots=True)
class CloseCase:
    """Mark a case as closed. Nothing is erased or locked by it."""

    session: Session

    def __call__(self, seen: Seen[Case]) -> Saved:
        """Save the case as closed."""
        return change(self.session.records, seen, replace(seen.value, status=CaseStatus.CLOSED))


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Mark a closed case as open again."""

    session: Session

    def __call__(self, seen: Seen[Case]) -> Saved:
        """Save the case as open."""
        return change(self.session.records, seen, replace(seen.value, status=CaseStatus.OPEN))


def chief_for_new_cases(session: Session) -> MemberId | None:
    """Return the chief that the municipality's setting names, as long as that person is active."""
    for seen in session.records.all(MunicipalitySettings):
        chief = seen.value.chief_for_new_cases
        if chief is not None and session.directory.member(chief).active:
            return chief
    return None
