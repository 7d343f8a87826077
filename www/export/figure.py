#!/usr/bin/env python3
"""A figure of MLP playground as a program.

    python figure.py                evaluates the network with NumPy: t at the training points, D, R and E
    python figure.py --plot         draws the figure with matplotlib
    python figure.py --torch        builds the same network in PyTorch and compares the outputs
    python figure.py --train 100    trains it on by so many updates in PyTorch

NumPy is all that the first needs. Import it as a module to use `forward` and `torch_network` elsewhere, or paste it
into a notebook: the cell evaluates the network, and `plot()` in the next one draws it.
"""

import argparse
import sys

import numpy as np

# <figure>
TITLE = "XOR by hand"
LINK = ""
FEATURES = ["x1", "x2"]
LAYER_SIZES = [2, 2, 1]
ACTIVATION = "relu"
LEAK = 0.01
OUTPUT = "sigmoid"
LAMBDA = 0.0
OPTIMIZER = {"kind": "sgd", "learningRate": 0.1, "batchSize": 0}
UPDATES = 0
DOMAIN = [-2.0, 2.0, -2.0, 2.0]
# Where the points came from a table: what each axis of the plane measures, and which of its values lie at the
# plane's edges.
AXES = []
# Theta^(l), one matrix per layer: a row for each unit, bias first.
THETA = [
    [[0.0, 1.0, -1.0], [0.0, -1.0, 1.0]],
    [[-4.0, 4.0, 4.0]],
]
# Training points: coordinates, and y.
X = [[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]]
Y = [[0.0], [0.0], [1.0], [1.0]]
# What the page shows for these weights.
PAGE = {"D": None, "R": None, "E": None}
# </figure>

THETA = [np.array(matrix, dtype=float) for matrix in THETA]
X = np.array(X, dtype=float)
Y = np.array(Y, dtype=float)
LEVELS = [0.01, 0.1, 0.5, 0.9]


def rescaled(values, from_edges, to_edges):
    share = (np.asarray(values, dtype=float) - from_edges[0]) / (from_edges[1] - from_edges[0])
    return to_edges[0] + share * (to_edges[1] - to_edges[0])


def to_plane(table):
    """Points in the units of the table (m x n) as points of the plane, which is what `forward` takes."""
    columns = np.asarray(table, dtype=float).T
    return np.stack([rescaled(c, a["table"], a["plane"]) for c, a in zip(columns, AXES)], axis=1) if AXES else columns.T


def to_table(values, axis):
    """Coordinates along an axis of the plane in the units of the table."""
    return rescaled(values, AXES[axis]["plane"], AXES[axis]["table"]) if AXES else np.asarray(values)


def inputs(x):
    """What the network takes in of points x (m x n)."""
    if x.shape[1] == 1:
        return x
    x1, x2 = x[:, 0], x[:, 1]
    known = {
        "x1": x1,
        "x2": x2,
        "x1x1": x1 * x1,
        "x2x2": x2 * x2,
        "x1x2": x1 * x2,
        "sinx1": np.sin(x1),
        "sinx2": np.sin(x2),
    }
    return np.stack([known[name] for name in FEATURES], axis=1)


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def activation(z):
    """sigma of the hidden layers."""
    if ACTIVATION == "sigmoid":
        return sigmoid(z)
    if ACTIVATION == "tanh":
        return np.tanh(z)
    return np.maximum((LEAK if ACTIVATION == "leakyRelu" else 0.0) * z, z)


def last_z(x):
    """z^(L) = Theta^(L-1) a^(L-1), where a^(0) = (1, x) and a^(l) = (1, sigma(z^(l)))."""
    z = inputs(x)
    for layer, theta in enumerate(THETA):
        a = z if layer == 0 else activation(z)
        z = theta[:, 0] + a @ theta[:, 1:].T
    return z


def log_softmax(z):
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def forward(x):
    """t(x), m x K."""
    z = last_z(np.asarray(x, dtype=float))
    if OUTPUT == "sigmoid":
        return sigmoid(z)
    return np.exp(log_softmax(z)) if OUTPUT == "softmax" else z


