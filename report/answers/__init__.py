"""What cards show and notes print: each module answers some of the questions."""
