"""Bàn làm việc: screens across rooms; my day, the place's front page."""