def data_error(x, y):
    """D: the mean squared error or cross-entropy, the latter from the logits."""
    z = last_z(x)
    if OUTPUT == "sigmoid":
        each = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    elif OUTPUT == "softmax":
        each = -y * log_softmax(z)
    else:
        each = (z - y) ** 2
    return each.sum(axis=1).mean()


def penalty(m):
    """R: the sum of all squared weights without the biases, over m."""
    return sum((theta[:, 1:] ** 2).sum() for theta in THETA) / m


def errors():
    """D, R and E = D + lambda R of the training points."""
    d, r = data_error(X, Y), penalty(len(X))
    return {"D": float(d), "R": float(r), "E": float(d + LAMBDA * r)}


def torch_network():
    """The network with the same weights as a torch.nn.Sequential in float64. Its outputs are z^(L)."""
    import torch

    units = {
        "sigmoid": torch.nn.Sigmoid,
        "tanh": torch.nn.Tanh,
        "relu": torch.nn.ReLU,
        "leakyRelu": lambda: torch.nn.LeakyReLU(LEAK),
    }
    layers = []
    for theta in THETA:
        linear = torch.nn.Linear(theta.shape[1] - 1, theta.shape[0], dtype=torch.float64)
        with torch.no_grad():
            linear.bias.copy_(torch.from_numpy(theta[:, 0]))
            linear.weight.copy_(torch.from_numpy(theta[:, 1:]))
        layers += [linear, units[ACTIVATION]()]
    return torch.nn.Sequential(*layers[:-1])


def torch_error(z, y):
    """D from z^(L)."""
    import torch

    if OUTPUT == "sigmoid":
        return torch.nn.functional.binary_cross_entropy_with_logits(z, y)
    if OUTPUT == "softmax":
        return torch.nn.functional.cross_entropy(z, y)
    return ((z - y) ** 2).sum(dim=1).mean()


def torch_train(network, updates):
    """Trains on all points at once. Returns E after each update.

    lambda R with R = (1/m) sum of squared weights has the gradient (2 lambda / m) theta, which is what
    PyTorch calls a weight decay of 2 lambda / m; it applies to the weights and not to the biases. Adam
    treats its weight decay in the same way, and AdamW would not. L-BFGS knows no weight decay: there
    lambda R is added to what is minimised.
    """
    import torch

    x, y = torch.from_numpy(inputs(X)), torch.from_numpy(Y)
    linear = [layer for layer in network if isinstance(layer, torch.nn.Linear)]
    decay = 2 * LAMBDA / len(X)
    groups = [
        {"params": [layer.weight for layer in linear], "weight_decay": decay},
        {"params": [layer.bias for layer in linear], "weight_decay": 0.0},
    ]
    rate = OPTIMIZER["learningRate"]
    if OPTIMIZER["kind"] == "lbfgs":
        optimizer = torch.optim.LBFGS(
            network.parameters(), max_iter=1, history_size=10, line_search_fn="strong_wolfe"
        )
    elif OPTIMIZER["kind"] == "adam":
        optimizer = torch.optim.Adam(groups, lr=rate)
    else:
        momentum = 0.9 if OPTIMIZER["kind"] == "momentum" else 0.0
        optimizer = torch.optim.SGD(groups, lr=rate, momentum=momentum)

    def whole_error():
        r = sum((layer.weight**2).sum() for layer in linear) / len(X)
        return torch_error(network(x), y) + LAMBDA * r

    def closure():
        optimizer.zero_grad()
        error = whole_error() if OPTIMIZER["kind"] == "lbfgs" else torch_error(network(x), y)
        error.backward()
        return error

    history = []
    for _ in range(updates):
        optimizer.step(closure)
        with torch.no_grad():
            history.append(whole_error().item())
    return history


