"""Every code that a use case refuses with. `ifodesk.words.error_words` has a sentence for each."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why a rule of the field says no. Nothing is ever lost by one: what was typed stays on screen."""

    NAME_NEEDED = "name_needed"
    IN_THE_FUTURE = "in_the_future"
    CLIENT_STAYS = "client_stays"

    NOT_A_MEMBER = "not_a_member"
    OTHER_MUNICIPALITY = "other_municipality"
    ALREADY_READS = "already_reads"
    HAS_HINDER = "has_hinder"

    NOTE_EMPTY = "note_empty"
    NOTE_READY = "note_ready"
    NOTE_NOT_READY = "note_not_ready"
    NOT_THE_WRITER = "not_the_writer"

    REASON_NEEDED = "reason_needed"
    UNDO_TOO_LATE = "undo_too_late"
    NOTHING_TO_UNDO = "nothing_to_undo"
    TRANSFER_IN_THE_FUTURE = "transfer_in_the_future"
    NOTHING_TO_COPY = "nothing_to_copy"

    PLAN_INCOMPLETE = "plan_incomplete"
    PLAN_HAS_CONFLICTS = "plan_has_conflicts"
    PLAN_UNREADABLE = "plan_unreadable"
    PLAN_CLOSED = "plan_closed"
    PLAN_UNCHANGED = "plan_unchanged"
    BEFORE_CONSENT = "before_consent"

    TIES_NOT_REVIEWED = "ties_not_reviewed"
    COMMENT_NEEDED = "comment_needed"
    ASK_YOURSELF = "ask_yourself"
    OWN_ANSWER_BY_CLICK = "own_answer_by_click"
    ALREADY_ASKED = "already_asked"
    CIRCLE_HAS_PROTECTED = "circle_has_protected"
    CIRCLE_EMPTY = "circle_empty"
    NOT_YOUR_QUESTION = "not_your_question"
    QUESTION_CLOSED = "question_closed"
    NOT_ANSWERED = "not_answered"
    NO_CHIEF_READS = "no_chief_reads"
    ALREADY_REPORTED = "already_reported"
    SAME_HANDLER = "same_handler"
    NOT_A_READER = "not_a_reader"
