"""The WebDAV servers that other tests lean on: they take, give back, differ as known, and let no stranger in."""

import httpx
import pytest

from tests.servers.dav import DavServer


@pytest.fixture(params=["apache_dav", "nginx_dav", "wsgidav"])
def server(request: pytest.FixtureRequest) -> DavServer:
    found: DavServer = request.getfixturevalue(request.param)
    return found


@pytest.mark.servers
def test_what_is_put_is_listed_and_given_back(server: DavServer) -> None:
    with server.client() as client:
        assert client.request("MKCOL", "folder/").status_code == 201
        assert client.put("folder/a", content=b"\x00sealed\xff").status_code == 201
        assert client.get("folder/a").content == b"\x00sealed\xff"
        listing = client.request("PROPFIND", "folder/", headers={"Depth": "1"})
        assert listing.status_code == 207
        assert "/folder/a" in listing.text
    assert (server.root / "folder" / "a").read_bytes() == b"\x00sealed\xff"


@pytest.mark.servers
def test_a_stranger_is_refused(server: DavServer) -> None:
    assert httpx.put(f"{server.url}b", content=b"x", trust_env=False).status_code == 401
    assert not (server.root / "b").exists()


@pytest.mark.servers
@pytest.mark.parametrize("name, second", [("apache_dav", 412), ("nginx_dav", 204), ("wsgidav", 412)])
def test_each_server_answers_a_second_create_in_its_own_way(
    request: pytest.FixtureRequest, name: str, second: int
) -> None:
    server: DavServer = request.getfixturevalue(name)
    with server.client() as client:
        create = {"If-None-Match": "*"}
        assert client.put("once", content=b"1", headers=create).status_code == 201
        assert client.put("once", content=b"2", headers=create).status_code == second
