"""Words of the frame around every screen."""

WINDOW = "ifodesk"
WINDOW_PRACTICE = "ifodesk, övning"
RAIL = "Platser"
SEARCH = "Sök ärende"
SEARCH_LONG = "Sök på namn eller nummer"
LOCK = "Lås"
SYNC_LINE = "Synk: {line}"
BADGE = "{title}, {count} väntar"

MENU = "{name}: inställningar och hjälp"
TIES = "Mina band"
DEVICES = "Mina datorer"
LOOSE = "Lös anteckning"
HELP = "Hjälp om den här sidan"
DARK = "Utseende"
DARK_AUTO = "Som datorn"
DARK_OFF = "Ljust"
DARK_ON = "Mörkt"
LARGER = "Större text"
SMALLER = "Mindre text"
NORMAL = "Vanlig storlek"
LOCK_AFTER = "Lås när ingen rör datorn"
MINUTES = "efter {count} min"

HELP_TITLE = "Hjälp"
HELP_CLOSE = "Stäng"
HELP_MISSING = "Det finns ingen hjälp om den här sidan än."

LOCKING = "Sparar och låser …"
CLOSING = "Sparar och stänger …"
NOT_LOCKED = (
    "Det är inte låst: något du har skrivit gick inte att spara, och det skulle försvinna. "
    "Se meddelandet på sidan, eller försök igen om en stund."
)
NOT_CLOSED = (
    "Fönstret är kvar: något du har skrivit gick inte att spara, och det skulle försvinna. "
    "Se meddelandet på sidan, eller försök igen om en stund."
)
HALF_TYPED = "Halvskrivet när det låstes: {text}"
HALF_TYPED_LEFT = "Halvskrivet när du gick vidare: {text}"
HALF_TYPED_KEPT = "Det du hade börjat skriva ligger som en lös anteckning på Idag."
HALF_TYPED_LOST = "Det du hade börjat skriva gick inte att spara. {why} Kopiera det härifrån: {text}"
CLOSE_ANYWAY = "Stäng ändå"
LOCK_ANYWAY = "Lås ändå"
FAULT = (
    "Något gick fel i programmet. Det som är sparat finns kvar, och du kan arbeta vidare. "
    "Uppge koden om du ber om hjälp: {code}"
)
STOP_MAKING = "Avbryt"
STOPPING = "Avbryter …"
MAKE_AGAIN = "Skapa igen"
MAKING_PRACTICE = "Skapar övningsgruppen. Det tar omkring en halv minut första gången."

ABOUT = "Arbetsverktyg för individ- och familjeomsorgen."
ABOUT_PRACTICE = "Öva i en påhittad grupp."
