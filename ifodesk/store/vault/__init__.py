"""The vault: a folder with an encrypted database, and its keys in a small file of their own."""
