"""Cầu Nối, the bridge: every voice gets an accountable answer on time, and the half-year review writes itself."""
