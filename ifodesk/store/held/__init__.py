"""What was held: read with its content, raised above the cut, or adopted."""
