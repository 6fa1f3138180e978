"""The state of sync in words: one line at the bottom of the window, and the Synk screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Final

from ifodesk.usecases.hub_views import with_problem
from ifodesk.usecases.ports import Progress
from ifodesk.usecases.session import RoundResult
from ifodesk.usecases.sync_views import HeldItem, SyncBrief, SyncCode
from ifodesk.words.date_words import moment
from ifodesk.words.hub_words import NO_CONTACT, Place, hub_problem, place_of
from ifodesk.words.plural_words import count

NEVER: Final = "Inte synkat än"
STATE: Final[Mapping[SyncCode, str]] = {
    SyncCode.NEVER: NEVER,
    SyncCode.IN_STEP: "Synkat",
    SyncCode.WAITING: "Synkat",
    SyncCode.OFFLINE: "Synkat",
    SyncCode.ALARM: "Något stämmer inte: se Synk",
}
HELD_STATE: Final[Mapping[str, str]] = {
    "held": "Kom in, men gäller inte",
    "broken": "Går inte att läsa",
    "newer": "Behöver ett nyare program",
}
HELD_REASON: Final[Mapping[str, str]] = {
    "none": "orsaken är inte känd",
    "missing_record": "något som det hänvisar till har inte kommit än",
    "missing_cut": "det är inte klart än hur långt personens rätt räcker",
    "not_certified": "datorn är inte godkänd av någon chef",
    "not_standing": "datorn eller personen hör inte till gruppen längre",
    "not_reader": "skrivet av någon som inte läser ärendet",
    "beyond_cut": "skrivet efter att personen slutade läsa ärendet",
    "no_right": "skrivet utan rätt till det",
    "beside_narrowing": "skrivet samtidigt som rätten togs bort",
    "bad_bytes": "innehållet är skadat eller förfalskat",
    "bad_signature": "underskriften stämmer inte",
    "other_group": "det hör till en annan grupp",
    "needs_newer": "skrivet i ett nyare program",
    "fork": "samma dator har skrivit två olika fortsättningar",
    "gap": "en tidigare del saknas",
}
ALARM: Final[Mapping[str, str]] = {
    "broken_object": "En fil där ni möts är skadad eller förfalskad. Den är inte använd, och inget är förlorat här.",
    "broken_blob": "En kollegas dator har skickat något som inte går att läsa. Det är inte använt.",
    "broken_letter": "En nyckel stämmer inte med vad som sades om den. Den är inte använd.",
    "forked_log": (
        "En dator har skrivit två olika fortsättningar: den kan vara kopierad eller återställd. Båda hålls kvar tills "
        "ni har tagit reda på varför."
    ),
    "forked_head": (
        "En dator har skickat två olika besked med samma nummer: den kan vara kopierad, eller så visar era platser "
        "olika saker. Inget är förlorat här."
    ),
    "hub_rolled_back": "En av platserna där ni möts visar äldre innehåll än förut. Inget är förlorat här.",
    "hub_lost": (
        "En av platserna där ni möts har tappat det som låg där. Inget är förlorat här: det du har skrivit skickas dit "
        "igen."
    ),
    "hubs_differ": (
        "Två av era platser visar olika saker för en kollega, sedan mer än ett dygn. Inget är förlorat här."
    ),
    "hub_frozen": (
        "På flera dagar har ingen kollega hörts. Platsen där ni möts kan visa gammalt innehåll. Inget är förlorat här."
    ),
    "not_opened": (
        "En kollega har synkat länge efter att du skickade något, men har inte öppnat det. Platsen visar kanske inte "
        "dina ändringar för andra. Inget är förlorat här."
    ),
    "withheld": "Något som en kollega har skrivit har saknats i flera dagar. Inget är förlorat här.",
    "vault_rolled_back": "De andra har mer av det du skrivit än den här datorn: valvet är en gammal kopia.",
}
PROGRESS: Final[Mapping[str, str]] = {
    "fetch": "Hämtar",
    "send": "Skickar",
    "carry": "Kopierar mellan minnet och mappen",
    "rebuild": "Bygger om listorna",
}


def line(brief: SyncBrief, now: datetime, zone: tzinfo | None = None) -> str:
    """Return the bottom line: "Synkat 09:42 · 3 ändringar väntar på nät"."""
    alarm_rings = brief.code is SyncCode.ALARM
    parts = [STATE[brief.code] if alarm_rings else _synced(brief, now, zone), *_waiting(brief)]
    if is_hindered(brief) and not alarm_rings:
        parts.append("något hindrar synken: se Synk")
    return " · ".join(parts)


def is_hindered(brief: SyncBrief) -> bool:
    """Return whether something hinders sync that does not pass by itself: somebody must do something."""
    return brief.problem is not None and brief.problem not in NO_CONTACT


def page_line(brief: SyncBrief, now: datetime, zone: tzinfo | None = None) -> str:
    """Return the line at the top of Synk: as the bottom line, which an alarm there takes the place of."""
    return " · ".join([_synced(brief, now, zone), *_waiting(brief)])


def _synced(brief: SyncBrief, now: datetime, zone: tzinfo | None) -> str:
    return NEVER if brief.last_round is None else f"Synkat {moment(brief.last_round, now, zone)}"


def _waiting(brief: SyncBrief) -> list[str]:
    out_of_reach = brief.problem in NO_CONTACT if brief.problem is not None else brief.code is SyncCode.OFFLINE
    if brief.waiting:
        waiting = count(brief.waiting, "ändring", "ändringar")
        return [f"{waiting} väntar på nät" if out_of_reach else f"{waiting} att skicka"]
    return ["ingen kontakt just nu"] if out_of_reach else []


def problem(code: str | None, place: Place = Place.FOLDER) -> str:
    """Return what went wrong in the last round, at what kind of place; empty when nothing did."""
    if code is None:
        return ""
    if code == "no_hub":
        return (
            "Ingen plats att mötas på är vald än. Allt du har skrivit finns kvar på den här datorn. Lägg till en mapp "
            "eller server på Synk, under Platser där ni möts."
        )
    unknown = f"Synken kom inte hela vägen ({code}). Inget är förlorat, och nästa synk tar vid."
    return hub_problem(code, place) or unknown


def alarm(code: str) -> str:
    """Return an alarm in words."""
    return ALARM.get(code, f"Något där ni möts stämmer inte ({code}). Det är inte använt.")


def held(item: HeldItem) -> str:
    """Return something that came but was not applied: what it is and why."""
    reason = HELD_REASON.get(item.reason, item.reason)
    return f"{HELD_STATE.get(item.state, item.state)}: {reason}"


def missing(number: int) -> str:
    """Return how much others have heard of and the hub did not give; empty when nothing is missing."""
    return f"{count(number, 'del', 'delar')} saknas där ni möts. Inget är förlorat här." if number else ""


def keyless(number: int) -> str:
    """Return how much stays here until new keys have come; empty for nothing."""
    if not number:
        return ""
    return (
        f"{count(number, 'ändring', 'ändringar')} stannar på den här datorn tills ärendets nya nyckel har kommit. "
        "Någon har stängts ute, och inget skickas under den gamla. Inget är förlorat."
    )


def drafts(number: int) -> str:
    """Return how many drafts stay on this device; empty when there are none."""
    return f"{count(number, 'utkast', 'utkast')} stannar på den här datorn tills du säger klar." if number else ""


def progress(step: Progress) -> str:
    """Return how far a round has come: "Hämtar, 12 av 40"."""
    what = PROGRESS.get(step.what, "Arbetar")
    return f"{what}, {step.done} av {step.total}" if step.total else what


def outcome(result: RoundResult) -> str:
    """Return how a round ended."""
    if result.problem is not None:
        places = [place_of(one.address, stick=one.stick) for one in with_problem(result.hubs)]
        return problem(result.problem, places[0] if places else Place.FOLDER)
    moved = _moved(result)
    if result.stopped:
        return f"Synken avbröts{f': {moved}' if moved else ''}. Inget är förlorat. Nästa synk tar vid där den slutade."
    said = [f"Synkat: {moved}." if moved else "Synkat. Inget nytt."]
    said += [_lacking(result.lacking)] if result.lacking else []
    said += ["Något stämmer inte: läs larmet."] if result.alarms else []
    return " ".join(said)


def _lacking(number: int) -> str:
    verb = "fanns inte eller var skadade" if number > 1 else "fanns inte eller var skadad"
    return (
        f"{count(number, 'del', 'delar')} {verb} på platsen. Inget är förlorat här. Synka igen om en stund: "
        "saknas det fortfarande, be en kollega öppna platsen i Synk och trycka Fyll på."
    )


def _moved(result: RoundResult) -> str:
    """Return how much came and left; empty when nothing did."""
    parts = []
    if result.fetched:
        parts.append(
            f"{count(result.fetched, 'ny del', 'nya delar')} hämtade" if result.fetched > 1 else "en ny del hämtad"
        )
    if result.sent:
        what, form = ("delar ", "skickade") if result.sent > 1 else ("del ", "skickad")
        how_many = str(result.sent) if result.sent > 1 else "en"
        parts.append(f"{how_many} {'' if result.fetched else what}{form}")
    return " och ".join(parts)
