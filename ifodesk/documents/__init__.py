"""Blocks of text and tables to PDF and other files that leave the program."""
