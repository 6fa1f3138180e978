"""Ctrl+K: find a case by name, personal number or case number."""
