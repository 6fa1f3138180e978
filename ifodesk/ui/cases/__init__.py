"""Ärenden: the list of cases and the opening of a new one."""
