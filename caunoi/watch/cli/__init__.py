"""caunoi watch …: the kernels of early warning for anybody with files."""

from caunoi.kernel.command_line import CommandLine

from . import counting, detecting, grouping, intervals, routing, scanning


def add(line: CommandLine) -> None:
    """Add the room's commands."""
    for part in (counting, detecting, intervals, scanning, grouping, routing):
        part.add(line)
