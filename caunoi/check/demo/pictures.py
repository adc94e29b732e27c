"""Drawn pictures for the demo: plain shapes, plainly no photographs of anybody."""

import random
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


def drawn(told: str, seed: int) -> Any:
    """A lane, a wall and a few stones in the colours of a seed; the same words and seed draw the same."""
    rng = random.Random(f"{told} {seed}")
    picture = Image.new("RGB", (640, 480), (188, 204, 214))
    pen = ImageDraw.Draw(picture)
    ground = tuple(rng.randint(110, 160) for _ in range(3))
    pen.rectangle((0, 260, 640, 480), fill=ground)
    pen.polygon([(250, 260), (390, 260), (560, 480), (80, 480)], fill=(150, 150, 148))
    pen.rectangle((20, 120 + rng.randint(0, 40), 200, 260), fill=(208, 186, 150))
    pen.rectangle((440, 90 + rng.randint(0, 60), 620, 260), fill=(196, 170, 140))
    for _stone in range(rng.randint(4, 12)):
        x, y, size = rng.randint(120, 520), rng.randint(300, 460), rng.randint(6, 26)
        pen.ellipse((x, y, x + size * 2, y + size), fill=(96, 90, 84))
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=70)
    return SimpleUploadedFile("minh-hoa.jpg", kept.getvalue(), "image/jpeg")
