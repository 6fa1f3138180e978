"""The canonical form of an adopted plan, its fingerprint, and how a plan is frozen.

Form 2: JSON with sorted keys and no blanks, null for "not answered", dates as YYYY-MM-DD, ids in hexadecimal. It is
stored as an immutable text, so its bytes never change. Form 1, which lacks what is marked in `sip_frozen`, stays
readable.
"""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeVar

from ifodesk.domain.entities.sip import Measure
from ifodesk.domain.entities.sip_consent import Consent
from ifodesk.domain.entities.sip_process import FollowUp, GoalOutcome
from ifodesk.domain.packed_text import unpacked
from ifodesk.domain.sip import PlanGoal, SipPlan
from ifodesk.domain.sip_frozen import (
    Cover,
    FrozenAgreement,
    FrozenConsent,
    FrozenFollowUp,
    FrozenGoal,
    FrozenMeasure,
    FrozenOtherPlan,
    FrozenOutcome,
    FrozenPlan,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

FORM: Final = 2
READABLE: Final = (1, FORM)
_FINGERPRINT_BITS = 80


class UnreadableVersionError(ValueError):
    """A text is no canonical form that this program knows: a newer or a tampered program wrote it."""


def _unnamed(_unit: bytes) -> str:
    return ""


def freeze(
    plan: SipPlan, cover: Cover, name_of: Callable[[bytes], str], unit_of: Callable[[bytes], str] = _unnamed
) -> FrozenPlan:
    """Return *plan* frozen.

    Args:
        plan: The plan as it is now.
        cover: What stands above it.
        name_of: Name of a member by id, for persons who were chosen instead of typed.
        unit_of: Name of a unit by id.
    """
    root = plan.plan
    return _copied(
        FrozenPlan,
        root,
        **asdict(cover),
        plan=root.id.hex(),
        plan_lead=_person(root.plan_lead, root.plan_lead_member, name_of),
        goals=tuple(_frozen_goal(goal, name_of) for goal in plan.goals),
        consents=tuple(_frozen_consent(consent, unit_of) for consent in plan.consents),
        agreements=tuple(_copied(FrozenAgreement, agreement, id=agreement.id.hex()) for agreement in plan.agreements),
        follow_ups=tuple(_frozen_follow_up(held, plan.outcomes) for held in plan.follow_ups),
        other_plans=tuple(_copied(FrozenOtherPlan, other, id=other.id.hex()) for other in plan.other_plans),
    )


def canonical(plan: FrozenPlan) -> str:
    """Return the canonical form of *plan*, form 2."""
    content = {"form": FORM} | asdict(plan)
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat)


