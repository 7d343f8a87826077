/**
 * Stands in the page itself, before everything else, and says in words why there is no page: in browsers that are too
 * old for it, and where something fails on the way. So it is written in the language of old browsers.
 */
(function () {
  var root = document.documentElement;
  /** What is too long to wait without a word, in milliseconds. */
  var PATIENCE_MILLIS = 10000;

  /** What it says, before any catalogue of words could be there. */
  var ENGLISH = {
    newer:
      'Chrome and Edge from version 123, Firefox from 120 and Safari from 17.5, all out by spring 2024, have what it needs.',
    webAssembly: 'WebAssembly, in which networks are trained (a security setting may have switched it off)',
    simd: 'SIMD in WebAssembly, by which it computes with several numbers at once',
    workers: 'workers, in which training runs beside the page',
    colours: 'light-dark() in its styles, by which the page has its colours',
    functions: 'the functions of JavaScript that browsers have had since 2024',
    and: '; and ',
    lacks: 'The MLP playground cannot run in this browser, which lacks ',
    failed: 'The MLP playground could not start: ',
    notLoaded: ' could not be loaded.',
    reload: ' Reloading may help.',
    late: 'The MLP playground has not started yet. Its files may be on their way; if not: ',
  };
  var GERMAN = {
    newer:
      'Chrome und Edge ab Version 123, Firefox ab 120 und Safari ab 17.5, alle bis Frühjahr 2024, haben, was sie braucht.',
    webAssembly:
      'WebAssembly, worin Netze trainiert werden (vielleicht durch eine Sicherheitseinstellung abgeschaltet)',
    simd: 'SIMD in WebAssembly, womit sie mit mehreren Zahlen zugleich rechnet',
    workers: 'Worker, in denen das Training neben der Seite läuft',
    colours: 'light-dark() in Stilen, woher die Seite ihre Farben hat',
    functions: 'die Funktionen von JavaScript, die Browser seit 2024 haben',
    and: '; und ',
    lacks: 'Die Seite MLP playground läuft in diesem Browser nicht. Es fehlt: ',
    failed: 'Die Seite MLP playground konnte nicht starten: ',
    notLoaded: ' ließ sich nicht laden.',
    reload: ' Neu laden hilft vielleicht.',
    late: 'Die Seite MLP playground ist noch nicht gestartet. Vielleicht sind ihre Dateien unterwegs; wenn nicht: ',
  };
  // As the page itself chooses, but for what this browser remembers.
  var asked = /[?&]lang=(\w\w)/.exec(location.search);
  var TEXTS = /^de/i.test(asked ? asked[1] : navigator.language) ? GERMAN : ENGLISH;

  /** A module of one function, which returns sixteen zeros at once. */
  var SIMD = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
  ];

  /** @returns {string[]} what the browser does not have */
  function missing() {
    var found = [];
    if (typeof WebAssembly !== 'object') {
      found.push(TEXTS.webAssembly);
    } else if (!WebAssembly.validate(new Uint8Array(SIMD))) {
      found.push(TEXTS.simd);
    }
    if (typeof Worker !== 'function') found.push(TEXTS.workers);
    if (!window.CSS || !CSS.supports('color', 'light-dark(#fff, #000)')) {
      found.push(TEXTS.colours);
    }
    if (typeof Object.groupBy !== 'function' || !('with' in Array.prototype)) {
      found.push(TEXTS.functions);
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
    line.lang = TEXTS === GERMAN ? 'de' : 'en';
    document.body.appendChild(line);
  }

  var lacks = missing();
  if (lacks.length > 0) {
    // The page's own script looks for this, and does nothing.
    root.setAttribute('data-missing', '');
    say(TEXTS.lacks + lacks.join(TEXTS.and) + '. ' + TEXTS.newer);
    return;
  }

  /** @param {ErrorEvent} event  of a script that threw, or of an element whose file did not come */
  function onError(event) {
    var target = event.target;
    if (target instanceof HTMLScriptElement) {
      say(TEXTS.failed + target.src + TEXTS.notLoaded + TEXTS.reload);
    } else if (event.message) {
      say(TEXTS.failed + event.message + '. ' + TEXTS.newer);
    }
  }

  /** @param {PromiseRejectionEvent} event */
  function onRejection(event) {
    var reason = event.reason;
    var text = (reason && reason.message) || reason;
    say(TEXTS.failed + text + '.' + TEXTS.reload);
  }

  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', onRejection);
  setTimeout(function () {
    say(TEXTS.late + TEXTS.newer);
  }, PATIENCE_MILLIS);
})();
