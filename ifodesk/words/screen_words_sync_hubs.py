"""Words of the places to sync with, in Synk."""

from __future__ import annotations

from ifodesk.words.hub_words import Place

TITLE = "Platser där ni möts"
NONE = "Ingen plats är vald. Allt sparas på den här datorn ändå. Lägg till den mapp eller server som gruppen använder."
ADD = "Lägg till …"
NAMES = {
    Place.FOLDER: "Delad mapp: {address}",
    Place.STICK: "USB-minne: {address}",
    Place.SERVER: "Server: {address}",
}
SYNCED = "synkat {when}"
STICK_SYNCED = "senast {when}"
NEVER = "inte synkat än"
GOOD = "Fungerar"
TROUBLE = "Kommer inte åt"

ABILITIES = "Vad platsen kan"
TRIED = "Provad {when}."
NOT_TRIED = "Platsen är inte provad än. Provet skriver några små filer och tar bort dem."
TO_MIND = "Att tänka på"
FINE = "Bra"
TRY = "Prova igen"
TRY_FIRST = "Prova"
FILL = "Fyll på"
FILL_HOW = (
    "Fyll på lägger tillbaka det som platsen har förlorat och som den här datorn har. Nycklar och gallrade bilagor "
    "läggs aldrig tillbaka."
)
REMOVE = "Sluta använda"
CLOSE = "Stäng"
REMOVE_SURE = "Ska {address} inte användas längre? Det som ligger där är orört, och allt finns kvar på den här datorn."
REMOVE_YES = "Ja, sluta använda"
NO = "Nej"
REMOVED = "Platsen används inte längre. Det som ligger där är orört."
TRYING = "Provar platsen …"
FILLING = "Fyller på platsen …"
LOOKING = "Ser efter vad som ligger där. Inget skrivs …"
ADDING = "Gör i ordning platsen och provar den …"

FORM = "Lägg till en plats"
FORM_FOLDER = "&Mapp på datorn eller i nätverket"
FORM_STICK = "&USB-minne som bärs mellan datorer"
FORM_SERVER = "&Server (S3 eller WebDAV)"
FOLDER = "Ma&pp"
FOLDER_HINT = "Till exempel en mapp på en gemensam disk. Lägg inte valvet där, bara platsen ni möts på."
ADDRESS = "&Adress"
ADDRESS_HINT = "s3+https://server/hink eller webdav+https://server/mapp"
USER = "A&nvändare eller åtkomstnyckel"
SECRET = "&Lösenord eller hemlig nyckel"  # noqa: S105 - a label
SECRET_HINT = "Ligger i datorns nyckelring, aldrig i valvet eller i adressen."  # noqa: S105 - a hint
LOOK = "Se efter vad som ligger där"
CANCEL = "Avbryt"
NEEDED = "Fyll i var platsen är."
USE = "Ja, använd platsen"
USE_NOT = "Nej, låt bli"
ADDED = "Platsen används nu. En synk med den har börjat."
ADDED_IN_VAULT = (
    "Platsen används nu. Datorn har ingen nyckelring, så uppgifterna till servern ligger krypterade i valvet."
)
NOT_USED = "Platsen används inte. Inget är skrivet där."
FILLED_NOTHING = "Platsen har allt som den här datorn har. Inget behövde läggas tillbaka."
FILLED = "{count} som saknades på platsen är tillbakalagda."
PART, PARTS = "del", "delar"
TRIED_NOW = "Platsen är provad."
