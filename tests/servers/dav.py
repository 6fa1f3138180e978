"""WebDAV servers that differ: Apache is careful, nginx ignores If-None-Match, wsgidav shows half sent files."""

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.servers.loopback import Command, free_port, missing, program, running, server_folder, tool, wait_for_answer

NGINX_MODULE = Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
RUN_AS = "www-data"

APACHE = """
ServerRoot /usr/lib/apache2
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
Mutex file:{folder} default
{modules}
User {user}
Group {user}
DocumentRoot {root}
DavLockDB {folder}/lock
<Directory {root}>
 Dav On
 AuthType Basic
 AuthName hub
 AuthUserFile {folder}/users
 Require valid-user
</Directory>
"""
APACHE_MODULES = ("mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs")

NGINX = """
load_module {module};
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 2;{user}
events {{ worker_connections 256; }}
http {{
 access_log off;
 client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
 uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
 dav_ext_lock_zone zone=locks:10m;
 server {{
  listen 127.0.0.1:{port}; root {root}; client_max_body_size 100m;
  auth_basic hub; auth_basic_user_file {folder}/users;
  location / {{
   dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS LOCK UNLOCK; dav_ext_lock zone=locks;
   create_full_put_path on; dav_access user:rw;
  }}
 }}
}}
"""


@dataclass(frozen=True)
class DavServer:
    """A WebDAV share for one user; *root* is the folder behind it, to look at and to harm."""

    url: str
    root: Path
    user: str = "asa"
    password: str = field(default_factory=lambda: secrets.token_hex(12), repr=False)

    def client(self) -> httpx.Client:
        """Return a client that is let in."""
        auth = (self.user, self.password)
        return httpx.Client(base_url=self.url, auth=auth, trust_env=False, timeout=30)


@pytest.fixture(scope="session")
def apache_dav() -> Iterator[DavServer]:
    """Give Apache's mod_dav."""
    apache = program("apache2", "apache2-bin")
    with _share("apache") as (folder, server):
        modules = "\n".join(f"LoadModule {name}_module modules/mod_{name}.so" for name in APACHE_MODULES)
        user = RUN_AS if _is_root() else f"#{os.geteuid()}"
        config = APACHE.format(folder=folder, root=server.root, port=_port(server), modules=modules, user=user)
        _write_users(folder, server)
        with _serving([apache, "-f", _written(folder, config), "-DFOREGROUND"], folder, server):
            yield server


@pytest.fixture(scope="session")
def nginx_dav() -> Iterator[DavServer]:
    """Give nginx with the WebDAV extension."""
    nginx = program("nginx", "nginx")
    if not NGINX_MODULE.exists():
        missing(NGINX_MODULE.name, "libnginx-mod-http-dav-ext")
    with _share("nginx") as (folder, server):
        user = f" user {RUN_AS};" if _is_root() else ""
        config = NGINX.format(folder=folder, root=server.root, port=_port(server), module=NGINX_MODULE, user=user)
        _write_users(folder, server)
        with _serving([nginx, "-e", folder / "error.log", "-c", _written(folder, config)], folder, server):
            yield server


@pytest.fixture(scope="session")
def wsgidav() -> Iterator[DavServer]:
    """Give wsgidav, where a half sent file is visible and stays."""
    with _share("wsgidav") as (folder, server):
        config = {
            "host": "127.0.0.1",
            "port": _port(server),
            "server": "cheroot",
            "provider_mapping": {"/": str(server.root)},
            "http_authenticator": {"domain_controller": None, "accept_digest": False, "default_to_digest": False},
            "simple_dc": {"user_mapping": {"*": {server.user: {"password": server.password}}}},
        }
        with _serving([tool("wsgidav"), "--config", _written(folder, json.dumps(config))], folder, server):
            yield server


@contextmanager
def _share(name: str) -> Iterator[tuple[Path, DavServer]]:
    with server_folder(name) as folder:
        root = folder / "root"
        root.mkdir()
        root.chmod(0o777)
        yield folder, DavServer(f"http://127.0.0.1:{free_port()}/", root)


@contextmanager
def _serving(command: Command, folder: Path, server: DavServer) -> Iterator[None]:
    with running(command, folder / "out.log") as child:
        wait_for_answer(child, server.url)
        yield


def _port(server: DavServer) -> int:
    return httpx.URL(server.url).port or 80


def _written(folder: Path, config: str) -> Path:
    path = folder / "server.json"  # only wsgidav cares for the name
    path.write_text(config, encoding="utf-8")
    return path


def _write_users(folder: Path, server: DavServer) -> None:
    """Write the one user with the hash that Apache and nginx both read."""
    words = base64.b64encode(hashlib.sha1(server.password.encode(), usedforsecurity=False).digest()).decode()
    (folder / "users").write_text(f"{server.user}:{{SHA}}{words}\n", encoding="utf-8")


def _is_root() -> bool:
    return os.geteuid() == 0
