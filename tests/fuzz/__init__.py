"""Bytes from anybody, into everything that reads bytes. Nothing here is shipped."""
