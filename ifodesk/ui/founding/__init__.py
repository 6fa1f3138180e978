"""The first vault on this computer: a new group, an invitation, or practice."""
