"""The screen Upload: template, file, mapping, checks, preview, load, ledger."""
