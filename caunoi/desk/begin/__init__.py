"""The first days of a body in the system: what it still lacks before it can work, in order."""
