"""What a document is: form, kind, issuer, number, day and period, each from its own words."""

import re

from caunoi.mandate.words import Form

from .blocks import Block
from .head import NATION, About
from .news import news
from .official import addressees_line, is_title, official

__all__ = ["About", "about", "addressees_line"]


def about(blocks: list[Block]) -> About:
    """Read the head of a document."""
    form = Form.OFFICIAL if _is_official(blocks) else Form.NEWS
    return official(blocks) if form is Form.OFFICIAL else news(blocks)


def _is_official(blocks: list[Block]) -> bool:
    head = blocks[:30]
    if any(
        NATION.search(block.low) and block.words < 30 and not set(block.text) <= set("-_*–— =") for block in head[:12]
    ):
        return True
    if any(re.match(r"số\s*:?\s*[\d.…\s]*[-/]", block.low) and _has_symbol(block) for block in head[:12]):
        return True
    titled = any(is_title(block) for block in head[:12])
    return (titled and any(block.upper for block in head[:12])) or any(
        block.low.startswith("nơi nhận") for block in blocks[-12:]
    )


def _has_symbol(block: Block) -> bool:
    return bool(re.search(r"[-/]\s*[A-ZĐ]{2}", block.text)) and block.words < 25
