"""What a bead costs: signals, each in its file, and the model that weighs them."""
