"""Real servers for tests, each on loopback, on a free port, in a folder of its own, never the system's service."""

from tests.servers.dav import apache_dav, nginx_dav, wsgidav
from tests.servers.radosgw import radosgw
from tests.servers.s3 import rclone_s3

SERVERS = frozenset({"apache_dav", "nginx_dav", "radosgw", "rclone_s3", "secret_service", "wsgidav"})
"""Fixtures that start a server: a test that names one is marked `servers` without further words."""

__all__ = ["SERVERS", "apache_dav", "nginx_dav", "radosgw", "rclone_s3", "wsgidav"]
