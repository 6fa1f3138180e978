"""Why the file of an instrument is refused."""

from __future__ import annotations

from enum import StrEnum

_LONGEST_DETAIL = 60


class FileFault(StrEnum):
    """What is wrong with a file."""

    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    DUPLICATE_KEY = "duplicate_key"
    BAD_NUMBER = "bad_number"
    WRONG_SCHEMA = "wrong_schema"
    MISSING_KEY = "missing_key"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    TOO_LONG = "too_long"
    UNSEEN_SIGN = "unseen_sign"
    """A control character, or one that turns the direction of writing."""
    TOO_MANY = "too_many"
    EMPTY = "empty"
    BAD_CODE = "bad_code"
    BAD_VALUE = "bad_value"
    DUPLICATE_CODE = "duplicate_code"
    NO_SUCH_CODE = "no_such_code"
    NO_SUCH_TYPE = "no_such_type"
    NO_SUCH_AREA = "no_such_area"
    NO_SUCH_PLACEHOLDER = "no_such_placeholder"
    BAD_RANGE = "bad_range"
    UNKNOWN_OPERATOR = "unknown_operator"
    BAD_EXPRESSION = "bad_expression"
    CYCLE = "cycle"
    NOT_RATED = "not_rated"
    """A rating 0-9 that belongs to no area."""
    NOT_COUNTABLE = "not_countable"
    """A score with an item that has no number."""
    BAD_MAP = "bad_map"
    EXAMPLE_FAILS = "example_fails"
    """A score does not give what its own example says."""


class InstrumentFileError(ValueError):
    """The file is refused as a whole; the instrument that was in use stays in use."""

    def __init__(self, line: int, reason: FileFault, detail: str = "") -> None:
        """Keep the line, counted from 1, the reason, and the word of the file that it is about ("" where none is)."""
        self.line, self.reason, self.detail = line, reason, detail[:_LONGEST_DETAIL]
        super().__init__(f"{line}: {reason.value}")
