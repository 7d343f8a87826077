"""Derives the coefficients in src/kernel/coefficients.rs.

    pip install mpmath numpy && python tools/approximations.py

Polynomials are Chebyshev fits at 40 digits (mpmath's `chebyfit`, within a factor of about two of the minimax
error). The rational tanh is a minimax fit by Lawson's reweighting of the linearised problem (Lawson 1961;
Sanathanan and Koerner 1963). Every line printed ends in the largest error found on a dense grid.
"""

import numpy as np
from mpmath import atanh, chebyfit, cos, exp, ln2, lu_solve, matrix, mp, mpf, nstr, pi, sqrt, tanh

mp.dps = 40


def polynomial(name, f, interval, degree, relative_to):
    """Prints the coefficients of a fit of `f`, constant first, and the error relative to what it is part of."""
    coefficients = chebyfit(f, interval, degree + 1)[::-1]
    lo, hi = (mpf(v) for v in interval)
    worst = 0
    for i in range(2001):
        r = lo + (hi - lo) * i / 2000
        if r == 0:
            continue
        worst = max(worst, abs(sum(c * r**k for k, c in enumerate(coefficients)) - f(r)) * abs(relative_to(r)))
    print(f"{name} = [{', '.join(nstr(c, 20) for c in coefficients)}]  // {nstr(worst, 2)}")


def rational_tanh(limit, p_degree, q_degree, points=3000, rounds=4000):
    """Prints P, Q (monic) of tanh x ≈ x·P(x²)/Q(x²) on [0, limit], constants first."""
    x = limit / 2 * (1 - np.cos(np.pi * (np.arange(points) + 0.5) / points))
    f = np.tanh(x) / x
    # Absolute error where tanh is large, relative error near the origin.
    weight = np.maximum(x, 0.3)
    basis = np.polynomial.chebyshev.chebvander(2 * (x / limit) ** 2 - 1, max(p_degree, q_degree))
    lawson, q, best = np.ones(points) / points, np.ones(points), (np.inf, None)
    for k in range(rounds):
        a = np.hstack([basis[:, : p_degree + 1], -f[:, None] * basis[:, 1 : q_degree + 1]])
        s = np.sqrt(lawson) * weight / q
        solution = np.linalg.lstsq(a * s[:, None], f * s, rcond=None)[0]
        q = 1 + basis[:, 1 : q_degree + 1] @ solution[p_degree + 1 :]
        error = np.abs(weight * (basis[:, : p_degree + 1] @ solution[: p_degree + 1] / q - f))
        if error.max() < best[0]:
            best = (error.max(), solution.copy())
        if k > 20:
            lawson *= (error / error.max() + 1e-3) ** 0.5
            lawson /= lawson.sum()
    solution = best[1]

    def monomial(chebyshev):
        """Coefficients in u = x², constant first."""
        in_t = np.polynomial.Polynomial(np.polynomial.chebyshev.cheb2poly(chebyshev))
        return in_t(np.polynomial.Polynomial([-1, 2 / limit**2])).coef

    p = monomial(solution[: p_degree + 1])
    denominator = monomial(np.concatenate([[1], solution[p_degree + 1 :]]))
    p, denominator = p / denominator[-1], denominator / denominator[-1]
    u = (x.astype(np.float32)) ** 2

    def horner(c):
        value = np.float32(c[-1])
        for v in c[-2::-1]:
            value = value * u + np.float32(v)
        return value

    in_f32 = np.abs(x.astype(np.float32) * horner(p) / horner(denominator) - np.tanh(x.astype(np.float32).astype(float)))
    print(f"TANH_P = {p.tolist()}\nTANH_Q = {denominator.tolist()}  // {best[0]:.2e}, evaluated in f32 {in_f32.max():.2e}, at the limit {float(np.float32(limit) * horner(p)[-1] / horner(denominator)[-1]):.9f}")


def rational_tanh_of_half(p_degree, q_degree, limit):
    """Prints P (monic), Q of tanh(r/2) ≈ r·P(r²)/Q(r²), constants first, and the error of e^r = (Q + rP)/(Q − rP)."""
    top, unknown = limit**2, p_degree + q_degree + 1
    f = lambda u: tanh(sqrt(u) / 2) / sqrt(u)
    # Interpolation in as many Chebyshev points as there are coefficients is within a small factor of the minimax error.
    nodes = [top / 2 * (1 - cos(pi * (i + mpf(1) / 2) / unknown)) for i in range(unknown)]
    rows = [[u**k for k in range(p_degree)] + [-f(u) * u**k for k in range(q_degree + 1)] for u in nodes]
    solution = lu_solve(matrix(rows), matrix([-(u**p_degree) for u in nodes]))
    p, q = [*solution[:p_degree], mpf(1)], list(solution[p_degree:])
    worst = 0
    for i in range(1, 2001):
        r = limit * i / 2000
        t = r * sum(c * r ** (2 * k) for k, c in enumerate(p)) / sum(c * r ** (2 * k) for k, c in enumerate(q))
        worst = max(worst, abs((1 + t) / (1 - t) / exp(r) - 1))
    print(f"EXP_P = {[nstr(c, 20) for c in p]}\nEXP_Q = {[nstr(c, 20) for c in q]}  // {nstr(worst, 2)}")


half = ln2 / 2
# tanh(r/2) = r·P(u)/Q(u), u = r², on |r| ≤ ln 2 / 2.
rational_tanh_of_half(2, 2, half)
# ln(1 + u) = 2 artanh s = 2s + s·w·T(w), s = u / (2 + u), w = s², on 0 ≤ u ≤ 1, so 0 ≤ w ≤ 1/9.
tail = lambda w: 2 * (atanh(sqrt(w)) / sqrt(w) - 1) / w if w > mpf(10) ** -12 else mpf(2) / 3 + 2 * w / 5
polynomial("LN_F32", tail, [0, mpf(1) / 9], 3, lambda w: w / 2)
polynomial("LN_F64", tail, [0, mpf(1) / 9], 9, lambda w: w / 2)
ln2_text = nstr(ln2, 30)
print("ln 2 =", ln2_text)
rational_tanh(7.9, 4, 3)
