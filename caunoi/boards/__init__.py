"""Boards (ban, hội đồng, tổ): who sits on which by which election or decision, until when, what they plan, advise and what became of it."""
