"""Indicators (chỉ tiêu): what is counted, from which records, for which body, place and period; scorecards read them."""
