"""Short synthetic letters with a label each, for training and judging routes."""

import numpy as np

from caunoi.kernel.text import fold

from .letters import _slips, _told
from .wordings import ENDS, EXTRAS, MATTERS


def labelled(number: int, *, seed: int, bare: float = 0.0) -> tuple[list[str], list[str]]:
    """Letters of one or two sentences about a matter and its label; some sentences belong to another matter, as people ramble."""
    dice = np.random.default_rng(seed)
    names = list(MATTERS)
    share = np.array([1 / (1 + rank) for rank in range(len(names))])
    texts, labels = [], []
    for _ in range(number):
        label = str(dice.choice(names, p=share / share.sum()))
        facts = [MATTERS[label][dice.integers(4)][dice.integers(3)] for _ in range(int(dice.integers(1, 3)))]
        if dice.random() < 0.25:
            facts.insert(0, MATTERS[str(dice.choice(names))][dice.integers(4)][dice.integers(3)])
        if dice.random() < 0.5:
            facts.append(str(dice.choice(EXTRAS)))
        if dice.random() < 0.3:
            facts.append(str(dice.choice(ENDS)).replace("{name}", ""))
        text = " ".join(facts).format(**_told(dice))
        if dice.random() < 0.3 and len(text) > 30:
            text = _slips(dice, text)
        texts.append(fold(text) if dice.random() < bare else text)
        labels.append(label)
    return texts, labels
