"""Cộng đồng dân cư bàn và quyết định: what households decide by meeting, ballot paper or online (Luật 10/2022, Điều 15–22; NĐ 59/2023)."""
