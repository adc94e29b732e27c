"""Giao diện: the design language; tokens, components, templates every page shares."""
