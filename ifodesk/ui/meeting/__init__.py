"""The meeting view: the plan as those round the table write it, and nothing else on screen."""
