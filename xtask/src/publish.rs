//! Moving freshly made files into a directory that others watch.

use std::collections::BTreeSet;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

/// Makes `to` hold the files of `from` and no others, touching only what differs; returns how many files are new.
///
/// Files are renamed into place, so that a server reading `to` never sees half a file. `from` may lie inside `to`.
pub fn publish(from: &Path, to: &Path) -> Result<usize> {
    let fresh = files(from, from)?;
    let mut changed = 0;
    for file in &fresh {
        let (source, target) = (from.join(file), to.join(file));
        if fs::read(&target).is_ok_and(|old| fs::read(&source).is_ok_and(|new| new == old)) {
            continue;
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::rename(&source, &target)?;
        changed += 1;
    }
    for stale in files(to, from)?.difference(&fresh) {
        fs::remove_file(to.join(stale))?;
    }
    Ok(changed)
}

/// The files below `directory`, relative to it, without those below `except` where that is another directory.
fn files(directory: &Path, except: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut open = vec![directory.to_path_buf()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(&current)? {
            let path = entry?.path();
            if path.is_dir() {
                if path != except {
                    open.push(path);
                }
            } else if let Ok(relative) = path.strip_prefix(directory) {
                found.insert(relative.to_path_buf());
            }
        }
    }
    Ok(found)
}
