"""The program walks through its main job by itself: by clicks and keys only, as a person would."""
