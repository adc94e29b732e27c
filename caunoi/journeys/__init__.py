"""Hành trình: flows across rooms; follows the ledger and calls commands."""
