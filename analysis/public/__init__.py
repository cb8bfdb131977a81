"""What the public may see of a register: each measure with its small counts hidden."""
