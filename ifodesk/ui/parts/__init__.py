"""Small widgets that every screen is made of. They know no use case; each takes the theme and an object name."""
