/**
 * Stands in the page itself, before everything else, and says in words why there is no page: in browsers that are too
 * old for it, and where something fails on the way. So it is written in the language of old browsers.
 */
(function () {
  var root = document.documentElement;
  /** What is too long to wait without a word, in milliseconds. */
  var PATIENCE_MILLIS = 10000;
  var NEWER =
    'Chrome and Edge from version 123, Firefox from 120 and Safari from 17.5, all of spring 2024, have what it needs.';

  /** A module of one function, which returns sixteen zeros at once. */
  var SIMD = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
  ];

  /** @returns {string[]} what the browser does not have */
  function missing() {
    var found = [];
    if (typeof WebAssembly !== 'object') {
      found.push('WebAssembly, in which networks are trained (a security setting may have switched it off)');
    } else if (!WebAssembly.validate(new Uint8Array(SIMD))) {
      found.push('SIMD in WebAssembly, by which it computes with several numbers at once');
    }
    if (typeof Worker !== 'function') found.push('workers, in which training runs beside the page');
    if (!window.CSS || !CSS.supports('color', 'light-dark(#fff, #000)')) {
      found.push('light-dark() in its styles, by which the page has its colours');
    }
    if (typeof Object.groupBy !== 'function' || !('with' in Array.prototype)) {
      found.push('the functions of JavaScript that browsers have had since 2024');
    }
    return found;
  }

  /** @param {string} text */
  function say(text) {
    if (root.hasAttribute('data-started')) return;
    if (!document.body) {
      document.addEventListener('DOMContentLoaded', function () {
        say(text);
      });
      return;
    }
    var line = document.getElementById('not-started') || document.createElement('p');
    line.id = 'not-started';
    line.setAttribute('role', 'alert');
    line.textContent = text;
    document.body.appendChild(line);
  }

  var lacks = missing();
  if (lacks.length > 0) {
    // The page's own script looks for this, and does nothing.
    root.setAttribute('data-missing', '');
    say('The MLP playground cannot run in this browser, which lacks ' + lacks.join('; and ') + '. ' + NEWER);
    return;
  }

  /** @param {ErrorEvent} event  of a script that threw, or of an element whose file did not come */
  function onError(event) {
    var target = event.target;
    if (target instanceof HTMLScriptElement) {
      say('The MLP playground could not start: ' + target.src + ' could not be loaded. Reloading may help.');
    } else if (event.message) {
      say('The MLP playground could not start: ' + event.message + '. ' + NEWER);
    }
  }

  /** @param {PromiseRejectionEvent} event */
  function onRejection(event) {
    var reason = event.reason;
    var text = (reason && reason.message) || reason;
    say('The MLP playground could not start: ' + text + '. Reloading may help.');
  }

  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', onRejection);
  setTimeout(function () {
    say('The MLP playground has not started yet. Its files may be on their way; if not: ' + NEWER);
  }, PATIENCE_MILLIS);
})();
