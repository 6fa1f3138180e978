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

    WALLED = "walled"
    NOBODY_TO_WALL = "nobody_to_wall"
    WALL_ONESELF = "wall_oneself"
    REVIEWER_OUTSIDE = "reviewer_outside"
    REVIEWER_IS_FOUNDER = "reviewer_is_founder"
    REVIEWER_NOT_TRUSTED = "reviewer_not_trusted"
    ONLY_A_CHIEF = "only_a_chief"
    NO_WALL = "no_wall"
    ALREADY_ENDED = "already_ended"

    NO_BASIS = "no_basis"
    BASIS_NEVER = "basis_never"
    BASIS_DETAIL_NEEDED = "basis_detail_needed"
    SCOPE_NEEDED = "scope_needed"
    END_IN_THE_PAST = "end_in_the_past"
    SAME_MUNICIPALITY = "same_municipality"
    SEVERAL_MUNICIPALITIES = "several_municipalities"
    NOT_SHARED = "not_shared"
    NOTHING_CHOSEN = "nothing_chosen"
    OLDER_GROUP = "older_group"

    HELD_NO_MORE = "held_no_more"
    HELD_UNREADABLE = "held_unreadable"
    HELD_IS_DRAFT = "held_is_draft"
    HELD_PARENT_FIRST = "held_parent_first"
    CUT_DOES_NOT_HELP = "cut_does_not_help"

    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_DEVICE = "unknown_device"
    UNKNOWN_PROPOSAL = "unknown_proposal"
    RETIRE_THIS_DEVICE = "retire_this_device"
    REMOVE_YOURSELF = "remove_yourself"
    NOT_RECOVERED = "not_recovered"
    NOT_A_QUORUM = "not_a_quorum"
    NOT_JOINED = "not_joined"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
