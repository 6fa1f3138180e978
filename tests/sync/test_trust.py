"""Who a server is, and which way its bytes go: certificates that do not hold, proxies of the environment."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Callable, Iterable
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
from ifodesk.sync.credentials import Credentials
from ifodesk.sync.hub import HubError, HubUnavailableError
from tests.sync.hostile import Answers, Question, hostile, whole

pytestmark = pytest.mark.slow

CREDENTIALS = Credentials("asa", "hemligt")
ADDRESSES = {"s3": "s3+{}://{}/hink/ifo", "webdav": "webdav+{}://{}/nav"}
EMPTY = {"s3": ("200 OK", b"<ListBucketResult/>"), "webdav": ("207 Multi-Status", b'<multistatus xmlns="DAV:"/>')}
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture(params=ADDRESSES)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def listed(kind: str, where: str, scheme: str = "https") -> None:
    """Ask for the heads at a server, as the program does; raises as the hub does."""
    remote = open_remote(parse_address(ADDRESSES[kind].format(scheme, where), plain=True), CREDENTIALS)
    try:
        assert remote.listing("h/") == ()
    finally:
        remote.close()


def empty(kind: str) -> Answers:
    return lambda _: whole(*EMPTY[kind])


Key = ec.EllipticCurvePrivateKey


def certificate(
    key: Key, by: Key, *, host: str = "127.0.0.1", begin: datetime = NOW - DAY, end: datetime = NOW + DAY
) -> x509.Certificate:
    """Return a certificate of *key*, signed by *by*; its own authority where the two are the same."""
    own = key is by
    subject, issuer = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (host, "authority"))
    extension: x509.ExtensionType = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
    return (
        x509.CertificateBuilder()
        .subject_name(issuer if own else subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(extension, critical=False)
        .add_extension(x509.BasicConstraints(ca=own, path_length=None), critical=True)
        .sign(by, hashes.SHA256())
    )


def pem(folder: Path, name: str, certificate: x509.Certificate, key: Key) -> Path:
    file = folder / name
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
    return file


def served(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


Make = Callable[[Key, Key], x509.Certificate]
CERTIFICATES: dict[str, tuple[Make, bool]] = {
    "holds": (certificate, True),
    "expired": (lambda key, by: certificate(key, by, begin=NOW - 9 * DAY, end=NOW - DAY), False),
    "not yet": (lambda key, by: certificate(key, by, begin=NOW + DAY, end=NOW + 9 * DAY), False),
    "another host": (lambda key, by: certificate(key, by, host="127.0.0.2"), False),
    "signed by itself": (lambda key, _by: certificate(key, key), False),
    "signed by somebody else": (lambda key, _by: certificate(key, ec.generate_private_key(ec.SECP256R1())), False),
}


@pytest.mark.parametrize("make, holds", CERTIFICATES.values(), ids=CERTIFICATES)
def test_a_server_is_told_nothing_before_its_certificate_holds(
    kind: str, make: Make, *, holds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The authority that signs is trusted each time; only what the server shows differs."""
    authority, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(certificate(authority, authority).public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with hostile(empty(kind), served(pem(tmp_path, "server.pem", make(key, authority), key))) as (port, asked):
        if holds:
            listed(kind, f"127.0.0.1:{port}")
        else:
            with pytest.raises(HubUnavailableError, match="hub_untrusted"):
                listed(kind, f"127.0.0.1:{port}")
    assert bool(asked) is holds


def test_an_old_protocol_is_not_spoken(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(certificate(authority, authority).public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    context = served(pem(tmp_path, "server.pem", certificate(key, authority), key))
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    with hostile(empty(kind), context) as (port, asked), pytest.raises(HubUnavailableError):
        listed(kind, f"127.0.0.1:{port}")
    assert asked == []


def proxied(seen: list[str], kind: str) -> Answers:
    """A proxy that lets through who knows the password, and answers itself where it would ask further."""

    def answers(question: Question) -> Iterable[bytes]:
        given = question.headers.get("Proxy-Authorization", "")
        seen.append(given)
        if given != "Basic " + b64encode(b"kommun:webb losen").decode():
            return whole("407 Proxy Authentication Required")
        return whole(*EMPTY[kind])

    return answers


@pytest.mark.parametrize("name, lets_in", [("kommun:webb%20losen@", True), ("", False), ("kommun:fel@", False)])
def test_a_proxy_that_wants_a_password_gets_the_one_of_the_environment(
    kind: str, name: str, *, lets_in: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with hostile(proxied(seen, kind)) as (port, asked):
        monkeypatch.setenv("HTTP_PROXY", f"http://{name}127.0.0.1:{port}")
        if lets_in:
            listed(kind, "hubb.invalid", "http")
        else:
            with pytest.raises(HubUnavailableError, match="hub_proxy") as caught:
                listed(kind, "hubb.invalid", "http")
            assert "kommun" not in repr(caught.value.__dict__)
    assert asked[0].path.startswith("http://hubb.invalid/")
    assert "hemligt" not in str(asked)


def test_what_is_asked_through_a_proxy_under_tls_is_a_tunnel_that_it_cannot_read(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hostile(lambda _: whole("407 Proxy Authentication Required")) as (port, asked):
        monkeypatch.setenv("HTTPS_PROXY", f"http://kommun:fel@127.0.0.1:{port}")
        with pytest.raises(HubUnavailableError, match="hub_proxy"):
            listed(kind, "hubb.invalid")
    assert [(one.method, one.path) for one in asked] == [("CONNECT", "hubb.invalid:443")]
    assert "Authorization" not in asked[0].headers


@pytest.mark.parametrize("exempt", ["127.0.0.1", "*", "annan.invalid,127.0.0.1"])
def test_no_proxy_is_gone_through_to_a_host_that_is_exempt(
    kind: str, exempt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing: Answers = lambda _: whole("407 Proxy Authentication Required")  # noqa: E731 - one line of it
    with hostile(refusing) as (proxy, by_proxy), hostile(empty(kind)) as (port, direct):
        for name in ("HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy}")
        monkeypatch.setenv("NO_PROXY", exempt)
        listed(kind, f"127.0.0.1:{port}", "http")
    assert (by_proxy, len(direct)) == ([], 1)


@pytest.mark.parametrize(
    "name, value",
    [
        ("HTTPS_PROXY", "socks5://127.0.0.1:9"), ("ALL_PROXY", "socks5h://127.0.0.1:9"), ("HTTP_PROXY", "ftp://proxy"),
        ("HTTP_PROXY", "http://[::1"), ("HTTP_PROXY", "http://proxy:port"), ("NO_PROXY", "[::1]"),
        ("NO_PROXY", "fe80::/10,10.0.0.0/8"), ("NO_PROXY", "host:port"),
    ],
)  # fmt: skip
def test_a_setting_for_proxies_that_cannot_be_understood_is_named_and_goes_round_nothing(
    kind: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv(name, value)
    with hostile(empty(kind)) as (port, asked), pytest.raises(HubUnavailableError, match="hub_proxy_setting"):
        listed(kind, f"127.0.0.1:{port}", "http")
    assert asked == []


@pytest.mark.parametrize(
    "content", [b"", b"no certificates", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"]
)
def test_a_file_of_authorities_without_any_is_named(
    kind: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "authorities.pem"
    file.write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(HubError, match="hub_authorities"):
        listed(kind, "127.0.0.1:9")


@pytest.mark.parametrize(
    "user, secret", [("åsa", "hemligt"), ("a\u2028b", "c d"), ("a:b", "lösen ord"), ("x" * 5000, "y")]
)
def test_any_user_and_any_secret_can_be_sent_or_is_what_does_not_let_one_in(kind: str, user: str, secret: str) -> None:
    with hostile(lambda _: whole("401 Unauthorized")) as (port, _):
        remote = open_remote(
            parse_address(ADDRESSES[kind].format("http", f"127.0.0.1:{port}")), Credentials(user, secret)
        )
        with pytest.raises(HubUnavailableError, match="hub_credentials"):
            remote.listing("h/")
        remote.close()
