"""Tiếp công dân: timetables, bookings, the queue of the day and the reception log (M4; Luật Tiếp công dân 42/2013; NĐ 154/2026)."""
