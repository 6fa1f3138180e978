"""The colours, light and dark. One accent; red, yellow and green only together with an icon and a word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour per purpose, as ``#rrggbb``. Text colours reach a contrast of 4.5 on every ground they stand on."""

    page: str
    """Behind everything: rail, lines, empty space."""
    surface: str
    """Lists, fields and cards."""
    raised: str
    """Hovered lines, table headers."""
    line: str
    """Quiet lines between things."""
    edge: str
    """Edges of fields and buttons: contrast 3 against surface and page."""
    text: str
    quiet: str
    """Secondary text."""
    accent: str
    """The one accent: main buttons, links, what is chosen, focus."""
    on_accent: str
    """Text on the accent."""
    accent_soft: str
    """Ground of what is chosen."""
    late: str
    """Late, wrong, held."""
    late_soft: str
    warn: str
    warn_soft: str
    good: str
    good_soft: str


LIGHT = Colours(
    page="#f4f4f1",
    surface="#ffffff",
    raised="#ebecea",
    line="#dcddd8",
    edge="#82898f",
    text="#1c2227",
    quiet="#565e66",
    accent="#1b5c80",
    on_accent="#ffffff",
    accent_soft="#deebf2",
    late="#a02a1e",
    late_soft="#fae8e5",
    warn="#775003",
    warn_soft="#fcf1d6",
    good="#1d6539",
    good_soft="#e2f1e7",
)

DARK = Colours(
    page="#14181c",
    surface="#1c2126",
    raised="#272e34",
    line="#333b43",
    edge="#76818b",
    text="#e7eaec",
    quiet="#a8b1b9",
    accent="#79bce0",
    on_accent="#0b1b24",
    accent_soft="#20394a",
    late="#ffa093",
    late_soft="#3d2320",
    warn="#efc25f",
    warn_soft="#362d16",
    good="#82cd9a",
    good_soft="#1b3323",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 (none) to 21 (black on white). Source: WCAG 2.2, relative luminance.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's constant
