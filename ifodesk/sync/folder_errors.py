"""The operating system's errors as a folder hub's. Exceptions of the system carry paths, and so do not leave here."""

from __future__ import annotations

import errno

from ifodesk.sync.hub import HubFullError, HubGoneError, HubReadOnlyError, HubUnavailableError


def _numbers(*codes: str) -> frozenset[int]:
    """Return the error numbers of these names, as far as this system has them."""
    return frozenset(number for number, code in errno.errorcode.items() if code in codes)


_FULL = _numbers("ENOSPC", "EDQUOT", "EFBIG")
_FULL_ON_WINDOWS = frozenset({39, 112})
_REFUSED = _numbers("EACCES", "EPERM")
_BUSY = _numbers("EBUSY", "EAGAIN", "ETXTBSY")
_BUSY_ON_WINDOWS = frozenset({32, 33})
_GONE = _numbers(
    "ENODEV",
    "ENXIO",
    "ESTALE",
    "ENOTCONN",
    "ETIMEDOUT",
    "EHOSTDOWN",
    "EHOSTUNREACH",
    "ENETDOWN",
    "ENETUNREACH",
)


def unavailable(error: OSError, *, there: bool, writing: bool) -> HubUnavailableError:
    """Return what *error* means for the hub.

    Args:
        error: What the system said.
        there: Whether the hub's folders could still be seen afterwards.
        writing: Whether the refused call was to change something.
    """
    windows = getattr(error, "winerror", None)
    if not there or error.errno in _GONE:
        return HubGoneError()
    if error.errno in _FULL or windows in _FULL_ON_WINDOWS:
        return HubFullError()
    if error.errno in _BUSY or windows in _BUSY_ON_WINDOWS:
        return HubUnavailableError("hub_busy")
    if error.errno == errno.EROFS or (writing and error.errno in _REFUSED):
        return HubReadOnlyError()
    if error.errno in _REFUSED:
        return HubUnavailableError("hub_denied")
    return HubUnavailableError("hub_failed", number=error.errno or 0)
