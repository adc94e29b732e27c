"""Pages of sector reports: of those who write them, and of those who receive them."""
