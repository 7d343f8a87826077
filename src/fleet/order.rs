//! The order in which a grid of members is visited: coarse to fine.
//!
//! Members whose places are multiples of s = 2ʳ along every axis come before all others, for every r: the first ones
//! visited make up a picture of the whole with cells of s × s, then one with cells half as wide, and so on. Within one of
//! these pictures the same holds for the cells of the next finer one that already have a member: in two dimensions,
//! those on the diagonal come before those beside and above.
//!
//! It is the van der Corput sequence in as many dimensions as there are axes: the number of a visit, read in binary from its
//! last digit on, is the place along all axes read from their first digits on, digit by digit in turn.

/// The members of a grid, by index, in the order of the visits. An index counts along the first axis first.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    sizes: Vec<usize>,
    /// The next visit, counted as if every axis were as long as a power of two; those outside are left out.
    code: u64,
    /// Members to be passed over before the next one, and before each one after it.
    skip: usize,
    skips: usize,
}

impl Order {
    /// Every `step`-th member, from the one at place `first` on, in the order of a grid with `sizes` members along its
    /// axes. All but `first` are positive.
    pub(super) fn new(sizes: Vec<usize>, first: usize, step: usize) -> Self {
        Self { sizes, code: 0, skip: first, skips: step - 1 }
    }

    /// The member at a visit; `None` if it is outside of the grid.
    fn index(&self, mut code: u64) -> Option<usize> {
        let mut places = vec![0; self.sizes.len()];
        let longest = self.sizes.iter().map(|&size| digits(size)).max().unwrap_or(0);
        for digit in (0..longest).rev() {
            // The first axis that is so long takes a digit as it is, the others theirs added to it: of the four corners
            // of a cell, (0, 0) and (1, 1) come first.
            let mut first = None;
            for (place, &size) in places.iter_mut().zip(&self.sizes) {
                if digits(size) > digit {
                    let bit = (code & 1) as usize;
                    code >>= 1;
                    *place |= (bit ^ first.unwrap_or(0)) << digit;
                    first = first.or(Some(bit));
                }
            }
        }
        let (mut index, mut stride) = (0, 1);
        for (&place, &size) in places.iter().zip(&self.sizes) {
            if place >= size {
                return None;
            }
            index += place * stride;
            stride *= size;
        }
        Some(index)
    }
}

impl Iterator for Order {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let codes = 1 << self.sizes.iter().map(|&size| digits(size)).sum::<u32>();
        while self.code < codes {
            self.code += 1;
            if let Some(index) = self.index(self.code - 1) {
                if self.skip == 0 {
                    self.skip = self.skips;
                    return Some(index);
                }
                self.skip -= 1;
            }
        }
        None
    }
}

/// Binary digits of the places 0 … size − 1.
fn digits(size: usize) -> u32 {
    usize::BITS - (size - 1).leading_zeros()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The places of an index along the axes.
    fn places(sizes: &[usize], index: usize) -> Vec<usize> {
        let mut rest = index;
        let place = |&size: &usize| {
            let place = rest % size;
            rest /= size;
            place
        };
        sizes.iter().map(place).collect()
    }

    proptest! {
        #[test]
        fn every_beginning_is_a_coarse_picture(sizes in prop::collection::vec(1usize..20, 1..4)) {
            let order: Vec<usize> = Order::new(sizes.clone(), 0, 1).collect();
            let count = sizes.iter().product::<usize>();
            let mut visited = vec![false; count];
            let mut coarsest = 32;
            for (position, &index) in order.iter().enumerate() {
                prop_assert!(!visited[index], "{index} twice");
                visited[index] = true;
                // As soon as as many are visited as a grid of step s has, they are that grid: every member has a visited
                // one in its cell.
                while coarsest >= 1
                    && sizes.iter().map(|size| size.div_ceil(coarsest)).product::<usize>() == position + 1
                {
                    for (index, visited) in visited.iter().enumerate() {
                        let on_it = places(&sizes, index).iter().all(|place| place % coarsest == 0);
                        prop_assert_eq!(*visited, on_it, "step {}, {}", coarsest, index);
                    }
                    coarsest /= 2;
                }
            }
            prop_assert_eq!((order.len(), coarsest), (count, 0));
        }

        #[test]
        fn a_finer_grid_begins_with_the_coarser_one(sizes in prop::collection::vec(2usize..12, 1..4), odd in 0usize..2) {
            let finer: Vec<usize> = sizes.iter().map(|size| 2 * size - odd).collect();
            let coarse: Vec<_> = Order::new(sizes.clone(), 0, 1).map(|index| places(&sizes, index)).collect();
            let fine: Vec<_> = Order::new(finer.clone(), 0, 1)
                .map(|index| places(&finer, index).into_iter().map(|place| place / 2).collect::<Vec<_>>())
                .take(coarse.len())
                .collect();
            prop_assert_eq!(coarse, fine);
        }
    }

    #[test]
    fn passes_over_members() {
        let all: Vec<_> = Order::new(vec![5, 3], 0, 1).collect();
        for (first, step) in [(0, 4), (3, 1), (2, 5), (14, 9)] {
            let some: Vec<_> = Order::new(vec![5, 3], first, step).collect();
            let want: Vec<_> = all.iter().copied().skip(first).step_by(step).collect();
            assert_eq!(some, want, "{first} {step}");
        }
    }

    #[test]
    fn a_square_of_four_by_four() {
        let order: Vec<_> = Order::new(vec![4, 4], 0, 1).collect();
        let mut picture = [0; 16];
        for (position, index) in order.into_iter().enumerate() {
            picture[index] = position;
        }
        assert_eq!(picture, [0, 12, 3, 15, 8, 4, 11, 7, 2, 14, 1, 13, 10, 6, 9, 5]);
    }
}
