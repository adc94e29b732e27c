"""A Spark session for analysis: in this process, or on a standalone cluster on this machine's loopback."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from caunoi.kernel.refusal import Refusal

#: Seconds to wait for a master or a worker to answer.
PATIENCE = 60


@contextmanager
def session(*, master: str = "local[2]", memory: str = "2g") -> Iterator[Any]:
    """A session that talks to this machine alone and is stopped at the end."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.sql.shuffle.partitions": "8",
        "spark.sql.ansi.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.executor.memory": memory, "spark.driver.memory": memory,
        "spark.log.level": "ERROR",
    }  # fmt: skip
    builder = SparkSession.builder.master(master).appName("caunoi-indicators")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def standalone(*, workers: int = 2, cores: int = 1, memory: str = "2g", folder: Path) -> Iterator[str]:
    """A standalone cluster on loopback: a master and some workers; its address."""
    import pyspark

    home = Path(pyspark.__file__).parent
    launch = [str(home / "bin" / "spark-class")]
    env = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    started: list[subprocess.Popen[bytes]] = []
    try:
        log = folder / "master.log"
        started.append(
            _started(
                [
                    *launch,
                    "org.apache.spark.deploy.master.Master",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "0",
                    "--webui-port",
                    "0",
                ],
                env,
                log,
            )
        )
        address = _told(log, r"(spark://127\.0\.0\.1:\d+)")
        for number in range(workers):
            log = folder / f"worker-{number}.log"
            more = ["--host", "127.0.0.1", "--webui-port", "0", "--cores", str(cores), "--memory", memory, address]
            started.append(_started([*launch, "org.apache.spark.deploy.worker.Worker", *more], env, log))
            _told(log, r"(Successfully registered with master)")
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=PATIENCE)


def _started(command: list[str], env: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    with log.open("wb") as out:
        return subprocess.Popen(command, env=env, stdout=out, stderr=subprocess.STDOUT)


def _told(log: Path, pattern: str) -> str:
    """What a log says once it says it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = re.search(pattern, log.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found[1]
        time.sleep(0.2)
    raise Refusal(f"Spark không khởi động được, xem {log}.", f"Spark did not start, see {log}.")
