/**
 * Whatever is done to a board and to its address, in whatever order and however soon after each other: once both have come
 * to rest, the address says what is shown, and the page that it opens shows it.
 */
import assert from 'node:assert/strict';
import { effect, signal } from '@preact/signals-core';
import fc from 'fast-check';
import { withKeys } from '../../www/points/edit.js';
import { MOST_POINTS, keyOf } from '../../www/points/grid.js';
import { bindLink, readLink } from '../../www/scene/address.js';
import { encode } from '../../www/scene/hash.js';
import { createStore } from '../../www/scene/store.js';
import { anyOwn, anyStanding, momentOf, record } from './support/anything.js';
import { every } from './support/every.js';
import { fakePage } from './support/fake-page.js';

/** As somebody types, pastes or follows them: of this version, of newer ones, hurt, and a jump within the page. */
const anyHash = fc.constantFrom(
  '',
  '#v=1&seed=5',
  '#v=1&points=40&fig=3,l=0.1&fig=optimum',
  '#v=1&fig=3,at=7&fig=20-20,l=0.1',
  '#v=19&testpoints=yes&fig=5,at=2001&fig=1-1,at=155',
  '#v=2&fig=3',
  '#v=1&points=no&fig=none',
  '#nonsense',
  '#main',
);

/** More points than a link has room for. */
const MANY = Array.from({ length: MOST_POINTS }, (_, i) =>
  keyOf(0, (i * 7919) % 65536, (i * 104729) % 65536),
);

const anyAction = fc.oneof(
  record({ does: fc.constant('setFigure'), place: fc.nat(3), lambda: fc.constantFrom(0, 0.1, 1) }),
  record({ does: fc.constant('setBoard'), seed: fc.nat(9) }),
  record({ does: fc.constant('setOwn'), own: anyOwn, isMany: fc.boolean() }),
  record({ does: fc.constant('stands'), standing: fc.option(anyStanding) }),
  record({ does: fc.constant('types'), hash: anyHash }),
  record({ does: fc.constantFrom('load', 'go'), hash: anyHash }),
  record({ does: fc.constantFrom('back', 'tellsHash', 'addFigure') }),
  record({ does: fc.constant('wait'), ms: fc.constantFrom(1, 100, 399, 400, 2000) }),
);

/** A page with an address, whose events come when it is told so, and a clock that somebody else moves. */
class Page {
  window = fakePage();
  store;
  moment;
  /** @type {{ at: number, does: () => void, id: number }[]} */
  #timers = [];
  #now = 0;
  /** What somebody has put there, and the browser has yet to tell of. @type {string | null} */
  #untold = null;
  #stops;

  /** @param {string} hash */
  constructor(hash) {
    const { window } = this;
    window.location.hash = hash;
    window.setTimeout = (/** @type {() => void} */ does, /** @type {number} */ ms) => {
      const id = this.#timers.length + 1;
      this.#timers.push({ at: this.#now + ms, does, id });
      return id;
    };
    window.clearTimeout = (/** @type {number} */ id) => {
      if (id > 0) this.#timers[id - 1].does = () => {};
    };
    const { scene, moment, problems } = readLink(window);
    this.store = createStore(scene, problems, moment);
    this.moment = signal(moment);
    let { count } = this.store.loaded.peek();
    // As training does: what is gone to stands where its link says.
    const follow = effect(() => {
      const loaded = this.store.loaded.value;
      if (loaded.count === count) return;
      ({ count } = loaded);
      this.moment.value = loaded.moment;
    });
    const stop = bindLink(this.store, this.moment, window);
    this.#stops = [stop, follow];
  }

  /** @param {number} ms */
  wait(ms) {
    this.tellHash();
    this.#now += ms;
    for (const timer of this.#timers.filter(({ at }) => at <= this.#now)) {
      const { does } = timer;
      timer.does = () => {};
      does();
    }
  }

  /** What stands there already is no other hash. @param {string} hash */
  type(hash) {
    const { window } = this;
    if (this.#untold !== null || window.location.hash === hash) return;
    window.history.state = null;
    window.location.hash = hash;
    this.#untold = hash;
  }

  /** The page has left it alone meanwhile, and shows what it asks for. */
  tellHash() {
    const hash = this.#untold;
    if (hash === null) return;
    this.#untold = null;
    assert.equal(this.window.location.hash, hash);
    this.window.go(hash);
    if (hash === '#main') return;
    const { scene, moment } = readLink(fakePage(hash));
    assert.equal(this.shown, encode(scene, moment));
  }

  get shown() {
    return encode(this.store.scene.peek(), this.moment.peek(), { whole: true });
  }

  /** @param {any} action */
  act(action) {
    const { store, window } = this;
    const { figures } = store.scene.peek();
    switch (action.does) {
      case 'setFigure': {
        const figure = figures[action.place % Math.max(1, figures.length)];
        return figure?.kind === 'network' ? store.setFigure(figure.id, { lambda: action.lambda }) : undefined;
      }
      case 'setBoard':
        return store.setBoard({ seed: action.seed });
      case 'setOwn':
        return store.setOwn(action.isMany ? withKeys(action.own, MANY) : action.own);
      case 'addFigure':
        return store.addFigure('network');
      case 'stands':
        return void (this.moment.value = action.standing && momentOf(figures, action.standing));
      case 'types':
        return this.type(action.hash);
      case 'load':
      case 'go': {
        const { scene, moment, problems } = readLink(fakePage(action.hash));
        return action.does === 'go' ? store.go(scene, problems, moment) : store.load(scene, problems, moment);
      }
      case 'back':
        this.tellHash();
        return window.entries.length > 0 ? window.history.back() : undefined;
      case 'tellsHash':
        return this.tellHash();
      default:
        return this.wait(action.ms);
    }
  }

  leave() {
    this.#stops.forEach((stop) => stop());
  }
}

every(
  'whatever is done to a board and its address, the address then says what is shown',
  record({ hash: anyHash, done: fc.array(anyAction, { maxLength: 12 }) }),
  ({ hash, done }) => {
    const page = new Page(hash);
    for (const action of done) page.act(action);
    page.wait(2000);
    page.wait(2000);
    const { location, history } = page.window;
    const opened = fakePage(location.hash);
    opened.history.state = history.state;
    const { scene, moment } = readLink(opened);
    assert.equal(encode(scene, moment, { whole: true }), page.shown, location.hash);
    page.leave();
  },
  {
    runs: 1000,
    examples: [
      // Trains on after that.
      {
        hash: '#v=2&fig=3',
        done: [
          { does: 'stands', standing: { rests: false, places: [{ at: 15, theta: null }] } },
          { does: 'wait', ms: 2000 },
          { does: 'stands', standing: null },
        ],
      },
      // Paused in what is shown in a newer link's place.
      {
        hash: '#v=19&testpoints=yes&fig=5,at=2001&fig=1-1,at=155',
        done: [{ does: 'stands', standing: { rests: false, places: [{ at: 15, theta: null }] } }],
      },
    ],
  },
);
