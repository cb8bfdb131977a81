"""Frames in, frames out: what each number means, without files, clock or screens."""
