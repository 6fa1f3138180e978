"""What is told of the state of sync."""
