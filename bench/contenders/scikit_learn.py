"""scikit-learn's MLPClassifier with L-BFGS: reads a problem as JSON, prints what came of it as JSON.

Only fit() is timed, not the start of Python.
"""

import json
import sys
import time
import warnings

try:
    import numpy
    import sklearn
    from sklearn.neural_network import MLPClassifier
except ImportError as error:
    sys.exit(f"{error}")

if sys.argv[1:] == ["--version"]:
    print(sklearn.__version__)
    sys.exit()

problem = json.load(sys.stdin)
x = numpy.reshape(problem["x"], (problem["m"], problem["sizes"][0]))
y = numpy.array(problem["y"])
# Stopping at the limit of iterations is what is wanted.
warnings.filterwarnings("ignore")
network = MLPClassifier(
    hidden_layer_sizes=problem["sizes"][1:-1],
    activation="tanh",
    solver="lbfgs",
    alpha=0,
    tol=0,
    max_iter=problem["updates"],
    # Far more evaluations than the iterations need.
    max_fun=100 * problem["updates"],
    random_state=1,
)
start = time.perf_counter()
network.fit(x, y)
seconds = time.perf_counter() - start
print(json.dumps({"millis": 1000 * seconds, "outcome": {"updates": int(network.n_iter_), "e": float(network.loss_)}}))
