"""Officers' pages of the mandate room."""
