"""Benchmarks: each prints figures with their unit and keeps them as JSON in bench/results/. Run: ./run bench [NAME …]."""
