"""Learning the weights of the cost in three stages.

The cost is the energy of a conditional random field over paths of beads (Lafferty et al. 2001). Stage one
maximises the likelihood of the gold. Stage two maximises the expected number of right beads less a charge for every
bead, a smooth substitute for F1 (Jansche 2005; its gradient is the covariance of reward and signals, taken by a
finite difference of two forward-backward passes). Stage three does the same with a sharper distribution, which
comes nearer to F1 itself (Smith and Eisner 2006), and stays near the weights that it starts from. All use L-BFGS-B
(Byrd et al. 1995) with a quadratic penalty, and keep each weight on the side of zero where it makes sense: a few
documents are not enough to overrule that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from align.aligner.cost.model import WEIGHTS
from align.training.examples import Example
from align.training.joint import Joint, Vector
from tmx.base.errors import UsageError

START = {"distance": 6.0, "length": 0.5, "one_many": 2.0, "many_many": 4.0, "extra": 1.5, "gap": 5.0}
PENALTY = 0.05  # of the squared weights
RARE = {
    "tail": 0.02,
    "gap_follows": 0.03,
}  # the same for signals that few documents have but that decide there
# The weights that are never above 0. Those in FREE may be anything; all others are never below 0.
LOWERING = {"numbers", "words", "label", "tail", "gap_distance"}
FREE = {"gap", "gap_follows"}
MOST = {"overlooked": 4.0}  # what the statutes teach beyond it cuts lists that other texts join
SHARPNESS = 8.0  # all costs are multiplied by this in the last stage
STAY = 0.1  # penalty of the last stage on the squared distance from where it starts

_PENALTIES = np.array([RARE.get(name, PENALTY) for name in WEIGHTS])
_BOUNDS = [
    (None if name in LOWERING | FREE else 0.0, 0.0 if name in LOWERING else MOST.get(name))
    for name in WEIGHTS
]

Objective = Callable[[Vector], tuple[float, Vector]]


def learn(examples: Sequence[Example], rounds: Sequence[int], start: Vector | None = None) -> Vector:
    """The weights after all stages, the second in two parts; before each, the documents' size priors are adapted.

    `rounds` are the most steps of each of the three stages. Weights to `start` from take the place of the first.

    Raises:
        UsageError: scipy is not installed.
    """
    joint = Joint(examples)
    stages: list[tuple[Objective, int]] = [
        (joint.expected_reward, rounds[1]),
        (joint.expected_reward, max(1, rounds[1] // 2)),
    ]
    if start is None:
        start = np.array([START.get(name, 0.0) for name in WEIGHTS])
        stages.insert(0, (joint.likelihood, rounds[0]))
    else:
        joint.adapt(start)
    weights = start
    for objective, count in stages:
        weights = minimise(objective, weights, count, _PENALTIES, np.zeros(len(weights)))
        joint.adapt(weights)
    sharper = partial(joint.expected_reward, sharpness=SHARPNESS)
    return minimise(sharper, weights, rounds[2], np.full(len(weights), STAY), weights)


def minimise(objective: Objective, start: Vector, rounds: int, penalties: Vector, centre: Vector) -> Vector:
    """The minimum inside the bounds by L-BFGS-B, with a penalty on each weight's squared distance from the centre."""

    def penalised(weights: Vector) -> tuple[float, Vector]:
        value, gradient = objective(weights)
        pull = penalties * (weights - centre)
        return value + float(pull @ (weights - centre)) / 2, gradient + pull

    found = optimiser()(
        penalised, start, jac=True, method="L-BFGS-B", bounds=_BOUNDS, options={"maxiter": rounds}
    )
    weights: Vector = found.x
    return weights


def optimiser() -> Callable[..., Any]:
    """The function `scipy.optimize.minimize`.

    Raises:
        UsageError: scipy is not installed.
    """
    try:
        from scipy.optimize import minimize as scipy_minimize
    except ImportError as error:
        raise UsageError(
            "learning the weights needs the package scipy",
            cure="Install bitext with it: pip install '.[training]' in its folder.",
        ) from error
    return scipy_minimize
