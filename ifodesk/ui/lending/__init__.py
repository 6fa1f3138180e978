"""Help between municipalities on screen: a chief asks a chief, a loan is agreed, its hours entered and confirmed."""
