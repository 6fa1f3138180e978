"""Figures that name nobody, in words: for the screen and for the table that people open elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.suppression import LEAST

PART: Final[Mapping[str, str]] = {
    "coverage": "Så många har fått frågan",
    "mean": "Första intervjun, medelvärde",
    "after": "Uppföljning, medelvärde",
    "change": "Skattningen vid uppföljning, mot gången före",
    "free": "Problemfria vid uppföljning",
}
NAME: Final[Mapping[tuple[str, str], str]] = {
    ("coverage", "addiction"): "klienter med skadligt bruk eller beroende, ärendet öppnat under året",
    ("coverage", "offered"): "erbjudna intervju",
    ("coverage", "interviewed"): "intervjuade",
    ("coverage", "feedback"): "har fått återkoppling",
    ("coverage", "followed_up"): "uppföljda",
    ("mean", "rater"): "intervjuarens skattning (0–9)",
    ("mean", "days"): "dagar med besvär av de senaste 30",
    ("mean", "worry"): "klientens oro (0–4)",
    ("mean", "need"): "klientens behov av hjälp (0–4)",
    ("after", "rater"): "intervjuarens skattning (0–9)",
    ("change", "lower"): "lägre",
    ("change", "same"): "samma",
    ("change", "higher"): "högre",
    ("free", "free"): "skattning 0–1",
    ("free", "not_free"): "skattning 2–9",
}
LEFT_OUT_NOTE: Final = (
    f"Siffror som handlar om färre än {LEAST} personer visas inte, och inte heller sådana som de skulle gå att räkna "
    "ut ur. De har aldrig lämnat kommunen."
)
FREE_CHECK: Final = "Att 0–1 räknas som problemfri är ett antagande. Kontrollera innan siffran används."

COLUMNS: Final[tuple[tuple[str, str], ...]] = (
    ("år", "Kalenderåret som siffran gäller."),
    ("kommun", "Vems siffra det är; ”gruppen” är alla som har lämnat siffror tillsammans."),
    ("del", "Vilken tabell raden hör till."),
    ("område", "Livsområdet; tomt där siffran gäller hela intervjun."),
    ("mått", "Vad som är räknat, och på vilken skala."),
    ("värde", f"Antal personer eller medelvärde. Tomt: visas inte, för att någon del är färre än {LEAST} personer."),
    ("antal", "För medelvärden: antal personer bakom värdet. Tomt: visas inte."),
    ("lämnat av", "Kommuner vars siffror ingår i värdet."),
)
"""Columns of the table, each with what it means."""
CSV_HEAD: Final = "Siffror ur intervjuer, {instrument}, {year}"
GROUP: Final = "gruppen"
