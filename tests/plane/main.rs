//! A plane holds what was evaluated last, on the grid that it has now, and nothing else; and it shows all of it.

#[path = "../common/mod.rs"]
mod common;

mod holes;
mod made;
mod state;
mod values;
