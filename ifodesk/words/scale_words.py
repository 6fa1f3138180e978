"""What `ifodesk scale` says."""

from __future__ import annotations

from typing import Final

HELP: Final = "Låt allt större grupper arbeta en dag i påhittad tid, och räkna vad en dators dag kostar."
MINUTES: Final = "så många minuter får det ta"
TOO_SHORT: Final = "--minutes måste vara större än 0."
_LINE: Final = (
    "{devices} datorer i {municipalities} kommuner: per dator och dag {requests} anrop, {fetched} kB hämtat, "
    "{sent} kB skickat, {seconds} s räknat"
)
_KB: Final = 1000


def share_line(devices: int, municipalities: int, requests: float, fetched: float, sent: float, seconds: float) -> str:
    """Return a client's share of a day as one line; *fetched* and *sent* are bytes, *seconds* of processor time.

    >>> share_line(10, 2, 101.6, 1_234_567, 65_000, 1.24)
    '10 datorer i 2 kommuner: per dator och dag 102 anrop, 1235 kB hämtat, 65 kB skickat, 1,2 s räknat'
    """
    return _LINE.format(
        devices=devices,
        municipalities=municipalities,
        requests=f"{requests:.0f}",
        fetched=f"{fetched / _KB:.0f}",
        sent=f"{sent / _KB:.0f}",
        seconds=f"{seconds:.1f}".replace(".", ","),
    )
