"""Text in, keyword arguments of one command out."""
