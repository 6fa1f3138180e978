"""The forms of a home's page, as data. No Qt."""

from __future__ import annotations

from datetime import date
from typing import Final

from ifodesk.domain.entities.home import AdultRole, ContactKind, EventKind, Home, HomeAdult, RequirementOutcome
from ifodesk.domain.home_pool import SHAREABLE
from ifodesk.domain.home_timeline import ASSESSMENT, TimelineLine
from ifodesk.ui.homes.form_spec import Ask, FieldSpec, FormSpec
from ifodesk.ui.homes.home_making import rule_key, rule_text
from ifodesk.ui.homes.home_state import HomeRead
from ifodesk.ui.homes.neutral_form import neutral_fields
from ifodesk.ui.parts.shapes import Choice
from ifodesk.usecases.seen import Seen
from ifodesk.words import label_words_homes as labels
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.field_words_homes import NEUTRAL_FIELD

NEW, CHANGE, DONE, EXEMPT, ADULT, LEFT, WAIVER, WITHDRAW, END, STOP, CONTACT, EVENT = (
    *("new", "change", "done", "exempt", "adult"),
    *("left", "waiver", "withdraw", "end", "stop"),
    *("contact", "event"),
)
"""Codes of the forms."""
_ASSESSED: Final = (RequirementOutcome.SUITABLE, RequirementOutcome.NOT_SUITABLE, RequirementOutcome.RESTING)
_CHECKED: Final = (RequirementOutcome.CLEAR, RequirementOutcome.NOT_CLEAR)
_ROLES: Final = tuple(Choice(role, text) for role, text in labels.ADULT_ROLE.items())


def home_form(home: Home, seen: Seen[Home] | None = None) -> FormSpec:
    """Return the form of a home's neutral fields; *seen*: what stands about it, None for a new one."""
    fields = neutral_fields(home)
    private = (
        FieldSpec("for_child", words.FOR_CHILD, value=home.for_child, hint=words.FOR_CHILD_HINT),
        FieldSpec("agency", words.AGENCY, value=home.agency),
        FieldSpec("record_number", words.RECORD_NUMBER, value=home.record_number),
        FieldSpec("secret_address", words.HIDDEN_ADDRESS, Ask.YES, home.secret_address),
    )
    note = FieldSpec("private", words.PRIVATE, Ask.NOTE)
    if seen is None:
        return FormSpec(NEW, words.NEW_TITLE, words.ADD, (*fields, note, *private), text=words.NEW_TEXT)
    about = home.id.hex()
    return FormSpec(CHANGE, words.CHANGE_TITLE, words.SAVE, (*fields, note, *private), about, words.NEW_TEXT, seen)


def done_form(line: TimelineLine, today: date) -> FormSpec:
    """Return the form of something that was checked."""
    outcomes = _ASSESSED if line.rule.code == ASSESSMENT else _CHECKED
    return FormSpec(
        DONE,
        words.DONE_TITLE.format(what=rule_text(line)),
        words.SAVE,
        (
            FieldSpec("on", words.DONE_ON, Ask.DAY, today, needed=True),
            FieldSpec(
                "outcome",
                words.OUTCOME,
                Ask.ONE,
                outcomes[0],
                tuple(Choice(one, labels.REQUIREMENT_OUTCOME[one]) for one in outcomes),
            ),
            FieldSpec("by", words.DONE_BY),
            FieldSpec("until", words.VALID_UNTIL, Ask.DAY),
        ),
        rule_key(line),
        words.DONE_TEXT,
    )


def exempt_form(line: TimelineLine) -> FormSpec:
    """Return the form of something that is not needed here."""
    fields = (
        FieldSpec("reason", words.EXEMPT_REASON, Ask.TEXT, needed=True),
        FieldSpec("until", words.VALID_UNTIL, Ask.DAY),
    )
    return FormSpec(EXEMPT, words.EXEMPT_TITLE.format(what=rule_text(line)), words.SAVE, fields, rule_key(line))


def adult_form(seen: Seen[HomeAdult] | None) -> FormSpec:
    """Return the form of an adult; None: a new one."""
    adult = None if seen is None else seen.value
    fields = (
        FieldSpec("name", words.ADULT_NAME, value=adult.name if adult else "", needed=True),
        FieldSpec("role", words.ADULT_ROLE, Ask.ONE, (adult and adult.role) or AdultRole.CARER, _ROLES),
        FieldSpec("number", words.PERSONAL_NUMBER, value=adult.personal_number if adult else ""),
        FieldSpec("phone", words.PHONE, value=adult.phone if adult else ""),
        FieldSpec("guardian", words.GUARDIAN, Ask.YES, adult.guardian if adult else None),
        FieldSpec("protected", words.PROTECTED, Ask.YES, adult.protected if adult else None),
    )
    return FormSpec(ADULT, words.ADULT_TITLE, words.SAVE, fields, adult.id.hex() if adult else "", seen=seen)


