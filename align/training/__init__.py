"""How the weights of the cost and of the confidence were learned: `python -m align.training FOLDER`."""
