"""Tiếng nói: complaints, denunciations, proposals, feedback, from receipt to answer (M5, M20; LKN 02/2011, LTC 25/2018, LTCD 42/2013)."""
