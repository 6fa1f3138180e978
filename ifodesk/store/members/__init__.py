"""Who belongs and who reads: the membership records held, what people do with them, and the keys that follow."""
