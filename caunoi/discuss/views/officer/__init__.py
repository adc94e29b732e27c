"""Pages of the drafting body."""
