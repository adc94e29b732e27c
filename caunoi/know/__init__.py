"""Dân biết: what must be made public, published in time, posted with proof, asked about and followed (M3, M16; Luật 10/2022, Điều 11–14; Luật 01/2026)."""
