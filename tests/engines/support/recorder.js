/**
 * Runs in the page before its own scripts, and tells the server what goes wrong there. So it uses nothing from outside.
 */
export function recorder() {
  const report = (/** @type {string} */ problem) => {
    // Without an answer: the page may be gone by then.
    fetch('./problems', { method: 'POST', body: problem, keepalive: true }).catch(() => {});
  };
  let isLeaving = false;
  window.addEventListener('beforeunload', () => (isLeaving = true));
  window.addEventListener('pageshow', () => (isLeaving = false));
  window.addEventListener(
    'error',
    ({ message, target }) => {
      // That boxes are told of their size in the next frame only, which engines report and consoles leave out.
      if (message?.startsWith('ResizeObserver loop')) return;
      // What was on its way when the page was left does not come.
      if (message === undefined && isLeaving) return;
      report(message ?? `not loaded: ${/** @type {any} */ (target)?.outerHTML}`);
    },
    true,
  );
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!isLeaving) report(`rejected: ${reason}`);
  });
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
      report(`against the policy: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`),
  );
  const { error } = console;
  console.error = (...words) => {
    report(`console: ${words.join(' ')}`);
    error.apply(console, words);
  };
  try {
    // Somebody who has been here sees no replay.
    localStorage.setItem('visited', 'yes');
  } catch {
    // As the page does without.
  }
  // What a service worker keeps would go from one test to the next.
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError'));
  }
}
