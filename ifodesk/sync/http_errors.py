"""What a server's answer means for a hub. Nothing that the server said, no address and no credential goes further."""

from __future__ import annotations

from typing import Final

from ifodesk.sync.hub import (
    HubError,
    HubFullError,
    HubGoneError,
    HubOddAnswerError,
    HubReadOnlyError,
    HubUnavailableError,
)
from ifodesk.sync.retry import ATTEMPTS, CONNECT_ATTEMPTS, HubServerError

UNREACHABLE: Final = "hub_unreachable"
TIMED_OUT: Final = "hub_slow"
BROKEN_OFF: Final = "hub_line_broke"
UNTRUSTED: Final = "hub_untrusted"
CREDENTIALS: Final = "hub_credentials"
CLOCK: Final = "hub_clock"
SILENT_ATTEMPTS: Final = 2
"""Where nothing answers at all, each attempt takes seconds: somebody without a line must hear of it soon."""
_OVERLOADED: Final = frozenset({429, 500, 502, 503, 504})
_LEAST_REFUSAL: Final = 400
_MOST_WAIT_S: Final = 60
_MOST_DIGITS: Final = 9
"""Nobody waits for longer than `_MOST_WAIT_S`, and Python refuses to read a number of thousands of digits."""


def unreachable(attempts: int = CONNECT_ATTEMPTS) -> HubServerError:
    """Return the error for a server that could not be connected to."""
    return HubServerError(UNREACHABLE, attempts=attempts)


def timed_out() -> HubServerError:
    """Return the error for a server that did not answer in time."""
    return HubServerError(TIMED_OUT, attempts=SILENT_ATTEMPTS)


def broken_off() -> HubServerError:
    """Return the error for a connection that ended in the middle of an answer."""
    return HubServerError(BROKEN_OFF, attempts=ATTEMPTS)


def untrusted() -> HubServerError:
    """Return the error for a server whose certificate does not hold. Never tried again, never overridden."""
    return HubServerError(UNTRUSTED)


def clock_is_wrong() -> HubServerError:
    """Return the error for a server that refuses a signature because this computer's clock is far from its own."""
    return HubServerError(CLOCK)


def refused(status: int, *, writing: bool, retry_after: str = "") -> HubError:
    """Return the error for an answer with an HTTP *status* that is none of those that the caller expected.

    Args:
        status: One that the caller did not expect; below 400 it is another server's, or sends one elsewhere.
        writing: Whether something was to be changed.
        retry_after: The header of that name, as it came.
    """
    if status in _OVERLOADED or status == 408:  # noqa: PLR2004 - request timeout
        return HubServerError("hub_failed", attempts=ATTEMPTS, wait_ms=_milliseconds(retry_after))
    if status < _LEAST_REFUSAL:
        return HubOddAnswerError()
    known: dict[int, HubError] = {
        401: HubServerError(CREDENTIALS),
        403: HubReadOnlyError() if writing else HubUnavailableError("hub_denied"),
        405: HubReadOnlyError() if writing else HubUnavailableError(),
        404: HubGoneError(),
        407: HubServerError("hub_proxy"),
        409: HubServerError("hub_busy", attempts=ATTEMPTS),
        423: HubServerError("hub_busy", attempts=ATTEMPTS),
        413: HubFullError(),
        507: HubFullError(),
    }
    return known.get(status, HubUnavailableError())


def _milliseconds(retry_after: str) -> int:
    """Return a Retry-After in ms; 0 for none, and for a date: clocks differ."""
    if not (retry_after.isascii() and retry_after.isdigit()):
        return 0
    return min(int(retry_after[:_MOST_DIGITS]), _MOST_WAIT_S) * 1000
