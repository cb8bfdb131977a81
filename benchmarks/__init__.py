"""The budgets of docs/benchmarks.md, measured on this machine: ``python -m benchmarks``."""
