"""Numbered steps of the database's format. A step that was released is never changed, and imports no class of today.

They touch the log, keys, marks and settings. The projection is no part of them: it is dropped and rebuilt when the
declarations change.
"""
