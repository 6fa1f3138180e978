"""The tab Översikt: what is due, who belongs to the case, who reads it, what is not in the record system yet."""
