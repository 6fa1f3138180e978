"""What a person can do, and the ports that the layers below the window serve."""
