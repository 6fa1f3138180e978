"""What the operating system must have beside the lock: found by trying it, installed on Debian, else named."""

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import environment

# Shared library -> Debian package. Found by ldd over the PySide6 wheel and tried in an otherwise empty Debian 12.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Program, or a file's whole path -> Debian package, by the command that needs it.
TEST_PROGRAMS = {
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus",
    "dbus-daemon": "dbus-daemon",
    "dbus-send": "dbus-bin",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "apache2": "apache2-bin",
    "nginx": "nginx",
    "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so": "libnginx-mod-http-dav-ext",
    "ceph": "ceph-common",
    "ceph-mon": "ceph-mon",
    "ceph-osd": "ceph-osd",
    "radosgw": "radosgw",
}
ADMINISTRATORS = "/usr/sbin:/sbin"
"""Where Debian keeps servers; an ordinary user's PATH does not name it."""
SERVICE_POLICY = Path("/usr/sbin/policy-rc.d")
"""What Debian's packages ask before they start a service; exit code 101 says no."""
PYTHON_LIBRARY = str(sysconfig.get_config_var("INSTSONAME"))
BUNDLE_PROGRAMS = {"objdump": "binutils"}


def provide(command: str, variables: Mapping[str, str]) -> str:
    """Install what *command* lacks, when this is root on Debian.

    Returns:
        An empty string when the command can go on, else one line that names what is missing and how to get it. The
        test programs never stop a run: a test that needs one says so itself.
    """
    if not sys.platform.startswith("linux"):
        return ""
    needed = _missing_libraries(command, variables) + _missing_programs(BUNDLE_PROGRAMS if command == "bundle" else {})
    if not environment.can_make_environments():
        needed.append("python3-venv")
    helpful = _missing_programs(TEST_PROGRAMS if command == "test" else {})
    if not needed and not helpful:
        return ""
    line = f"apt-get install -y --no-install-recommends {' '.join(needed + helpful)}"
    if _is_root_on_debian():
        _install(needed + helpful)
        return ""
    message = f"Missing on this system; install with: {line}"
    if needed:
        return message
    print(message, file=sys.stderr)
    return ""


def _missing_libraries(command: str, variables: Mapping[str, str]) -> list[str]:
    """Name the packages of libraries that are not there; a bundle takes copies of more than a run needs."""
    wanted = dict(QT_LIBRARIES)
    if command == "bundle" or variables.get("DISPLAY"):
        wanted.update(X11_LIBRARIES)
    missing = [package for library, package in wanted.items() if not _loads(library)]
    if command == "bundle" and not Path(sysconfig.get_config_var("LIBDIR"), PYTHON_LIBRARY).exists():
        missing.append(f"libpython3.{sys.version_info.minor}")
    return missing


def _loads(library: str) -> bool:
    """Return whether the dynamic linker finds *library*, wherever it came from."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing_programs(programs: Mapping[str, str]) -> list[str]:
    return [package for program, package in programs.items() if not _is_there(program)]


def _is_there(program: str) -> bool:
    if program.startswith("/"):
        return Path(program).exists()
    return (shutil.which(program) or shutil.which(program, path=ADMINISTRATORS)) is not None


def _is_root_on_debian() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None and os.geteuid() == 0


def _install(packages: Sequence[str]) -> None:
    print(f"Installing from Debian: {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with _no_service_starts():
        for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL, check=True)


@contextmanager
def _no_service_starts() -> Iterator[None]:
    """Keep what is installed for the tests from running as this machine's service; a policy of its own stands."""
    if SERVICE_POLICY.exists():
        yield
        return
    SERVICE_POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    SERVICE_POLICY.chmod(0o755)
    try:
        yield
    finally:
        SERVICE_POLICY.unlink()
