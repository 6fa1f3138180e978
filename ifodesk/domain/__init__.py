"""Rules, declarations of entities and tables of rights: pure, given the date and ids as arguments."""
