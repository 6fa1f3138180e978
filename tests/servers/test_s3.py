"""The S3 servers that other tests lean on: they take, give back, differ as known, and let no stranger in."""

from dataclasses import replace

import obstore
import pytest
from obstore.store import S3Store

from tests.servers.s3 import S3Server


@pytest.fixture(params=["radosgw", "rclone_s3"])
def server(request: pytest.FixtureRequest) -> S3Server:
    found: S3Server = request.getfixturevalue(request.param)
    return found


@pytest.mark.servers
def test_what_is_put_is_given_back_to_a_store_as_well(server: S3Server) -> None:
    bucket = server.new_bucket()
    assert server.request("PUT", f"/{bucket}/o/a", b"\x00sealed\xff").status_code == 200
    assert server.request("GET", f"/{bucket}/o/a").content == b"\x00sealed\xff"
    store = S3Store(
        bucket,
        endpoint=server.endpoint,
        access_key_id=server.access_key,
        secret_access_key=server.secret_key,
        region=server.region,
        client_options={"allow_http": True},
        virtual_hosted_style_request=False,
    )
    assert bytes(obstore.get(store, "o/a").bytes()) == b"\x00sealed\xff"


@pytest.mark.servers
def test_a_wrong_secret_is_refused(server: S3Server) -> None:
    bucket = server.new_bucket()
    stranger = replace(server, secret_key=server.access_key)
    assert stranger.request("PUT", f"/{bucket}/a", b"x").status_code == 403
    assert server.request("GET", f"/{bucket}/a").status_code == 404


@pytest.mark.servers
@pytest.mark.parametrize("name, second, kept", [("radosgw", 412, b"1"), ("rclone_s3", 200, b"2")])
def test_each_server_answers_a_second_create_in_its_own_way(
    request: pytest.FixtureRequest, name: str, second: int, kept: bytes
) -> None:
    server: S3Server = request.getfixturevalue(name)
    bucket = server.new_bucket()
    create = {"if-none-match": "*"}
    assert server.request("PUT", f"/{bucket}/once", b"1", headers=create).status_code == 200
    assert server.request("PUT", f"/{bucket}/once", b"2", headers=create).status_code == second
    assert server.request("GET", f"/{bucket}/once").content == kept


@pytest.mark.servers
def test_the_gateway_keeps_versions_when_asked(radosgw: S3Server) -> None:
    bucket = radosgw.new_bucket()
    wanted = b"<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
    assert radosgw.request("PUT", f"/{bucket}", wanted, query={"versioning": ""}).status_code == 200
    for body in (b"1", b"2"):
        radosgw.request("PUT", f"/{bucket}/v", body)
    assert radosgw.request("GET", f"/{bucket}", query={"versions": ""}).text.count("<Version>") == 2
