//! The module's allocator: two level segregated fit (Masmano, Ripoll, Crespo and Real, "TLSF: a new dynamic memory
//! allocator for real-time systems", 2004) from the crate `rlsf`. It is a third as large as the standard library's for
//! wasm, 3 kB of the module with gzip.
//!
//! The memory's pages come from here and not from the crate, whose source for wasm does not see that new pages follow
//! the old ones: each would be a pool of its own, and what grows a little at a time, as planes do while a window is
//! made larger, would never fit into what was freed before.

#![allow(unsafe_code, reason = "an allocator hands out raw memory")]

use core::arch::wasm32;
use rlsf::{FlexSource, FlexTlsf};
use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr::{NonNull, null_mut, slice_from_raw_parts_mut};

/// Bytes of a page of wasm's memory.
const PAGE: usize = 1 << 16;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator(UnsafeCell::new(FlexTlsf::new(Pages)));

/// The pages at the end of the module's memory.
struct Pages;

// SAFETY: pages that `memory.grow` adds are new, and belong to nobody else; they follow all others.
unsafe impl FlexSource for Pages {
    unsafe fn alloc(&mut self, size: usize) -> Option<NonNull<[u8]>> {
        let pages = size.div_ceil(PAGE);
        let before = wasm32::memory_grow(0, pages);
        let start = (before != usize::MAX).then(|| (before * PAGE) as *mut u8)?;
        NonNull::new(slice_from_raw_parts_mut(start, pages * PAGE))
    }

    unsafe fn realloc_inplace_grow(&mut self, old: NonNull<[u8]>, size: usize) -> Option<usize> {
        let end = old.cast::<u8>().as_ptr() as usize + old.len();
        let pages = (size - old.len()).div_ceil(PAGE);
        // Pages that somebody else has added would lie in between.
        let before = (end == wasm32::memory_size(0) * PAGE).then(|| wasm32::memory_grow(0, pages))?;
        (before != usize::MAX).then_some(old.len() + pages * PAGE)
    }

    fn supports_realloc_inplace_grow(&self) -> bool {
        true
    }

    fn min_align(&self) -> usize {
        PAGE
    }
}

/// Lists of free blocks by size: 2ᵏ to 2ᵏ⁺¹ for each k, in 32 parts each.
struct Allocator(UnsafeCell<FlexTlsf<Pages, u32, u32, 32, 32>>);

// SAFETY: the module is built without threads.
unsafe impl Sync for Allocator {}

// SAFETY: what is asked of an allocator is what `FlexTlsf` promises; nothing in it allocates, so that it is never
// entered twice.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let tlsf = unsafe { &mut *self.0.get() };
        tlsf.allocate(layout).map_or(null_mut(), NonNull::as_ptr)
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        let tlsf = unsafe { &mut *self.0.get() };
        if let Some(start) = NonNull::new(start) {
            unsafe { tlsf.deallocate(start, layout.align()) };
        }
    }
}
