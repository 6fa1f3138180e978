"""The forms of a plan: which fields stand beside each other, and how each is filled in. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.sip.form_state import FieldKind, FieldSpec
from ifodesk.words import label_words_sip as labels
from ifodesk.words import screen_words_sip as sip_words
from ifodesk.words import screen_words_sip_steps as words

C = TypeVar("C", bound=StrEnum)
TEXT, DAY, PAST_DAY, MOMENT = FieldKind.TEXT, FieldKind.DAY, FieldKind.PAST_DAY, FieldKind.MOMENT
NAME, CHOICE = FieldKind.NAME, FieldKind.CHOICE


def choices_of(table: Mapping[C, str]) -> tuple[Choice, ...]:
    """Return the choices of a table of labels."""
    return tuple(Choice(code, label) for code, label in table.items())


YES_NO = (Choice(True, words.YES), Choice(False, words.NO))  # noqa: FBT003 - keys of the choices
UNITS = tuple(Choice(unit, unit) for unit in sip_words.UNITS)
LENGTHS = tuple(Choice(minutes, text) for minutes, text in words.LENGTHS.items())

NEED = (
    FieldSpec("need", words.NEED, lines=3, least=420, weight=4),
    FieldSpec("proposed_by", words.PROPOSED_BY, CHOICE, least=170, choices=choices_of(labels.PROPOSED_BY)),
    FieldSpec("proposed_on", words.PROPOSED_ON, PAST_DAY, least=120),
    FieldSpec("started_on", words.STARTED_ON, PAST_DAY, least=120),
)
TOLD = (
    FieldSpec("can_do_self", words.CAN_DO_SELF, lines=3, least=300),
    FieldSpec("already_told", words.ALREADY_TOLD, lines=3, least=300, hint=words.ALREADY_TOLD_HINT),
    FieldSpec("resources", words.RESOURCES, lines=3, least=300),
)
AROUND = (
    FieldSpec("crisis_plan", words.CRISIS, lines=3, least=420, weight=3),
    FieldSpec("interpreter", words.INTERPRETER, least=180),
    FieldSpec("legal_representative", words.LEGAL_REPRESENTATIVE, least=240, weight=2),
    FieldSpec("travel", words.TRAVEL, least=220, weight=2),
    FieldSpec("plan_lead_phone", words.LEAD_PHONE, least=240),
)
OTHER_PLAN = (
    FieldSpec("kind", words.OTHER_PLAN_KIND, CHOICE, least=200, choices=choices_of(labels.OTHER_PLAN_KIND)),
    FieldSpec("name", words.OTHER_PLAN_NAME, least=140),
    FieldSpec("on", words.OTHER_PLAN_ON, PAST_DAY, least=110),
    FieldSpec("where", words.OTHER_PLAN_WHERE, least=160, weight=2),
    FieldSpec("who", words.OTHER_PLAN_WHO, least=160, weight=2),
)
GOAL_MORE = (
    FieldSpec("long_term", words.LONG_TERM, CHOICE, least=120, choices=YES_NO),
    FieldSpec("target_on", words.TARGET_ON, DAY, least=120),
    FieldSpec("baseline_on", words.BASELINE_ON, PAST_DAY, least=120),
    FieldSpec("source", words.SOURCE, CHOICE, least=230, choices=choices_of(labels.GOAL_SOURCE)),
    FieldSpec("source_note", words.SOURCE_NOTE, least=220, weight=2),
)
MEASURE_MORE = (
    FieldSpec("role", words.ROLE, least=160),
    FieldSpec("phone", words.PHONE, least=140),
    FieldSpec("principal", words.PRINCIPAL, CHOICE, least=200, choices=choices_of(labels.PRINCIPAL)),
)
CALL = (
    FieldSpec("purpose", words.PURPOSE, least=320, weight=3),
    FieldSpec("at", words.AT, MOMENT, least=170),
    FieldSpec("minutes", words.MINUTES, CHOICE, least=110, choices=LENGTHS),
    FieldSpec("place", words.PLACE, least=180, weight=2),
    FieldSpec("link", words.LINK, least=180, weight=2),
    FieldSpec("interpreter", words.INTERPRETER, least=150),
    FieldSpec("questions", words.QUESTIONS, lines=3, least=420, weight=4),
)
INVITED = (
    FieldSpec("name", words.INVITED_NAME, least=130, weight=3),
    FieldSpec("role", words.INVITED_ROLE, least=130, weight=3),
    FieldSpec("unit", words.INVITED_UNIT, NAME, least=100, weight=2, choices=UNITS),
    FieldSpec("contact", words.INVITED_CONTACT, least=115, weight=2),
    FieldSpec("kind", words.INVITED_KIND, CHOICE, least=110, weight=0, choices=choices_of(labels.INVITATION_KIND)),
    FieldSpec("reply", words.INVITED_REPLY, CHOICE, least=110, choices=choices_of(labels.INVITATION_REPLY)),
    FieldSpec("declined_by_client", words.INVITED_DECLINED, CHOICE, least=108, weight=0, choices=YES_NO),
)
PRESENT = (
    FieldSpec("name", words.INVITED_NAME, least=180, weight=3),
    FieldSpec("role", words.INVITED_ROLE, least=140, weight=2),
    FieldSpec("present", words.INVITED_PRESENT, CHOICE, least=110, choices=YES_NO),
)
OUTCOME = (
    FieldSpec("outcome", words.OUTCOME_CHOICE, CHOICE, least=140, choices=choices_of(labels.ACHIEVEMENT)),
    FieldSpec("measured", words.OUTCOME_MEASURED, least=150),
    FieldSpec("measured_on", words.OUTCOME_ON, PAST_DAY, least=110),
    FieldSpec("comment", words.OUTCOME_COMMENT, least=220, weight=3),
)
FOLLOW_UP = (
    FieldSpec("present", words.PRESENT, least=240, weight=1),
    FieldSpec("summary", words.SUMMARY, lines=2, least=380, weight=3),
)
CONSENT_MORE = (
    FieldSpec("given_as", words.GIVEN_AS, CHOICE, least=150, weight=0, choices=choices_of(labels.GIVEN_AS)),
    FieldSpec("child_view", words.CHILD_VIEW, least=170, weight=2),
)
