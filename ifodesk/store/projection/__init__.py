"""The tables that screens read, generated from the declarations: a function of what is held, and rebuilt at will."""
