"""The tab Historik: who did what, when, on which device, as sentences."""
