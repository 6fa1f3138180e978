"""Instruments as data: what is asked, when it is skipped, checked and scored. Pure; nothing here opens a file."""
