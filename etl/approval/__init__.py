"""What the public sees is what a second person agreed to."""
