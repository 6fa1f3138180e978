"""What went wrong with a hub, by the code of `ifodesk.sync`'s errors: what happened, what is safe, what to do."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

HUB_PROBLEM: Final = MappingProxyType(
    {
        "hub_gone": (
            "Den delade mappen går inte att nå. Allt du har skrivit finns kvar på den här datorn. "
            "Sätt i minnet eller anslut till nätverket, så synkar programmet igen."
        ),
        "hub_full": (
            "Den delade mappen är full. Allt du har skrivit finns kvar på den här datorn. "
            "Gör plats i mappen, så skickas resten vid nästa synk."
        ),
        "hub_read_only": (
            "Den delade mappen går att läsa men inte att skriva i. Det som andra har skrivit är hämtat, och det du har "
            "skrivit finns kvar på den här datorn. Be den som sköter mappen att ge dig skrivrätt."
        ),
        "hub_denied": (
            "Datorn får inte läsa den delade mappen. Allt du har skrivit finns kvar på den här datorn. "
            "Be den som sköter mappen att ge dig rätt till den."
        ),
        "hub_busy": (
            "Den delade mappen är upptagen av ett annat program. Ingenting har gått förlorat. "
            "Programmet försöker igen vid nästa synk."
        ),
        "hub_failed": (
            "Den delade mappen svarar med fel. Allt du har skrivit finns kvar på den här datorn. "
            "Försök igen, och be den som sköter mappen om hjälp om felet kommer tillbaka."
        ),
        "hub_object_missing": (
            "En fil saknas i den delade mappen. Ingenting har gått förlorat på den här datorn. "
            "Filen kan läggas tillbaka från en dator som har den."
        ),
        "hub_object_too_large": (
            "En fil i den delade mappen är för stor för att vara äkta. Den är inte använd och ligger kvar orörd."
        ),
        "hub_object_unreadable": (
            "En fil i den delade mappen går inte att läsa. Den är inte använd och ligger kvar orörd. "
            "Be den som sköter mappen att se efter om den är skadad."
        ),
        "hub_name_taken": (
            "En skadad fil i den delade mappen ligger i vägen för det som skulle skickas. "
            "Allt du har skrivit finns kvar på den här datorn. "
            "Be den som sköter mappen att flytta undan filen, så skickas resten vid nästa synk."
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
            "Allt du har skrivit finns kvar på den här datorn. Ställ klockan, så synkar programmet igen."
        ),
        "hub_proxy": (
            "Kommunens webbproxy släppte inte igenom synken. Allt du har skrivit finns kvar på den här datorn. "
            "Be it-avdelningen om hjälp."
        ),
    },
)
"""One sentence or a few for each code."""

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
            "Filen med kommunens certifikat (SSL_CERT_FILE) finns inte. Ingenting är skickat. "
            "Be it-avdelningen om hjälp."
        ),
        "hub_not_as_seen": (
            "Platsen har ändrats sedan du såg efter. Inget är skrivet där. Se efter en gång till och svara sedan."
        ),
        "hub_known": "Platsen används redan. Inget är ändrat.",
        "hub_not_known": "Valvet använder ingen sådan plats. Inget är ändrat.",
        "hub_credentials_file": (
            "Filen med uppgifterna ska ha två rader: användare eller nyckel, och lösenord eller hemlighet."
        ),
    },
)
"""What went wrong when a person chose a hub, by code."""