def left_form(seen: Seen[HomeAdult], today: date) -> FormSpec:
    """Return the form of an adult who has moved out."""
    title = words.LEFT_TITLE.format(name=seen.value.name)
    fields = (FieldSpec("on", words.LEFT_ON, Ask.DAY, today, needed=True),)
    return FormSpec(LEFT, title, words.SAVE, fields, seen.value.id.hex(), seen=seen)


def waiver_form(read: HomeRead, adult: HomeAdult) -> FormSpec:
    """Return the form of a signed waiver: every municipality is ticked, the fields are the person's own choice."""
    places = tuple(Choice(code, name) for code, name in read.municipalities.items())
    shared = tuple(Choice(name, NEUTRAL_FIELD[name]) for name in SHAREABLE)
    fields = (
        FieldSpec("on", words.GIVEN_ON, Ask.DAY, read.today, needed=True),
        FieldSpec("kept", words.KEPT_WHERE),
        FieldSpec("until", words.WAIVER_UNTIL, Ask.DAY),
        FieldSpec("places", words.WAIVER_PLACES, Ask.SOME, frozenset(read.municipalities), places, needed=True),
        FieldSpec("fields", words.WAIVER_FIELDS, Ask.SOME, frozenset(SHAREABLE), shared, needed=True),
    )
    title = words.WAIVER_TITLE.format(name=adult.name)
    return FormSpec(WAIVER, title, words.SAVE, fields, adult.id.hex(), words.WAIVER_TEXT)


def withdraw_form(adult: HomeAdult, today: date) -> FormSpec:
    """Return the form of a waiver that is taken back."""
    fields = (FieldSpec("on", words.WITHDRAW_ON, Ask.DAY, today, needed=True),)
    title = words.WITHDRAW_TITLE.format(name=adult.name)
    return FormSpec(WITHDRAW, title, words.SAVE, fields, adult.id.hex(), words.WITHDRAW_TEXT)


def end_form(home: Home, today: date) -> FormSpec:
    """Return the form that ends a home."""
    fields = (
        FieldSpec("on", words.DONE_ON, Ask.DAY, today, needed=True),
        FieldSpec("reason", words.END_REASON, Ask.TEXT, needed=True),
    )
    title = words.END_TITLE.format(name=home.name)
    return FormSpec(END, title, words.END, fields, home.id.hex(), words.END_TEXT)


def contact_form(today: date) -> FormSpec:
    """Return the form of a contact with the home."""
    kinds = tuple(Choice(one, text.capitalize()) for one, text in labels.CONTACT_KIND.items())
    fields = (
        FieldSpec("kind", words.KIND, Ask.ONE, ContactKind.CALL, kinds),
        FieldSpec("on", words.DONE_ON, Ask.DAY, today, needed=True),
        FieldSpec("minutes", words.MINUTES_FIELD, Ask.NUMBER),
        FieldSpec("text", words.WRITTEN, Ask.TEXT),
    )
    return FormSpec(CONTACT, words.CONTACT_TITLE, words.SAVE, fields, text=words.CONTACT_TEXT)


def event_form(today: date) -> FormSpec:
    """Return the form of something that has happened to the home."""
    kinds = tuple(Choice(one, text.capitalize()) for one, text in labels.EVENT_KIND.items())
    fields = (
        FieldSpec("kind", words.KIND, Ask.ONE, EventKind.HOUSEHOLD_CHANGED, kinds),
        FieldSpec("on", words.DONE_ON, Ask.DAY, today, needed=True),
        FieldSpec("text", words.WRITTEN, Ask.TEXT),
    )
    return FormSpec(EVENT, words.EVENT_TITLE, words.SAVE, fields)


def stop_form(name: str, entry: bytes, today: date) -> FormSpec:
    """Return the form that stops new placements."""
    fields = (FieldSpec("from", words.STOP_FROM, Ask.DAY, today, needed=True),)
    return FormSpec(STOP, words.STOP_TITLE.format(name=name), words.STOP, fields, entry.hex(), words.STOP_TEXT)
