"""Learning the weights of the cost in three stages.

The cost is the energy of a conditional random field over paths of beads (Lafferty et al. 2001). Stage one
maximises the likelihood of the gold; stage two the expected number of right beads less a toll for every bead,
a smooth stand-in for F1 (Jansche 2005; its gradient is the covariance of reward and signals, taken by a
finite difference of two forward-backward passes). Stage three does the same with a sharper distribution, which
comes nearer to F1 itself (Smith and Eisner 2006), and stays near the weights it starts from. All climb by
L-BFGS-B (Byrd et al. 1995) with a quadratic penalty, each weight on the side of zero where it makes sense: a
document is too little to overrule that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from scipy import optimize

from align.aligner.cost.model import WEIGHTS
from align.training.examples import Example
from align.training.joint import Joint, Vector

START = {"distance": 6.0, "length": 0.5, "one_many": 2.0, "many_many": 4.0, "extra": 1.5, "gap": 5.0}
PENALTY = 0.05  # of the squared weights
RARE = {"tail": 0.02, "gap_follows": 0.03}  # of those of what few documents have and that decides there
# The weights that are never above 0; those in FREE may be anything, all others are never below 0.
LOWERING = {"numbers", "words", "label", "tail", "gap_distance"}
FREE = {"gap", "gap_follows"}
SHARPNESS = 8.0  # of the last stage: all costs are multiplied by this
STAY = 0.1  # its penalty of the squared distance from where it starts

_PENALTIES = np.array([RARE.get(name, PENALTY) for name in WEIGHTS])
_BOUNDS = [(None if name in LOWERING | FREE else 0.0, 0.0 if name in LOWERING else None) for name in WEIGHTS]

Objective = Callable[[Vector], tuple[float, Vector]]


def learn(examples: Sequence[Example], rounds: Sequence[int]) -> Vector:
    """All stages, the second in two parts, each under the documents' own size priors after the one before.

    `rounds` are the steps of the three stages at most.
    """
    weights = np.array([START.get(name, 0.0) for name in WEIGHTS])
    joint = Joint(examples)
    for objective, count in (
        (joint.likelihood, rounds[0]),
        (joint.expected_reward, rounds[1]),
        (joint.expected_reward, max(1, rounds[1] // 2)),
    ):
        weights = minimise(objective, weights, count, _PENALTIES, np.zeros(len(weights)))
        joint.adapt(weights)
    sharper = partial(joint.expected_reward, sharpness=SHARPNESS)
    return minimise(sharper, weights, rounds[2], np.full(len(weights), STAY), weights)


def minimise(objective: Objective, start: Vector, rounds: int, penalties: Vector, centre: Vector) -> Vector:
    """L-BFGS-B inside the bounds, the square of the distance from the centre penalised, weight by weight."""

    def penalised(weights: Vector) -> tuple[float, Vector]:
        value, gradient = objective(weights)
        pull = penalties * (weights - centre)
        return value + float(pull @ (weights - centre)) / 2, gradient + pull

    found = optimize.minimize(
        penalised, start, jac=True, method="L-BFGS-B", bounds=_BOUNDS, options={"maxiter": rounds}
    )
    weights: Vector = found.x
    return weights
