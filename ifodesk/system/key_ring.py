"""The operating system's key ring, by the library `keyring`, imported when it is first used (it takes 100 ms)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, final

from typing_extensions import override

from ifodesk.usecases.computer_ports import KeyRing
from ifodesk.usecases.errors import WorldError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from keyring.backend import KeyringBackend

SERVICE = "ifodesk"
"""The name that the secrets are kept under; no personal data."""


@final
class SystemKeyRing(KeyRing):
    """Windows Credential Manager, macOS Keychain or the Secret Service, whichever `keyring` finds."""

    @override
    def load(self, name: str) -> bytes | None:
        """Return the secret of *name*, or None. Raises ``WorldError`` key_ring_missing or key_ring_locked."""
        with _mapped():
            text = _backend().get_password(SERVICE, name)
        return None if text is None else base64.b64decode(text)

    @override
    def keep(self, name: str, secret: bytes) -> None:
        """Keep *secret* and read it back: a key ring that forgets at once counts as missing."""
        with _mapped():
            _backend().set_password(SERVICE, name, base64.b64encode(secret).decode())
        if self.load(name) != secret:
            raise WorldError("key_ring_missing")

    @override
    def forget(self, name: str) -> None:
        """Forget *name*; a name that is not there is no error."""
        with _mapped():
            if _backend().get_password(SERVICE, name) is not None:
                _backend().delete_password(SERVICE, name)


@final
class NoKeyRing(KeyRing):
    """A computer without a key ring: every call says so. For practice vaults and where the user chose to do without."""

    @override
    def load(self, name: str) -> bytes | None:
        """Raise ``WorldError`` key_ring_missing."""
        raise WorldError("key_ring_missing")

    @override
    def keep(self, name: str, secret: bytes) -> None:
        """Raise ``WorldError`` key_ring_missing."""
        raise WorldError("key_ring_missing")

    @override
    def forget(self, name: str) -> None:
        """Raise ``WorldError`` key_ring_missing."""
        raise WorldError("key_ring_missing")


def _backend() -> KeyringBackend:
    import keyring

    backend = keyring.get_keyring()
    try:
        usable = backend.priority > 0
    except RuntimeError:  # how a backend says that its service is gone
        usable = False
    if not usable:
        raise WorldError("key_ring_missing")
    return backend


def _mapped() -> AbstractContextManager[None]:
    from contextlib import contextmanager

    from keyring import errors

    @contextmanager
    def mapped() -> Iterator[None]:
        try:
            yield
        except errors.KeyringLocked as error:
            raise WorldError("key_ring_locked") from error
        except (errors.NoKeyringError, errors.InitError, errors.PasswordSetError) as error:
            raise WorldError("key_ring_missing") from error

    return mapped()
