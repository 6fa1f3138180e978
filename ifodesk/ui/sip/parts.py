"""Makes the states of goals, measures, agreements and consents. No Qt."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from ifodesk.domain.entities.sip import Measure, MeasureStatus
from ifodesk.domain.entities.sip_consent import Agreement, AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId
from ifodesk.ui.sip.reading import PlanRead
from ifodesk.ui.sip.state import AgreementState, ConsentState, GoalState, MeasureState
from ifodesk.ui.tabs.base import FieldState, field_state
from ifodesk.usecases.seen import Seen
from ifodesk.usecases.views import GoalView
from ifodesk.words import date_words, label_words_sip
from ifodesk.words import screen_words_sip as words

E = TypeVar("E")


class Fields:
    """Makes the states of the fields of one plan."""

    def __init__(self, read: PlanRead) -> None:
        self.read = read

    def text(self, seen: Seen[E], entity: EntityId, field: str) -> FieldState[str]:
        """Return a text field."""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=_text)

    def day(self, seen: Seen[E], entity: EntityId, field: str) -> FieldState[date | None]:
        """Return a date field."""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=_day, shown=self._shown_day)

    def kind(self, seen: Seen[E], entity: EntityId, field: str) -> FieldState[object]:
        """Return a field that holds one of a few kinds."""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=lambda value: value, shown=_shown_kind)

    def person(self, seen: Seen[E], entity: EntityId, field: str, member: str) -> FieldState[str]:
        """Return a person's name; the member's when only that is known."""
        chosen = getattr(seen.value, member)
        name = self.read.names.get(chosen, "") if chosen is not None else ""
        return field_state(_any(seen), entity, field, self.read.conflicts, read=lambda value: _text(value) or name)

    def _shown_day(self, value: object) -> str:
        return date_words.day(value, self.read.today) if isinstance(value, date) else ""


def goal_state(fields: Fields, view: GoalView, number: int) -> GoalState:
    """Return one goal with its measures."""
    seen, goal = view.goal, view.goal.value.id
    return GoalState(
        id=goal,
        title=words.goal(number),
        text=fields.text(seen, goal, "text"),
        indicator=fields.text(seen, goal, "indicator"),
        baseline=fields.text(seen, goal, "baseline"),
        target=fields.text(seen, goal, "target"),
        measures=tuple(_measure(fields, found, number, at) for at, found in enumerate(view.measures, start=1)),
    )


def _measure(fields: Fields, seen: Seen[Measure], goal_number: int, number: int) -> MeasureState:
    measure = seen.value.id
    return MeasureState(
        id=measure,
        title=words.measure(number, goal_number),
        text=fields.text(seen, measure, "text"),
        responsible=fields.person(seen, measure, "responsible", "responsible_member"),
        unit=fields.text(seen, measure, "unit"),
        due_on=fields.day(seen, measure, "due_on"),
        status=fields.kind(seen, measure, "status"),
    )


def agreement_state(fields: Fields, seen: Seen[Agreement]) -> AgreementState:
    """Return one row of who agrees."""
    agreement = seen.value.id
    return AgreementState(
        id=agreement,
        name=fields.text(seen, agreement, "name"),
        role=fields.text(seen, agreement, "role"),
        form=fields.kind(seen, agreement, "form"),
        on=fields.day(seen, agreement, "on"),
    )


def consent_state(fields: Fields, seen: Seen[Consent]) -> ConsentState:
    """Return one consent."""
    consent, today = seen.value, fields.read.today
    withdrawn = date_words.day(consent.withdrawn_on, today) if consent.withdrawn_on else ""
    ran_out = consent.valid_until is not None and consent.valid_until < today
    return ConsentState(
        id=consent.id,
        kind=consent.kind or ConsentKind.PARTICIPATION,
        given_by=fields.text(seen, consent.id, "given_by"),
        given_on=fields.day(seen, consent.id, "given_on"),
        form=fields.kind(seen, consent.id, "form"),
        what=fields.text(seen, consent.id, "what"),
        receiver=fields.text(seen, consent.id, "receiver"),
        purpose=fields.text(seen, consent.id, "purpose"),
        valid_until=fields.day(seen, consent.id, "valid_until"),
        over=words.consent_over(
            withdrawn, date_words.day(consent.valid_until, today) if ran_out and consent.valid_until else ""
        ),
        withdrawn=consent.withdrawn_on is not None,
    )


def _any(seen: Seen[E]) -> Seen[object]:
    return seen


def _text(value: object) -> str:
    return str(value) if value else ""


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _shown_kind(value: object) -> str:
    match value:
        case AgreementForm():
            return label_words_sip.AGREEMENT_FORM[value]
        case MeasureStatus():
            return label_words_sip.MEASURE_STATUS[value]
        case _:
            return ""
