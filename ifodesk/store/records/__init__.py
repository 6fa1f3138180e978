"""The port Records: entities read with what was seen of them, and saved as one atomic change."""
