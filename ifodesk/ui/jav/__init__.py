"""Jäv on screen: the tab of a case, and the page with questions put to the signed-in person."""
