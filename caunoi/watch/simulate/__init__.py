"""Data whose truth is known, to measure kernels with: letters of known cases, series with known outbreaks. Seeded, and synthetic throughout."""
