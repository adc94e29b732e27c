"""Training (tập huấn, bồi dưỡng): courses, sessions, attendance, what a place needs and what changed afterwards."""
