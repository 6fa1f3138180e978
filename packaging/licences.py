"""What licences ship: every package and shared library has one on record, and none is GPL only."""

import re
import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

NOTICES = Path(__file__).resolve().parent / "notices"
LIBRARY = re.compile(r"^lib(?P<name>[\w+.-]+?)(?:-[0-9a-f]{8})?\.so(?:\.[0-9.]+)?$")
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")

# Packages whose metadata says nothing, or says it in a sentence; read from their own licence files.
PACKAGES = {
    "sqlcipher3": "Zlib (with SQLCipher BSD-3-Clause, OpenSSL Apache-2.0)",
    "reportlab": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pypdfium2": "(Apache-2.0 OR BSD-3-Clause) (with PDFium and what it contains)",
}

# Shared libraries that come with the system or inside a package, by name without "lib", hash and version.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": (
        "Qt6Core Qt6DBus Qt6Gui Qt6Network Qt6OpenGL Qt6PrintSupport Qt6Svg Qt6Test Qt6WaylandClient Qt6Widgets",
        "Qt6WlShellIntegration Qt6XcbQpa pyside6.abi3 shiboken6.abi3",
    ),
    "LGPL-3.0-or-later OR GPL-2.0-or-later": ("gmp hogweed idn2 nettle unistring",),
    "LGPL-2.1-or-later": (
        "avahi-client avahi-common blkid gcrypt gio-2.0 glib-2.0 gmodule-2.0 gnutls gobject-2.0 gpg-error gthread-2.0",
        "keyutils mount systemd tasn1",
    ),
    "GPL-3.0-or-later WITH GCC-exception-3.1": ("gcc_s stdc++",),
    "AFL-2.1 OR GPL-2.0-or-later": ("dbus-1",),
    "BSD-3-Clause OR GPL-2.0-only": ("cap zstd",),
    "FTL OR GPL-2.0-or-later": ("freetype",),
    "Apache-2.0": ("crypto cups qpdf ssl",),
    "BSD-2-Clause": ("avif lz4 openjp2",),
    "BSD-3-Clause": ("bsd md p11-kit pcre2-8 pdfium sharpyuv uuid webp webpdemux webpmux",),
    "MIT": (
        "brotlicommon brotlidec com_err expat ffi gssapi_krb5 k5crypto krb5 krb5support lcms2 xkbcommon xkbcommon-x11",
        "X11 X11-xcb Xau Xcomposite Xcursor Xdamage Xdmcp Xext Xfixes Xi Xinerama Xrandr Xrender fontconfig xcb",
        "xcb-cursor xcb-glx xcb-icccm xcb-image xcb-keysyms xcb-randr xcb-render xcb-render-util xcb-shape xcb-shm",
        "xcb-sync xcb-util xcb-xfixes xcb-xkb wayland-client wayland-cursor wayland-egl",
    ),
    "IJG": ("jpeg",),
    "PSF-2.0": ("python3.11 python3.12 python3.13",),
    "Unicode-3.0": ("icudata icui18n icuuc",),
    "Zlib": ("z",),
    "bzip2-1.0.6": ("bz2",),
    "libpng-2.0": ("png16",),
    "libtiff": ("tiff",),
    "LicenseRef-public-domain": ("lzma selinux",),
}
LICENCE_OF = {name: licence for licence, lines in LIBRARIES.items() for line in lines for name in line.split()}


def is_gpl_only(licence: str) -> bool:
    """Return whether every choice that a licence expression offers is the GPL without an exception.

    >>> is_gpl_only("GPL-3.0-or-later"), is_gpl_only("GPLv2+")
    (True, True)
    >>> is_gpl_only("LGPL-3.0-only OR GPL-2.0-only"), is_gpl_only("GPL-3.0-or-later WITH GCC-exception-3.1")
    (False, False)
    """
    choices = licence.split(" OR ")
    return all(re.search(r"\bA?GPL", choice) and "exception" not in choice.lower() for choice in choices)


def packages(folder: Path) -> dict[str, str]:
    """Return the licence of every package installed in *folder*; an empty one where none is on record."""
    return {_name(found): _licence(found) for found in distributions(path=[str(folder)])}


def libraries(folder: Path) -> dict[str, str]:
    """Return the licence of every shared library below *folder* by its file name, but for Qt's plug-ins.

    A plug-in is part of Qt, an extension module part of its package. A library that no record covers has an empty one.
    """
    matches = {path.name: LIBRARY.match(path.name) for path in folder.rglob("lib*.so*") if "plugins" not in path.parts}
    return {name: LICENCE_OF.get(match["name"], "") for name, match in sorted(matches.items()) if match}


def faults(licences: Mapping[str, str]) -> list[str]:
    """List what must not ship: a sentence for each work without a licence on record or under the GPL only."""
    unknown = [f"{work}: no licence on record in packaging/licences.py" for work, text in licences.items() if not text]
    return unknown + [f"{work}: {text} only" for work, text in licences.items() if text and is_gpl_only(text)]


def write_notices(target: Path, installed: Path, shipped: Iterable[str], found: Mapping[str, str]) -> None:
    """Write NOTICE.txt and the licence texts of all that ships into *target*.

    Args:
        target: The bundle's inner folder.
        installed: The folder of packages that the bundle was built from.
        shipped: Names of the packages that the runtime lock names.
        found: Shared libraries with their licences, from :func:`libraries`.
    """
    texts = target / "licenses"
    texts.mkdir(exist_ok=True)
    for path in NOTICES.glob("*GPL-*.txt"):
        shutil.copy(path, texts)
    wanted, lines = set(shipped), ["Python packages", "---------------"]
    for package in sorted(distributions(path=[str(installed)]), key=_name):
        if _name(package) in wanted:
            lines.append(f"{_name(package)} {package.version}: {_licence(package)}")
            _copy_texts(package, texts / _name(package))
    lines += ["", "Shared libraries", "----------------", *(f"{name}: {licence}" for name, licence in found.items())]
    notice = (NOTICES / "NOTICE.txt").read_text(encoding="utf-8")
    (target / "NOTICE.txt").write_text(notice + "\n".join(lines) + "\n", encoding="utf-8")


def _copy_texts(package: Distribution, folder: Path) -> None:
    """Copy a package's own licence files, keeping the folders between them."""
    for path in package.files or ():
        if ".dist-info" in path.parts[0] and (path.parts[1] == "licenses" or LICENCE_FILE.match(path.name)):
            copy = folder.joinpath(*path.parts[1:])
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path(str(package.locate_file(path))), copy)


def _name(package: Distribution) -> str:
    return re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()


def _licence(package: Distribution) -> str:
    """Return a package's licence: our own record first, then its expression, its licence line, its classifiers."""
    fields = package.metadata
    if record := PACKAGES.get(_name(package)):
        return record
    for field in ("License-Expression", "License"):
        if field in fields:
            return fields[field].splitlines()[0]
    classifiers = [line.rsplit(" :: ", 1)[1] for line in fields.get_all("Classifier", []) if line.startswith("License")]
    return " OR ".join(classifiers)
