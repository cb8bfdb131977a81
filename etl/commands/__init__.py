"""The commands of ``python -m etl``, one module per subject."""
