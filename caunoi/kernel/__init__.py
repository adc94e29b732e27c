"""Pure shapes every room shares: words, refusals, steps, facts, periods, clocks, tallies."""
