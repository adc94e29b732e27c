"""Pages of benefit: everybody's, and officers'."""
