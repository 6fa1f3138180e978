"""Idag: what is due."""
