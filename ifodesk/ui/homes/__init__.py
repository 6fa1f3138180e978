"""Familjehem: the pool of homes, the match, tonight, and the group's own meeting."""
