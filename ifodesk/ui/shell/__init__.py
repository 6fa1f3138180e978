"""The frame around every screen: rail, top line, bottom line, lanes, lock, help."""
