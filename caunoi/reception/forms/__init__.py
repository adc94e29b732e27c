"""What the pages of the reception room ask."""
