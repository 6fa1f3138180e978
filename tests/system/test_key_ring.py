"""The key ring of the operating system: against a real secret service, and on a computer without one."""

from __future__ import annotations

from functools import partial

import pytest

from ifodesk.system.key_ring import NoKeyRing, SystemKeyRing
from ifodesk.usecases.errors import WorldError


@pytest.fixture(autouse=True)
def _no_backend_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library look anew: it keeps the first backend that it finds for the life of the process."""
    from keyring import backend, core

    monkeypatch.setattr(core, "_keyring_backend", None)
    monkeypatch.delattr(backend.get_all_keyring, "saved_result", raising=False)


@pytest.mark.servers
@pytest.mark.usefixtures("secret_service")
def test_a_secret_that_is_kept_is_read_back_and_can_be_forgotten() -> None:
    ring = SystemKeyRing()
    ring.keep("vault-1", bytes(range(32)))
    assert ring.load("vault-1") == bytes(range(32))
    ring.forget("vault-1")
    assert ring.load("vault-1") is None
    ring.forget("vault-1")


def test_a_computer_without_a_session_bus_says_that_the_key_ring_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    ring = SystemKeyRing()
    with pytest.raises(WorldError) as caught:
        ring.load("vault-1")
    assert caught.value.code == "key_ring_missing"


def test_a_key_ring_that_forgets_at_once_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with pytest.raises(WorldError) as caught:
        SystemKeyRing().keep("vault-1", b"secret")
    assert caught.value.code == "key_ring_missing"


def test_doing_without_a_key_ring_says_so_each_time() -> None:
    ring = NoKeyRing()
    for call in (partial(ring.load, "x"), partial(ring.keep, "x", b""), partial(ring.forget, "x")):
        with pytest.raises(WorldError):
            call()
