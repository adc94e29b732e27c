"""Kết nối: other systems and people's own devices: tokens by role and place, webhooks, calendars, channels outside."""
