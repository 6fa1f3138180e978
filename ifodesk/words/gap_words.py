"""What a plan lacks, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ifodesk.domain.sip import GapCode
from ifodesk.domain.sip_changes import ChangeKind, PlanChange
from ifodesk.words.field_words import field_label, kind_label
from ifodesk.words.plural_words import listed
from ifodesk.words.value_words import field_spec, quoted, shown

GAP: Final[Mapping[GapCode, str]] = {
    GapCode.NO_OWN_WORDS: "klientens egna ord",
    GapCode.NO_GOAL: "ett mål",
    GapCode.NO_MEASURE: "en åtgärd",
    GapCode.MEASURE_WITHOUT_PERSON: "ansvarig för åtgärden",
    GapCode.MEASURE_WITHOUT_DATE: "när åtgärden ska vara klar",
    GapCode.NO_FOLLOW_UP_DATE: "dag för uppföljning",
    GapCode.NO_AGREEMENT: "vem som är överens och hur",
    GapCode.NO_PARTICIPATION_CONSENT: "samtycke till att planen görs",
    GapCode.NO_PLAN_LEAD: "samordnare",
    GapCode.NO_NEED: "varför planen behövs",
    GapCode.NO_MEETING: "kallelse till ett möte",
    GapCode.NO_CAN_DO_SELF: "vad klienten kan göra själv",
    GapCode.NO_PLAN_LEAD_PHONE: "samordnarens telefonnummer",
    GapCode.NO_SITUATION: "hur det är nu",
    GapCode.NO_INDICATOR: "hur det märks att målet nås",
    GapCode.NO_BASELINE: "nuläge",
    GapCode.NO_TARGET: "målvärde",
    GapCode.NO_TARGET_DATE: "när målet ska vara nått",
    GapCode.GOAL_WITHOUT_MEASURE: "åtgärd för målet",
    GapCode.MEASURE_WITHOUT_UNIT: "enhet som svarar för åtgärden",
}
"""Each is a link to its field; lower case, since they stand in a list."""


def gap_label(code: str) -> str:
    """Return the words of a gap by its code."""
    return GAP[GapCode(code)] if code in list(GapCode) else code


def missing(codes: Sequence[str]) -> str:
    """Return what stands in the way of adopting.

    >>> missing(["no_goal", "no_plan_lead"])
    'Saknas innan planen kan antas (2): ett mål och samordnare.'
    """
    return f"Saknas innan planen kan antas ({len(codes)}): {listed([gap_label(code) for code in codes])}."


def plan_change(change: PlanChange) -> str:
    """Return one difference between an adopted version and the plan as it is now.

    >>> plan_change(PlanChange(ChangeKind.CHANGED, "goal", 1, field="baseline", before="3 dagar", after="2 dagar"))
    'Mål 1: nuläget var ”3 dagar”, är nu ”2 dagar”.'
    """
    place = _place(change)
    before, after = _shown(change, change.before), _shown(change, change.after)
    match change.what:
        case ChangeKind.ADDED:
            return f"Tillagt: {place}, {after}." if change.after else f"Tillagt: {place}."
        case ChangeKind.REMOVED:
            return f"Borttaget: {place}, {before}." if change.before else f"Borttaget: {place}."
        case ChangeKind.CHANGED:
            return f"{place[:1].upper()}{place[1:]}: {_differs(change, before, after)}."


def _differs(change: PlanChange, before: str, after: str) -> str:
    """Return how a field differs; what is new stands after a comma, since a label may end in "är nu"."""
    field = f"svaret på {quoted(change.asked)}" if change.asked else field_label(change.kind, change.field)
    if change.before is None:
        return f"{field}, nytt: {after}"
    return f"{field}, borttaget: {before}" if change.after is None else f"{field} var {before}, är nu {after}"


def _shown(change: PlanChange, value: object) -> str:
    """Return a value in words; a code that an adopted version holds as text by its label, where it is known."""
    for name in (change.field,) if change.field else _CODES.get(change.kind, ()):
        spec = field_spec(change.kind, name)
        if spec is not None and spec.enum is not None and value in list(spec.enum):
            return shown(spec.enum(value))
    return shown(value)


_CODES: Final[Mapping[str, tuple[str, ...]]] = {"goal_outcome": ("outcome",), "other_plan": ("kind",)}
"""What stands for a whole piece may be a code."""


def _place(change: PlanChange) -> str:
    if change.goal is None:
        name = change.which if isinstance(change.which, str) else shown(change.which) if change.which else ""
        return f"{kind_label(change.kind)} ({name})" if name else kind_label(change.kind)
    goal = f"mål {change.goal}"
    if change.kind == "goal_outcome":
        return f"{kind_label(change.kind)}, {goal}"
    return goal if change.measure is None else f"{goal}, åtgärd {change.measure}"
