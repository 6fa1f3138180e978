"""The whole program below the window: real vaults, a real folder, the use cases of a day."""
