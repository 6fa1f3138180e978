"""The tab Anteckningar: drafts that save themselves, ready notes that never change, and their transfer state."""
