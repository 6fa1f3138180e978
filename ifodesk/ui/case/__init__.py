"""The case view: its name line, its tabs, and going between them. The tabs are handed in; none knows the others."""
