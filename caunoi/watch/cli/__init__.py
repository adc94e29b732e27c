"""caunoi watch …: the kernels of early warning for anybody with files."""

from caunoi.kernel.command_line import CommandLine

from . import detecting, grouping, intervals, scanning


def add(line: CommandLine) -> None:
    """Add the room's commands."""
    for part in (detecting, intervals, scanning, grouping):
        part.add(line)
