"""The readers of the reception room."""
