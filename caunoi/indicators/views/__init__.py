"""Pages of indicators: for everybody, and for officers."""