def fingerprint(form: str) -> str:
    """Return the fingerprint that stands on the paper: the first 80 bits of SHA-256, as 4 x 4 letters (base32).

    >>> fingerprint("{}")
    'IQJW 7I2V WNTY UEKG'

    A packed form has the fingerprint of what was packed; one that is damaged, its own.
    """
    letters = b32encode(sha256(_plain(form).encode()).digest()[: _FINGERPRINT_BITS // 8]).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _plain(form: str) -> str:
    try:
        return unpacked(form)
    except ValueError:
        return form


def read_canonical(form: str) -> FrozenPlan:
    """Return the frozen plan of a canonical form, 1 or 2, packed or not. Keys that a newer program added are left out.

    Raises:
        UnreadableVersionError: It is no such form, or of another form number.
    """
    try:
        content = json.loads(unpacked(form))
        if content["form"] not in READABLE or isinstance(content["form"], bool):
            raise UnreadableVersionError
        return _Reader(content["form"]).plan(content)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableVersionError from error


def _copied(cls: type[T], entity: object, **own: object) -> T:
    """Return *cls* with the fields of the same name of *entity*, but for those given."""
    same = {one.name: getattr(entity, one.name) for one in fields(cls) if one.name not in own}
    return cls(**same, **own)


def _person(typed: str | None, member: bytes | None, name_of: Callable[[bytes], str]) -> str | None:
    return typed or (name_of(member) or None if member is not None else None)


def _frozen_goal(goal: PlanGoal, name_of: Callable[[bytes], str]) -> FrozenGoal:
    own = goal.goal
    measures = tuple(_frozen_measure(measure, name_of) for measure in goal.measures)
    above = None if own.above is None else own.above.hex()
    return _copied(FrozenGoal, own, id=own.id.hex(), above=above, measures=measures)


def _frozen_measure(measure: Measure, name_of: Callable[[bytes], str]) -> FrozenMeasure:
    responsible = _person(measure.responsible, measure.responsible_member, name_of)
    return _copied(FrozenMeasure, measure, id=measure.id.hex(), responsible=responsible)


def _frozen_consent(consent: Consent, unit_of: Callable[[bytes], str]) -> FrozenConsent:
    unit = None if consent.unit is None else unit_of(consent.unit) or None
    goals = tuple(sorted(goal.hex() for goal in consent.goals))
    return _copied(FrozenConsent, consent, id=consent.id.hex(), unit=unit, goals=goals)


def _frozen_follow_up(held: FollowUp, outcomes: Iterable[GoalOutcome]) -> FrozenFollowUp:
    found = tuple(
        _copied(FrozenOutcome, one, id=one.id.hex(), goal=None if one.goal is None else one.goal.hex())
        for one in outcomes
        if one.follow_up == held.id
    )
    experience = tuple(sorted(held.experience.items()))
    return _copied(FrozenFollowUp, held, id=held.id.hex(), experience=experience, outcomes=found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts of a canonical form of one number."""

    form: int

    def plan(self, content: Mapping[str, object]) -> FrozenPlan:
        """Return the whole."""
        return self.value(
            FrozenPlan,
            content,
            goals=tuple(self.goal(part) for part in _parts(content, "goals")),
            consents=tuple(self.consent(part) for part in _parts(content, "consents")),
            agreements=tuple(self.value(FrozenAgreement, part) for part in _parts(content, "agreements")),
            follow_ups=tuple(self.follow_up(part) for part in _parts(content, "follow_ups")),
            other_plans=tuple(self.value(FrozenOtherPlan, part) for part in self.new_parts(content, "other_plans")),
        )

    def goal(self, part: Mapping[str, object]) -> FrozenGoal:
        """Return a goal."""
        measures = tuple(self.value(FrozenMeasure, measure) for measure in _parts(part, "measures"))
        return self.value(FrozenGoal, part, measures=measures)

    def consent(self, part: Mapping[str, object]) -> FrozenConsent:
        """Return a consent."""
        goals = _list(part, "goals") if self.form >= FORM else []
        return self.value(FrozenConsent, part, goals=tuple(str(_checked("str", goal)) for goal in goals))

    def follow_up(self, part: Mapping[str, object]) -> FrozenFollowUp:
        """Return a follow-up."""
        outcomes = tuple(self.value(FrozenOutcome, outcome) for outcome in self.new_parts(part, "outcomes"))
        answers = _list(part, "experience") if self.form >= FORM else []
        return self.value(FrozenFollowUp, part, outcomes=outcomes, experience=tuple(map(_pair, answers)))

    def new_parts(self, content: Mapping[str, object], name: str) -> Sequence[Mapping[str, object]]:
        """Return parts that came with form 2."""
        return _parts(content, name) if self.form >= FORM else []

    def value(self, cls: type[T], content: Mapping[str, object], **own: object) -> T:
        """Return *content* as *cls*: known fields only, each of its declared type; *own* are read already."""
        known = {
            one.name: _checked(str(one.type), content[one.name])
            for one in fields(cls)
            if one.name not in own and self.form >= one.metadata.get("form", 1)
        }
        return cls(**known, **own)


def _list(content: Mapping[str, object], name: str) -> Sequence[object]:
    found = content[name]
    if not isinstance(found, list):
        raise TypeError
    return found


def _parts(content: Mapping[str, object], name: str) -> Sequence[Mapping[str, object]]:
    parts = [part for part in _list(content, name) if isinstance(part, dict)]
    if len(parts) != len(_list(content, name)):
        raise TypeError
    return parts


def _pair(found: object) -> tuple[str, str]:
    if not isinstance(found, list):
        raise TypeError
    code, answer = (str(_checked("str", one)) for one in found)
    return code, answer


def _checked(kind: str, value: object) -> object:
    """Return a value of the type that the annotation names; raises ``TypeError`` or ``ValueError`` for any other."""
    if value is None and kind.endswith("None"):
        return None
    if kind.startswith("date") and isinstance(value, str):
        return date.fromisoformat(value)
    if kind.startswith("str") and isinstance(value, str):
        value.encode()  # half a character cannot be printed
        return value
    if type(value) is not {"int": int, "bool": bool}.get(kind.split(" ", maxsplit=1)[0]):
        raise TypeError
    return value
