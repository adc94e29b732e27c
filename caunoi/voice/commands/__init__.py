"""The acts of the voice room; each moves a case by its book and nothing else does."""
