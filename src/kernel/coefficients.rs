//! The constants of [`elementary`](super::elementary), derived by `tools/approximations.py`, which prints them with
//! their errors.

#![allow(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "printed by the program that derived them"
)]

/// The polynomials and bounds of one precision; coefficients start with the constant.
pub trait Coefficients: Sized + 'static {
    /// Of e^x.
    const EXP: &'static Exp<Self>;
    /// T in ln(1 + u) = 2s + s·s²·T(s²), s = u / (2 + u), for 0 ≤ u ≤ 1.
    const LN_1P: &'static [Self];
    /// The bound, P and Q of tanh x ≈ x·P(x²)/Q(x²), Q's leading 1 left out; `None` where e^2x serves better.
    const TANH: Option<&'static RationalTanh<Self>>;
    /// Those of σ(x) − ½ = ½ tanh(x/2), the logistic sigmoid.
    const SIGMOID: Option<&'static RationalTanh<Self>>;
}

/// What e^x = 2ⁿ e^r needs.
pub struct Exp<T> {
    /// Below this e^x is no normal number.
    pub min: T,
    /// Above this e^x, or in `f64`, where sigmoid and tanh need it, e^x times Q, is no finite number.
    pub max: T,
    /// log₂ e.
    pub log2_e: T,
    /// See [`Lanes::round_and_exp2`](super::lanes::Lanes::round_and_exp2).
    pub shift: T,
    /// ln 2 in two parts: the first has so few bits that its product with any exponent is exact.
    pub ln_2_high: T,
    /// What is missing to ln 2 from `ln_2_high`.
    pub ln_2_low: T,
    /// P in tanh(r/2) ≈ r·P(r²)/Q(r²) for |r| ≤ ln 2 / 2, constant first, without its leading coefficient 1.
    pub p: [T; 2],
    /// Q, constant first.
    pub q: [T; 3],
    /// 1.
    pub one: T,
}

/// tanh x ≈ x·P(x²)/Q(x²) on |x| ≤ `limit`, held at the limit's value beyond.
#[derive(Debug, Clone, Copy)]
pub struct RationalTanh<T> {
    /// Where the approximation ends.
    pub limit: T,
    /// P, constant first.
    pub p: [T; 5],
    /// Q, constant first, without its leading coefficient 1.
    pub q: [T; 3],
}

impl Coefficients for f32 {
    const EXP: &'static Exp<Self> = &Exp {
        min: -87.0,
        max: 88.0,
        log2_e: std::f32::consts::LOG2_E,
        shift: 12_583_039.0,
        ln_2_high: 0.693145751953125,
        ln_2_low: 1.4286068203094173e-6,
        // Those of f64, rounded; a lower degree would do, but be one more shape.
        p: [15131.469269018553524, 420.27304364945768807],
        q: [30262.938538037107195, 3362.4576321352798841, 30.013648198372286481],
        one: 1.0,
    };
    // Largest error 1.6e-8.
    const LN_1P: &'static [Self] = &[0.6666664, 0.40007561, 0.2823662, 0.26851498];
    const TANH: Option<&'static RationalTanh<Self>> = Some(&TANH);
    // x/2 instead of x and half of the result: powers of two, so the bits are those of ½ tanh(x/2).
    const SIGMOID: Option<&'static RationalTanh<Self>> = Some(&RationalTanh {
        limit: 2.0 * TANH.limit,
        p: [16.0 * TANH.p[0], 4.0 * TANH.p[1], TANH.p[2], 0.25 * TANH.p[3], 0.0625 * TANH.p[4]],
        q: [64.0 * TANH.q[0], 16.0 * TANH.q[1], 4.0 * TANH.q[2]],
    });
}

// Largest error 1.8e-7, 3.9e-7 when evaluated in f32.
const TANH: RationalTanh<f32> = RationalTanh {
    limit: 7.9,
    p: [
        5081.571965374136,
        645.9505796283231,
        13.701381058149419,
        0.036430059315720555,
        -3.134645158901546e-5,
    ],
    q: [5081.574940582824, 2339.7956492520716, 116.10507446563106],
};

impl Coefficients for f64 {
    // Largest error 1.7e-18 of e^r.
    const EXP: &'static Exp<Self> = &Exp {
        min: -708.0,
        max: 690.0,
        log2_e: std::f64::consts::LOG2_E,
        shift: 6_755_399_441_056_767.0,
        ln_2_high: 0.6931471803691238,
        ln_2_low: 1.9082149292705877e-10,
        p: [15131.469269018553524, 420.27304364945768807],
        q: [30262.938538037107195, 3362.4576321352798841, 30.013648198372286481],
        one: 1.0,
    };
    // Largest error 5.0e-18.
    const LN_1P: &'static [Self] = &[
        0.66666666666666658561,
        0.40000000000014582673,
        0.28571428567108757162,
        0.22222222717427862989,
        0.18181789436132858169,
        0.15385570064958623103,
        0.1331414420965493615,
        0.12001072809590712535,
        0.088007384861446738822,
        0.16164045611943532221,
    ];
    const TANH: Option<&'static RationalTanh<Self>> = None;
    const SIGMOID: Option<&'static RationalTanh<Self>> = None;
}
