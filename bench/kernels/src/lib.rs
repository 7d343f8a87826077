//! What the benchmark holds the engine against, as a wasm module without glue: the limit of simd128 ([`peak`],
//! [`tile`]) and the plain Rust way to write the same network ([`network`]).
//!
//! Numbers are handed over one at a time by [`push`], outside of everything that is measured, so no memory has to be
//! shared.

#![allow(unsafe_code, reason = "the attribute that gives an exported function its name counts as unsafe")]

mod network;
mod peak;
mod tile;

use network::Network;
use std::cell::RefCell;
use wide::{f32x4, f64x2};

thread_local! {
    static PUSHED: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
    static NETWORK: RefCell<Network> = RefCell::default();
}

/// Multiplications and additions on `chains` registers of four `f32`, `steps` of each. Gives 2 · 4 · `chains` ·
/// `steps` operations' worth of a number, NaN if there is no kernel with so many chains.
#[unsafe(no_mangle)]
pub extern "C" fn peak_f32(chains: u32, steps: u32) -> f32 {
    let splat = |value: f64| f32x4::splat(value as f32);
    peak::run(chains, steps, splat).map_or(f32::NAN, |sum| sum.to_array().iter().sum())
}

/// As [`peak_f32`] with two `f64` in a register.
#[unsafe(no_mangle)]
pub extern "C" fn peak_f64(chains: u32, steps: u32) -> f64 {
    peak::run(chains, steps, f64x2::splat).map_or(f64::NAN, |sum| sum.to_array().iter().sum())
}

/// A tile of `rows` × `vectors` registers of a product of two panels in the first-level cache, `times` over. Gives
/// 2 · 4 · `rows` · `vectors` · [`tile::DEPTH`] · `times` operations' worth of a number, NaN if there is no such tile.
#[unsafe(no_mangle)]
pub extern "C" fn tile_f32(rows: u32, vectors: u32, times: u32) -> f32 {
    tile::run(rows, vectors, times).unwrap_or(f32::NAN)
}

/// Hands over one number more for the next of the functions that take numbers.
#[unsafe(no_mangle)]
pub extern "C" fn push(value: f64) {
    PUSHED.with_borrow_mut(|pushed| pushed.push(value as f32));
}

/// Makes the network from the pushed θ, in the engine's order; `layers` sizes stand before it.
#[unsafe(no_mangle)]
pub extern "C" fn set_network(layers: u32) {
    let pushed = PUSHED.take();
    let (sizes, theta) = pushed.split_at(layers as usize);
    let sizes: Vec<usize> = sizes.iter().map(|&size| size as usize).collect();
    NETWORK.set(Network::new(&sizes, theta));
}

/// Takes the pushed `count` rows of x, and after them as many y if they are examples to learn from.
#[unsafe(no_mangle)]
pub extern "C" fn set_points(count: u32) {
    let pushed = PUSHED.take();
    NETWORK.with_borrow_mut(|network| network.set_points(count as usize, &pushed));
}

/// Trains for `epochs` on batches of `batch` in their order; `decay` is 2λ/m.
#[unsafe(no_mangle)]
pub extern "C" fn train(epochs: u32, batch: u32, learning_rate: f32, decay: f32) {
    NETWORK.with_borrow_mut(|network| {
        for _ in 0..epochs {
            network.epoch(batch as usize, learning_rate, decay);
        }
    });
}

/// D on the points.
#[unsafe(no_mangle)]
pub extern "C" fn data_error() -> f32 {
    NETWORK.with_borrow(Network::data_error)
}

/// Evaluates the network at all points, `times` over; gives the mean of the logits.
#[unsafe(no_mangle)]
pub extern "C" fn evaluate(times: u32) -> f32 {
    NETWORK
        .with_borrow(|network| (0..times).fold(f32::NAN, |_, _| network.logits().mean().unwrap_or(f32::NAN)))
}
