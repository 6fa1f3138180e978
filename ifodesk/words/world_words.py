"""What the world did: disk, vault, passphrase, files, people who join. What happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

VAULT: Final[Mapping[str, str]] = {
    "wrong_passphrase": "Lösenfrasen stämmer inte. Inget är ändrat. Försök igen, eller öppna med återställningskoden.",
    "wrong_code": "Återställningskoden stämmer inte. Inget är ändrat. Kontrollera koden på papperet och försök igen.",
    "wrong_code_group": (
        "Återställningskoden stämmer inte: titta på grupp {group} av 7 på papperet. Inget är ändrat. Rätta den och "
        "försök igen."
    ),
    "not_a_vault": "Det här är inget valv från ifodesk. Inget är ändrat. Välj en annan mapp.",
    "newer_vault": (
        "Valvet är sparat av ett nyare program (format {format}, det här programmet läser format {program}). Inget är "
        "ändrat. Uppdatera ifodesk och öppna igen."
    ),
    "damaged_vault": (
        "Valvet är skadat (sida {page}). Programmet har inte ändrat något i det. Stäng programmet, ta en kopia av "
        "mappen och be om hjälp innan du gör något mer."
    ),
    "vault_in_use": "Valvet är redan öppet i ett annat fönster. Inget är ändrat. Gå dit, eller stäng det fönstret.",
    "vault_gone": (
        "Mappen med valvet går inte att nå. Det som redan är sparat finns kvar i den. Anslut disken eller minnet och "
        "öppna igen."
    ),
    "vault_exists": "Det finns redan ett valv i mappen. Inget är ändrat. Välj en annan mapp.",
    "vault_copied": (
        "Mappen kopieras till andra datorer av {by}. Ett valv där kan bli till två som skriver över varandra, och det "
        "ligger kvar i molnet efter gallring här. Ingenting är gjort. Välj en mapp som bara finns på den här datorn."
    ),
    "export_copied": (
        "Mappen kopieras till andra datorer av {by}, och då ligger papperet kvar där efter gallring. Ingenting är "
        "sparat. Välj en mapp som bara finns på den här datorn."
    ),
    "vault_read_only": (
        "Det går inte att skriva i mappen med valvet. Det senaste är inte sparat, allt tidigare är det. Det du skrev "
        "står kvar på skärmen. Be om skrivrätt till mappen, så sparas det."
    ),
    "vault_unreachable": (
        "Disken med valvet svarar inte. Det senaste är inte sparat, allt tidigare är det. Det du skrev står kvar på "
        "skärmen. Försök igen om en stund."
    ),
    "disk_full": (
        "Disken är full. Det senaste är inte sparat, allt tidigare är det. Det du skrev står kvar på skärmen. Gör "
        "plats på disken, så sparas det."
    ),
    "os_secret_missing": (
        "Den hemlighet som datorn brukar minnas finns inte här, så lösenfrasen räcker inte. Inget är förlorat. Öppna "
        "med återställningskoden."
    ),
    "key_ring_missing": (
        "Datorn har ingen nyckelring. Inget är ändrat. Valvet kan skyddas av lösenfrasen ensam: välj en lång."
    ),
    "key_ring_locked": "Datorns nyckelring är låst. Inget är ändrat. Lås upp den och försök igen.",
    "no_memory": "Datorn har för lite ledigt minne för att öppna valvet. Inget är ändrat. Stäng andra program först.",
    "no_group": "Valvet hör inte till någon grupp än. Inget är fel. Lämna in välkomstfilen från chefen först.",
}

GROUP: Final[Mapping[str, str]] = {
    "group_exists": "Valvet hör redan till en grupp. Inget är ändrat.",
    "not_an_invitation": "Filen är ingen inbjudan till en grupp. Inget är ändrat. Be chefen om en ny fil.",
    "not_a_request": "Filen är ingen ansökan om att gå med. Inget är ändrat. Be den nya om en ny fil.",
    "not_a_welcome": "Filen är inget välkomstbrev från en grupp. Inget är ändrat. Be chefen om en ny fil.",
    "request_for_another_group": "Ansökan gäller en annan grupp. Ingen är insläppt. Be den nya om en ny ansökan.",
    "welcome_for_another": "Välkomstbrevet är till någon annan eller en annan dator. Inget är ändrat. Be om ett nytt.",
    "not_allowed": "Du har inte rätt att göra det. Inget är ändrat. Be någon som är chef eller administratör.",
    "no_right_to_write": (
        "Du har inte rätt att skriva det här längre. Inget är ändrat, och det du har skrivit står kvar. Be chefen om "
        "en roll."
    ),
    "readers_not_allowed": "Du har inte rätt att ändra vilka som läser ärendet. Inget är ändrat. Be chefen.",
    "words_differ": "De åtta orden är inte desamma. Inget är gjort. Jämför igen per telefon: filen kan vara utbytt.",
    "no_user_key": (
        "Den här datorn kan inte godkänna en till, nyckeln ligger på en annan av dina datorer. Inget är ändrat. Gör "
        "det därifrån, eller be två chefer."
    ),
    "unknown_municipality": "Kommunkoden finns inte bland gruppens kommuner. Inget är ändrat.",
}

CHANGES: Final[Mapping[str, str]] = {
    "undo_overtaken": "Någon har skrivit något annat där sedan dess, så det ångras inte. Inget är ändrat.",
    "undo_not_possible": "Det som är klart eller antaget ångras inte. Rätta med en ny anteckning eller en ny version.",
    "text_is_final": "Texten är klar och ändras inte mer. Rätta den med en ny anteckning.",
    "text_too_long": "Texten är för lång för ett fält. Den är inte sparad, men står kvar på skärmen. Dela upp den.",
    "not_found": "Det finns inte här.",
}

COMMAND_LINE: Final[Mapping[str, str]] = {
    "interrupted": "Avbrutet. Det som hann sparas finns kvar.",
    "passphrase_empty": "Lösenfrasen är tom. Inget är gjort.",
    "input_unreadable": "Filen går inte att läsa: {file}",
    "input_too_large": "Filen är för stor: {file}",
    "input_not_text": "Filen är inte text i UTF-8: {file}",
    "input_not_json": "Filen är inte JSON (rad {line}): {file}",
    "ruling_one_by_one": "Jävsbeslut skrivs ut ett i taget. Skriv beslutets id eller ärendets nummer.",
    "year_unreadable": "Skriv ett år med fyra siffror, till exempel 2026.",
    "interview_one_by_one": "Intervjuer skrivs ut en i taget. Skriv intervjuns id eller ärendets nummer.",
    "recipient_unknown": "Planen har ingen sådan mottagare. Skriv till exempel client, unit:Skolan eller chief.",
    "export_which": "Skriv vilken: planens id, ärendets nummer eller året. Flera planer: --ids eller --all-due.",
    "list_unreadable": "Filen går inte att läsa. Stäng den om den är öppen i ett annat program, och försök igen.",
    "list_too_large": "Listan är för stor: högst 10 000 rader, 200 kolumner och 20 MB. Dela den och försök igen.",
    "list_damaged": "Filen går inte att läsa som en lista. Öppna den i Excel, spara den på nytt och försök igen.",
    "list_empty": "Det står ingenting i filen.",
    "list_old_or_locked": (
        "Filen är en äldre Excelfil, eller låst med lösenord. Öppna den i Excel, spara den som .xlsx utan lösenord och "
        "försök igen."
    ),
    "list_unknown_form": "Filen är ingen lista. Spara listan som .xlsx eller .csv och försök igen.",
    "output_exists": "Filen finns redan och skrivs inte över: {file}",
    "output_unwritable": "Filen kan inte skrivas: {file}",
    "jav_not_a_question": "Fråga {number} är ingen jävsfråga. Formen står i docs/jav-file.md.",
    "jav_unknown_code": "Fråga {number} har en kod som inte finns ({kind}). Koderna står i docs/jav-file.md.",
    "score_not_an_interview": "Intervju {number} har inte rätt form. Formen står i docs/score-file.md.",
    "score_no_instrument": "Intervju {number} har ett instrument som inte finns. Se docs/score-file.md.",
    "score_instrument_refused": "{file}: {why}",
    "score_bad_money": "Intervju {number} har en valuta eller kurs som inte går att räkna med: USD eller SEK.",
    "score_unknown_code": "Intervju {number} har en fråga som inte finns, eller finns två gånger: {code}",
    "score_bad_answer": "Intervju {number} har ett svar som inte går att läsa på {code}: ett tal, X, N eller null.",
    "match_refused": "{file}, rad {line}: {fault}. Formen står i docs/match-file.md.",
    "approve_needs_file_or_mailbox": "Ange ansökan och --out, eller --mailbox. Inget är gjort.",
    "recover_needs_one": "Ange antingen --out eller --reopen. Inget är gjort.",
    "join_needs_name": "Ange ditt namn. Inget är gjort.",
    "stick_is_a_folder": "--stick gäller en mapp på ett minne: ange mappen, eller utelämna --stick. Inget är gjort.",
    "join_needs_files": "Ange en inbjudan eller ett välkomstbrev. Inget är gjort.",
    "no_case_called": "Det finns inget ärende med det numret här. Inget är gjort.",
    "no_held_called": "Inget som hålls tillbaka har den beteckningen. Inget är gjort. Se listan med ifodesk held.",
    "wall_needs_reviewer": "Ange en granskare vid sidan av dig själv. Inget är gjort.",
    "bench_child_failed": "Mätningen {probe} gick inte att göra (slutkod {status}).",
}
