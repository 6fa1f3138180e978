"""The port Log: what happened, and what people wrote differently."""
