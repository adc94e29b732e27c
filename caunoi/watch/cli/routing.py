"""caunoi watch route train, apply: where letters go, with calibrated doubt."""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

from caunoi.kernel.command_line import CommandLine, print_json
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from .telling import Bar, refusing

#: Letters judged at once.
_STEP = 500
#: A new model may be so much worse than the old on the letters held back, no more.
_WORSE = 0.005


def add(line: CommandLine) -> None:
    """Add the commands."""
    parser = line.command(
        "watch route train",
        "Học cách chuyển đơn từ các đơn đã có nhãn, thử trên phần giữ lại",
        "Learn where letters go from labelled ones, and try it on some held back",
        _train,
        examples=[
            "--letters da-gan-nhan.jsonl --out mo-hinh.npz",
            "--letters da-gan-nhan.jsonl --rules luat.toml --against mo-hinh.npz --out mo-hinh-moi.npz",
        ],
    )
    parser.add_argument(
        "--letters", required=True, metavar="FILE.jsonl", help='mỗi dòng {"text", "label"} (.gz được) · a line a letter'
    )
    parser.add_argument("--out", required=True, metavar="MODEL", help="tệp mô hình · the model file")
    parser.add_argument(
        "--rules", metavar="FILE.toml", help="[[rule]] name, label, any = [...], none = [...] · rules that come first"
    )
    parser.add_argument(
        "--against",
        metavar="MODEL",
        help="mô hình đang dùng: chỉ ghi mô hình mới nếu không kém hơn · the model in use: write only if not worse",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="hạt giống khi chia (1) · seed of the split")
    parser.add_argument(
        "--level", type=float, default=0.9, metavar="L", help="mức bao phủ của mỗi nhãn (0.9) · coverage of each label"
    )
    parser = line.command(
        "watch route apply",
        "Đề xuất nơi nhận cho từng đơn; chưa chắc thì để người quyết định",
        "Propose where each letter goes; where in doubt a person decides",
        _apply,
        examples=[
            "--model mo-hinh.npz --letters don.jsonl --out chuyen.csv",
        ],
    )
    parser.add_argument(
        "--model", required=True, metavar="MODEL", help="do watch route train ghi ra · written by watch route train"
    )
    parser.add_argument(
        "--letters", required=True, metavar="FILE.jsonl", help='mỗi dòng {"id", "text"} (.gz được) · a line a letter'
    )
    parser.add_argument(
        "--out", metavar="FILE", help="id,label,likely,share,by,why; mặc định: ra màn hình · default: standard output"
    )


def _train(args: argparse.Namespace) -> int:
    from ..records import read_labelled
    from ..route import Model, held_back, judged, train

    if not 0.5 <= args.level < 1:
        raise Refusal("--level phải từ 0.5 đến dưới 1.", "--level must be 0.5 or more and below 1.")
    if args.seed < 0:
        raise Refusal("--seed không thể âm.", "--seed cannot be negative.")
    texts, labels = read_labelled(args.letters)
    rules = _rules(args.rules) if args.rules else ()
    with refusing():
        before = Model.load(args.against) if args.against else None
        bar = Bar("Học", "Learning", 5)
        model = train(texts, labels, rules=rules, seed=args.seed, level=args.level, progress=bar)
    told: dict[str, Any] = {"version": model.version, "labels": list(model.labels), **model.report}
    if before is not None:
        held = held_back(texts, labels, args.seed)
        old = judged(before, [texts[one] for one in held], [labels[one] for one in held])
        known = float(str(old.get("weighted_f1", 0.0))) * (1 - float(str(old["unknown_labels"])) / max(len(held), 1))
        told["against"] = {"version": before.version, "weighted_f1": known}
        if float(model.report["weighted_f1"]) < known - _WORSE:
            print_json(told)
            raise Refusal(
                f"Mô hình mới kém hơn mô hình đang dùng trên phần giữ lại ({model.report['weighted_f1']:.3f} so với {known:.3f}); không ghi.",
                f"The new model does worse than the one in use on what was held back ({model.report['weighted_f1']:.3f} against {known:.3f}); not written.",
            )
    try:
        model.write(args.out)
    except OSError as wrong:
        raise Refusal(f"Không ghi được {args.out}: {wrong}.", f"{args.out} cannot be written: {wrong}.") from wrong
    print_json(told)
    return 0


def _apply(args: argparse.Namespace) -> int:
    from ..records import read_letters
    from ..route import Model
    from ..tables import write_table

    with refusing():
        model = Model.load(args.model)
    letters = read_letters(args.letters)
    bar = Bar("Xét đơn", "Judging letters", letters.size)
    rows: list[tuple[str, ...]] = []
    names: list[str] = []
    texts: list[str] = []

    def judge() -> None:
        for name, found in zip(names, model.decide(texts), strict=True):
            rows.append((name, found.label, "|".join(found.likely), f"{found.share:.4f}", found.by, found.why))
        names.clear()
        texts.clear()

    for letter in letters:
        names.append(letter.id)
        texts.append(letter.text)
        if len(names) == _STEP:
            judge()
            bar(letters.done)
    judge()
    bar(letters.size)
    write_table(args.out, ("id", "label", "likely", "share", "by", "why"), rows)
    if args.out and sys.stderr.isatty():
        left = sum(1 for row in rows if not row[1])
        print(
            say(f"{len(rows)} đơn, {left} đơn chờ người quyết định.", f"{len(rows)} letters, {left} left to a person."),
            file=sys.stderr,
        )
    return 0


def _rules(name: str) -> tuple[Any, ...]:
    from ..route import Rule

    try:
        told = tomllib.loads(Path(name).read_text(encoding="utf-8-sig"))
        found = told["rule"]
    except (OSError, ValueError, KeyError) as wrong:
        raise Refusal(
            f"Không đọc được luật trong {name}: {wrong}.", f"No rules can be read from {name}: {wrong}."
        ) from wrong
    rules = []
    for number, one in enumerate(found, start=1):
        parts: list[Any] = [one.get(key, []) for key in ("any", "none")] if isinstance(one, dict) else [None]
        good = all(
            isinstance(part, list) and all(isinstance(word, str) and word.strip() for word in part) for part in parts
        )
        if (
            not good
            or not parts[0]
            or not all(isinstance(one.get(key), str) and one[key].strip() for key in ("name", "label"))
        ):
            raise Refusal(
                f"{name}, luật {number}: cần name, label và any = [các cụm từ].",
                f"{name}, rule {number}: name, label and any = [phrases] are needed.",
            )
        rules.append(Rule(one["name"], one["label"], tuple(parts[0]), tuple(parts[1])))
    return tuple(rules)
