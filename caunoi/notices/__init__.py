"""Văn bản và thông báo: official papers in the State and Party layouts, words sent to people."""
