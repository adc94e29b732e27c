"""Nhiệm vụ: directives read into tasks, confirmed by a person, followed to their end (M1)."""