def plot():
    """The figure: probability (or value) as colour, contour lines, training points."""
    import matplotlib.pyplot as plt

    x0, x1, y0, y1 = DOMAIN
    extent = [*to_table(DOMAIN[:2], 0), *to_table(DOMAIN[2:], 1)]
    fig, ax = plt.subplots(figsize=(6, 6 * (y1 - y0) / (x1 - x0)), layout="constrained")
    if X.shape[1] == 1:
        line = np.linspace(x0, x1, 801)
        ax.plot(to_table(line, 0), to_table(forward(line[:, None])[:, 0], 1), color="black")
        ax.plot(to_table(X[:, 0], 0), to_table(Y[:, 0], 1), "o", markerfacecolor="none", color="#004f80")
        names = ["$x$", "$y$"]
    else:
        xs, ys = np.linspace(x0, x1, 301), np.linspace(y0, y1, 301)
        nodes = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
        t = forward(nodes)
        xs, ys = to_table(xs, 0), to_table(ys, 1)
        classes = t.shape[1]
        if classes > 2:
            ax.contourf(xs, ys, t.argmax(axis=1).reshape(301, 301), levels=np.arange(classes + 1) - 0.5, alpha=0.35)
        elif OUTPUT == "identity":
            ax.contourf(xs, ys, t[:, 0].reshape(301, 301), levels=32)
        else:
            p = t[:, -1].reshape(301, 301)
            ax.imshow(p, origin="lower", extent=extent, vmin=0, vmax=1, cmap="PuOr_r", alpha=0.5, aspect="auto")
            ax.clabel(ax.contour(xs, ys, p, levels=LEVELS, colors="black", linewidths=[1, 1, 2, 1]))
        label = Y.argmax(axis=1) if Y.shape[1] > 1 else (Y[:, 0] > 0.5).astype(int)
        for index, mark in enumerate("ox^sD*Pv"):
            of_class = label == index
            face = {} if mark == "x" else {"facecolors": "none", "edgecolors": f"C{index}"}
            shown = [to_table(X[of_class, axis], axis) for axis in (0, 1)]
            ax.scatter(*shown, marker=mark, **(face or {"color": f"C{index}"}))
        names = ["$x_1$", "$x_2$"]
    # Points beyond the plane are not shown, as on the page.
    ax.set(xlim=extent[:2], ylim=extent[2:])
    # Names out of a table may hold dollars, which mean no formula there.
    own = [axis["name"] for axis in AXES] or ["", ""]
    ax.set_xlabel(own[0] or names[0], parse_math=not own[0])
    ax.set_ylabel(own[1] or names[1], parse_math=not own[1])
    ax.set_title(TITLE, fontsize="medium", parse_math=False)
    plt.show()


def report():
    # A console that cannot write a letter of the title shows a question mark. A notebook's output can, and has no such
    # switch.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    print(TITLE)
    if LINK:
        print(LINK)
    for number, axis in enumerate(AXES, start=1):
        (low, high), (first, last) = axis["plane"], axis["table"]
        print(f"x{number} from {low:g} to {high:g}: {axis['name'] or 'a column'} from {first:g} to {last:g}")
    print(f"\nt at the {len(X)} training points:")
    for x, y, t in zip(X, Y, forward(X)):
        print("  x =", *(f"{value:+.6f}" for value in x), "  y =", *(f"{value:g}" for value in y),
              "  t =", *(repr(float(value)) for value in t))
    print()
    for name, value in errors().items():
        shown = PAGE[name]
        beside = "" if shown is None else f"   on the page {shown!r}, difference {abs(value - shown):.1e}"
        print(f"{name} = {value!r}{beside}")


def chosen():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="A figure of MLP playground as a program.")
    parser.add_argument("--plot", action="store_true", help="draw the figure (matplotlib)")
    parser.add_argument("--torch", action="store_true", help="compare with the same network in PyTorch")
    parser.add_argument("--train", type=int, default=0, metavar="UPDATES", help="train on in PyTorch")
    # The command line of a notebook is its kernel's own: "-f kernel.json", and what its server adds.
    parser.add_argument("-f", help=argparse.SUPPRESS)
    return parser.parse_known_args()[0] if "ipykernel" in sys.modules else parser.parse_args()


def main():
    choice = chosen()
    report()
    if choice.torch or choice.train > 0:
        import torch

        network = torch_network()
        with torch.no_grad():
            z = network(torch.from_numpy(inputs(X))).numpy()
        print(f"PyTorch gives the same z within {np.abs(z - last_z(X)).max():.1e}")
        history = torch_train(network, choice.train)
        for number, error in enumerate(history, start=UPDATES + 1):
            print(f"update {number}: E = {error!r}")
    if choice.plot:
        plot()


if __name__ == "__main__":
    main()
