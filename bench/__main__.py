"""Runs the benchmarks named, or all; prints a table and writes bench/results/NAME.json."""

import importlib
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = [
    "mandate",
    "redaction",
    "intake",
    "worklist",
    "search",
    "recompute",
    "review",
    "indicators",
    "dialogue",
    "followup",
    "opinionmap",
    "watch",
    "warn",
    "cases",
    "disclose",
    "burst",
    "tally",
]


def main(argv: list[str]) -> int:
    """Run each benchmark; a benchmark that cannot run says why and the others go on."""
    sys.stdout.reconfigure(line_buffering=True)  # an hour's figures, read as they come
    os.environ.setdefault("CAUNOI_DATA", str(HERE.parent / ".data" / "bench"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.site.settings")
    os.environ.setdefault("CAUNOI_PLAIN_STATIC", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if {"-h", "--help"} & set(argv):
        print(f"./run bench [TÊN · NAME …]\nCó · known: {', '.join(NAMES)}")
        return 0
    wanted = argv or NAMES
    unknown = set(wanted) - set(NAMES)
    if unknown:
        print(
            f"Không có phép đo · no such benchmark: {', '.join(sorted(unknown))}. Có · known: {', '.join(NAMES)}",
            file=sys.stderr,
        )
        return 2
    (HERE / "results").mkdir(exist_ok=True)
    if len(wanted) == 1:
        return _measure(wanted[0])
    print(f"# {platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    # Each in a process of its own, so that the memory of one is not counted for the next.
    ended = [subprocess.run([sys.executable, "-m", "bench", name], check=False).returncode for name in wanted]
    return int(any(ended))


def _measure(name: str) -> int:
    """Run one, print its figures, keep them; says why where it cannot run."""
    print(f"\n## {name}")
    started = time.perf_counter()
    try:
        figures = importlib.import_module(f"bench.{name}").run()
    except Exception as problem:
        print(f"  không chạy được · could not run: {problem!r}")
        return 1
    for figure in figures:
        print(f"  {figure['name']:<64} {figure['value']:>12} {figure['unit']:<14} {figure.get('note', '')}")
    print(f"  ({time.perf_counter() - started:.0f} s)")
    document = {"benchmark": name, "cores": os.cpu_count(), "python": platform.python_version(), "figures": figures}
    (HERE / "results" / f"{name}.json").write_text(
        json.dumps(document, ensure_ascii=False, indent=2, default=str), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
