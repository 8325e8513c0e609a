"""How the weights of the cost and of the confidence are learned: `python -m align.training FOLDER --date …`."""
