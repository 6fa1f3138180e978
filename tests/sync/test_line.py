"""The line to a server: certificates are checked, proxies are gone through, connections break."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ifodesk.compose.hub_opening import open_remote
from ifodesk.sync.address import parse_address
from ifodesk.sync.hub import HubUnavailableError
from ifodesk.sync.remote_hub import RemoteHub
from ifodesk.sync.retry import Patience
from tests.sync.objects import an_object
from tests.sync.places import Place, Waiting, place_at
from tests.sync.wires import Wire, wire_to

pytestmark = [pytest.mark.servers, pytest.mark.slow]

KINDS = ("rclone_s3", "apache_dav")


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    found = place_at(request.param, request)
    yield found
    found.close()


def at(place: Place, port: int, scheme: str = "http") -> Place:
    """Return the same place, reached through another port."""
    there = place.address.place.split("/")[2]
    moved = place.address.text.replace("http://", f"{scheme}://").replace(there, f"127.0.0.1:{port}")
    return replace(place, address=parse_address(moved))


def server_of(place: Place) -> tuple[str, int]:
    host, _, port = place.address.place.split("/")[2].partition(":")
    return host, int(port)


def hub_at(place: Place, waiting: Waiting | None = None) -> RemoteHub:
    """Return the hub as the program opens it, with the environment's authorities and proxies."""
    remote = open_remote(place.address, place.credentials)
    place.opened.append(remote)
    return RemoteHub(remote, Patience(waiting or Waiting(), lambda: 0.5))


def certificate(folder: Path, host: str) -> tuple[Path, ssl.SSLContext]:
    """Return the file of an authority of our own, and what a server that it vouches for as *host* serves with."""
    own, served = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority, chain = folder / f"{host}.authority", folder / f"{host}.pem"
    authority.write_bytes(signed(own, own, x509.BasicConstraints(ca=True, path_length=None)))
    host_name = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
    secret = served.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain.write_bytes(secret + signed(served, own, host_name))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return authority, context


def signed(key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey, extension: x509.ExtensionType) -> bytes:
    now = datetime.now(UTC)
    names = {one: x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{one}")]) for one in ("server", "authority")}
    return (
        x509.CertificateBuilder()
        .subject_name(names["authority" if key is by else "server"])
        .issuer_name(names["authority"])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(extension, critical=key is by)
        .sign(by, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )


def test_a_server_that_cannot_show_who_it_is_gets_nothing(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, context = certificate(tmp_path, "127.0.0.1")
    with wire_to(Wire(server_of(place), tls=context)) as wire:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
        monkeypatch.setenv("AWS_ALLOW_INVALID_CERTIFICATES", "true")  # somebody's workaround for another program
        waiting = Waiting()
        with pytest.raises(HubUnavailableError) as caught:
            hub_at(at(place, wire.port, "https"), waiting).list_heads()
        assert (caught.value.code, waiting.paused, wire.up_bytes) == ("hub_untrusted", [], 0)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        assert hub_at(at(place, wire.port, "https")).list_heads() == ()


def test_a_certificate_for_another_host_does_not_hold(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, context = certificate(tmp_path, "127.0.0.2")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    with wire_to(Wire(server_of(place), tls=context)) as wire:
        with pytest.raises(HubUnavailableError) as caught:
            hub_at(at(place, wire.port, "https")).list_heads()
        assert (caught.value.code, wire.up_bytes) == ("hub_untrusted", 0)


def test_a_file_of_authorities_that_is_missing_is_named(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "borta"))
    with pytest.raises(Exception, match="hub_authorities"):
        hub_at(place)


@contextmanager
def proxy() -> Iterator[tuple[int, list[str]]]:
    """Give the port of a proxy that lets nothing through, and the first lines of what it was asked."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)

        def serve() -> None:
            try:
                with listening.accept()[0] as client:
                    asked.append(client.recv(4096).split(b"\r\n", 1)[0].decode())
                    client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            except OSError:
                return

        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], asked
        thread.join(20)


def test_the_proxy_of_the_environment_is_gone_through_and_what_it_refuses_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = replace(
        place, address=parse_address(place.address.text.replace("127.0.0.1", "hubb.invalid"), plain=True)
    )
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with proxy() as (port, asked):
        for name in ("HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        with pytest.raises(HubUnavailableError) as caught:
            hub_at(elsewhere).list_heads()
    assert caught.value.code == "hub_proxy"
    assert "http://hubb.invalid" in asked[0]


def test_a_connection_that_breaks_is_taken_up_where_it_broke(place: Place) -> None:
    item = an_object(1, size=400_000)
    place.hub().put_new(item.name, item.data)
    with wire_to(Wire(server_of(place), cut=0.05, seed=3)) as wire:
        waiting = Waiting()
        assert hub_at(at(place, wire.port), waiting).get(item.name, 1 << 20) == item.data
        assert wire.cuts > 0
        assert len(waiting.paused) == wire.cuts
        assert wire.down_bytes < 1.5 * len(item.data)


def test_one_connection_serves_what_is_put_one_after_the_other(place: Place) -> None:
    """A new one for each would cost a far server three delays more for every object."""
    with wire_to(Wire(server_of(place))) as wire:
        hub = hub_at(at(place, wire.port))
        assert all(hub.put_new(item.name, item.data) for item in map(an_object, range(5)))
        assert wire.connections == 1
