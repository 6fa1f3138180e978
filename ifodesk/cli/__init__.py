"""The command line: arguments to use cases to JSON, never Qt."""
