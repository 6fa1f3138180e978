"""What went wrong with a hub, by the code of `ifodesk.sync`'s errors: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

_SCHEME: Final = "://"
_SYNCS_AGAIN: Final = "så synkar programmet igen"
_TRY_AGAIN: Final = "och försök sedan igen"


class Place(Enum):
    """What a hub is to a person, with the words that its sentences are made of."""

    FOLDER = (
        "den delade mappen",
        "i den delade mappen",
        "mappen",
        "full",
        "upptagen",
        "Anslut till nätverket, eller sätt i minnet om mappen ligger på ett",
        "Gör plats i mappen",
    )
    STICK = (
        "USB-minnet",
        "på USB-minnet",
        "minnet",
        "fullt",
        "upptaget",
        "Sätt i minnet",
        "Gör plats på minnet",
    )
    SERVER = (
        "servern",
        "på servern",
        "servern",
        "full",
        "upptagen",
        "Se efter att adressen stämmer och nätet fungerar",
        "Be den som sköter servern att göra plats",
    )

    def said(self, sentence: str, *, by_hand: bool = False) -> str:
        """Return a sentence about a hub as one about this; *by_hand*: a person tries again, no round does by itself."""
        the_place, on_the_place, place, full, busy, reach, room = self.value
        return sentence.format(
            The_place=the_place[:1].upper() + the_place[1:],
            the_place=the_place,
            on_the_place=on_the_place,
            place=place,
            full=full,
            busy=busy,
            reach=reach,
            room=room,
            again=_TRY_AGAIN if by_hand else _SYNCS_AGAIN,
        )


def place_of(address: str, *, stick: bool) -> Place:
    """Return what the hub at *address* is to a person."""
    if stick:
        return Place.STICK
    return Place.SERVER if _SCHEME in address else Place.FOLDER


_PROBLEM: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hub_gone": (
            "{The_place} går inte att nå. Allt du har skrivit finns kvar på den här datorn. {reach}, {again}."
        ),
        "hub_full": (
            "{The_place} är {full}. Allt du har skrivit finns kvar på den här datorn. "
            "{room}, så skickas resten vid nästa synk."
        ),
        "hub_read_only": (
            "{The_place} går att läsa men inte att skriva i. Det som andra har skrivit är hämtat, och det du har "
            "skrivit finns kvar på den här datorn. Be den som sköter {place} att ge dig skrivrätt."
        ),
        "hub_denied": (
            "Datorn får inte läsa {the_place}. Allt du har skrivit finns kvar på den här datorn. "
            "Be den som sköter {place} att ge dig rätt till den."
        ),
        "hub_busy": (
            "{The_place} är {busy} av ett annat program. Ingenting har gått förlorat. "
            "Programmet försöker igen vid nästa synk."
        ),
        "hub_failed": (
            "{The_place} svarar med fel. Allt du har skrivit finns kvar på den här datorn. "
            "Försök igen, och be den som sköter {place} om hjälp om felet kommer tillbaka."
        ),
        "hub_odd_answer": (
            "Det som svarar på adressen svarar inte som en lagringsplats ska. Det kan vara en inloggningssida på "
            "nätverket, eller en server av annat slag. Allt du har skrivit finns kvar på den här datorn. "
            "Logga in på nätverket om det ber om det, se efter att adressen stämmer, och försök igen."
        ),
        "hub_object_missing": (
            "En fil saknas {on_the_place}. Ingenting har gått förlorat på den här datorn. "
            "Filen kan läggas tillbaka från en dator som har den."
        ),
        "hub_object_too_large": (
            "En fil {on_the_place} är för stor för att vara äkta. Den är inte använd och ligger kvar orörd."
        ),
        "hub_object_unreadable": (
            "En fil {on_the_place} går inte att läsa. Den är inte använd och ligger kvar orörd. "
            "Be den som sköter {place} att se efter om den är skadad."
        ),
        "hub_name_taken": (
            "En skadad fil {on_the_place} ligger i vägen för det som skulle skickas. "
            "Allt du har skrivit finns kvar på den här datorn. "
            "Be den som sköter {place} att flytta undan filen, så skickas resten vid nästa synk."
        ),
        "hub_unreachable": (
            "Servern går inte att nå just nu. Allt du har skrivit finns kvar på den här datorn. "
            "Programmet försöker igen vid nästa synk."
        ),
        "hub_slow": (
            "Servern svarade inte i tid. Allt du har skrivit finns kvar på den här datorn. "
            "Nästa synk tar vid där den här slutade."
        ),
        "hub_line_broke": (
            "Förbindelsen med servern bröts flera gånger. Allt du har skrivit finns kvar på den här datorn. "
            "Nästa synk tar vid där den här slutade."
        ),
        "hub_stopped": (
            "Synken stoppades. Allt du har skrivit finns kvar på den här datorn. "
            "Nästa synk tar vid där den här slutade."
        ),
        "hub_untrusted": (
            "Servern kunde inte visa att den är den rätta (certifikatet stämmer inte). Ingenting är skickat. "
            "Allt du har skrivit finns kvar på den här datorn. Be den som sköter servern om hjälp."
        ),
        "hub_credentials": (
            "Servern känner inte igen nyckeln eller lösenordet. Allt du har skrivit finns kvar på den här datorn. "
            "Lägg till platsen på nytt med rätt uppgifter."
        ),
        "hub_no_credentials": (
            "Nyckeln till servern finns inte på den här datorn. Allt du har skrivit finns kvar. "
            "Lägg till platsen på nytt med dess uppgifter."
        ),
        "hub_clock": (
            "Datorns klocka går för mycket fel för att servern ska godta nyckeln. "
            "Allt du har skrivit finns kvar på den här datorn. Ställ klockan, {again}."
        ),
        "hub_proxy_setting": (
            "Datorns inställning för webbproxy (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY eller NO_PROXY) går inte att "
            "förstå, eller är av slaget SOCKS. Ingenting är skickat. Allt du har skrivit finns kvar på den här datorn. "
            "Be it-avdelningen om hjälp."
        ),
        "hub_proxy": (
            "Kommunens webbproxy släppte inte igenom synken. Allt du har skrivit finns kvar på den här datorn. "
            "Be it-avdelningen om hjälp."
        ),
    },
)
HUB_PROBLEM: Final[Mapping[str, str]] = MappingProxyType(
    {code: Place.FOLDER.said(text, by_hand=True) for code, text in _PROBLEM.items()}
)
"""One sentence or a few for each code, of a shared folder, to somebody who tries to use it and not in a round."""


def hub_problem(code: str, place: Place, *, by_hand: bool = False) -> str:
    """Return what went wrong at a place, in a round or *by_hand*; empty for a code that only a newer program knows."""
    return place.said(_PROBLEM.get(code, ""), by_hand=by_hand)


NO_CONTACT: Final = frozenset({"hub_gone", "hub_unreachable", "hub_slow", "hub_line_broke", "hub_busy", "hub_stopped"})
"""Problems that pass by themselves when the place is there again: nobody has to do anything about them."""
SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hub_full": "Inget ryms där.",
        "hub_read_only": "Går att läsa men inte att skriva i.",
        "hub_gone": "Är inte där just nu.",
    }
)
"""The same in a few words, where the sentence stands elsewhere on the page."""
SHORT_ELSE: Final = "Fungerar inte just nu."
HUB_SETUP: Final = MappingProxyType(
    {
        "hub_bad_address": (
            "Adressen går inte att läsa. Skriv en mapp, s3+https://server/hink eller webdav+https://server/mapp."
        ),
        "hub_plain_http": (
            "Adressen saknar kryptering (http). Skriv https, eller lägg till --plain-http om nätet är ert eget. "
            "Innehållet är krypterat ändå, men nyckeln till servern skickas öppet."
        ),
        "hub_secret_in_address": (
            "Skriv inte användare eller lösenord i adressen. Programmet frågar efter dem och lägger dem i datorns "
            "nyckelring."
        ),
        "hub_authorities": (
            "Filen med kommunens certifikat (SSL_CERT_FILE) finns inte eller går inte att läsa. Ingenting är skickat. "
            "Be it-avdelningen om hjälp."
        ),
        "hub_not_as_seen": (
            "Platsen har ändrats sedan du såg efter. Inget är skrivet där. Se efter en gång till och svara sedan."
        ),
        "hub_in_vault": (
            "Mappen är ett valv, eller ligger i ett. Ett valv ska bara finnas på din egen dator. Inget är skrivet där. "
            "Välj en annan mapp att mötas i."
        ),
        "hub_path_too_long": (
            "Mappens sökväg är för lång för Windows: den får ha högst {most} tecken. Inget är skrivet där. "
            "Välj en mapp närmare början av disken."
        ),
        "hub_known": "Platsen används redan. Inget är ändrat.",
        "hub_not_known": "Valvet använder ingen sådan plats. Inget är ändrat.",
        "hub_credentials_file": (
            "Filen med uppgifterna ska ha två rader: användare eller nyckel, och lösenord eller hemlighet."
        ),
    },
)
"""What went wrong when a person chose a hub, by code."""
