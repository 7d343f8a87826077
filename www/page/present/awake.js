/**
 * Keeps the screen on while somebody looks at it without touching anything. Where the browser cannot, or will not, it
 * stays as it is.
 *
 * @returns {() => void} lets it sleep again
 */
export function keepAwake() {
  let isWanted = true;
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const ask = async () => {
    // A page that comes back has lost its lock.
    if (document.hidden || !isWanted || (lock && !lock.released)) return;
    try {
      lock = (await navigator.wakeLock?.request('screen')) ?? null;
    } catch {
      // A battery that is low, or a frame that may not.
    }
    if (!isWanted) void lock?.release();
  };
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
