/**
 * Whatever is done to a board, in whatever order, the scene is valid, its link leads to the same scene and moment without
 * a word, and undo leads back.
 *
 * @import { Arbitrary } from 'fast-check'
 * @import { Figure, Scene, Store } from '../../www/scene/scene.d.ts'
 */
import assert from 'node:assert/strict';
import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { withClasses, withoutPoints } from '../../www/points/edit.js';
import { createHistory } from '../../www/scene/history.js';
import { createOwnHistory } from '../../www/scene/own-history.js';
import { decode, encode } from '../../www/scene/hash.js';
import { BOARD, MAX_FIGURES, NETWORK, defaultScene } from '../../www/scene/schema.js';
import { createStore } from '../../www/scene/store.js';
import {
  anyOwn,
  anyStanding,
  anyText,
  anyView,
  asLinked,
  momentByPlace,
  momentOf,
  patchOf,
  record,
} from './support/anything.js';
import { every } from './support/every.js';
import { assertValid } from './support/valid.js';

/** What a figure is chosen by: its place, beyond the end seldom one that is not there. */
const place = fc.oneof(
  { weight: 20, arbitrary: fc.nat(MAX_FIGURES) },
  { weight: 1, arbitrary: fc.constant(-1) },
);

/** Everything that the store, undo and training do, as data. */
const actions = fc.oneof(
  record({ does: fc.constant('setBoard'), patch: patchOf(BOARD) }),
  record({
    does: fc.constant('setOwn'),
    own: anyOwn,
    patch: patchOf({ testShare: BOARD.testShare, shown: BOARD.shown }),
  }),
  record({ does: fc.constant('edit'), own: anyOwn, isStroke: fc.boolean() }),
  record({ does: fc.constant('setClasses'), count: fc.integer({ min: 2, max: 8 }) }),
  record({ does: fc.constant('erase'), index: fc.nat(60) }),
  record({ does: fc.constant('setFigure'), place, patch: patchOf(NETWORK) }),
  record({
    does: fc.constant('addFigure'),
    kind: fc.constantFrom('network', 'optimum'),
    times: fc.constantFrom(1, 1, 1, 30),
  }),
  record({ does: fc.constant('duplicateFigure'), place, patch: patchOf(NETWORK) }),
  record({ does: fc.constant('removeFigure'), place }),
  record({ does: fc.constant('moveFigure'), place, to: fc.integer({ min: -3, max: 30 }) }),
  record({ does: fc.constant('nameFigure'), place, name: anyText }),
  record({ does: fc.constant('inspect'), place: fc.option(place) }),
  record({ does: fc.constant('show'), view: fc.oneof(anyView, anyText) }),
  record({
    does: fc.constant('teach'),
    lesson: fc.option(fc.oneof(fc.constantFrom('overfitting/lambda', 'a'), anyText)),
  }),
  record({ does: fc.constant('load'), link: fc.nat(), goes: fc.boolean(), standing: anyStanding }),
  record({ does: fc.constantFrom('undo', 'redo', 'undo', 'redo', 'undoOwn', 'redoOwn', 'reset') }),
  record({ does: fc.constant('restart'), place }),
  record({ does: fc.constant('stands'), standing: anyStanding }),
  record({ does: fc.constant('wait'), ms: fc.constantFrom(5, 500, 5000) }),
);

/** Boards that are gone to, by their links. */
const LINKS = [
  '',
  '#v=1&fig=none',
  '#v=1&source=blobs&classes=5&show=3&fig=5,out=softmax&fig=optimum&inspect=1&view=sweep,n=9',
  '#v=1&source=moons&noise=0.3&fig=20-20,l=0.1,at=40&lesson=overfitting/lambda',
  encode({
    ...defaultScene(),
    board: { ...defaultScene().board, source: 'own' },
    own: fc.sample(anyOwn, { seed: 3, numRuns: 1 })[0],
  }),
];

/** A page without pictures: store, histories, and training that does nothing but what others write down. */
class Page {
  store = createStore(defaultScene());
  time = 0;
  standing = signal(/** @type {any} */ (null));
  resets = signal(0);
  restarts = signal({ count: 0, id: 0 });
  history = createHistory(
    this.store,
    {
      standing: this.standing,
      resets: this.resets,
      reset: () => void (this.resets.value += 1),
      restarts: this.restarts,
      restart: (id) => void (this.restarts.value = { count: this.restarts.peek().count + 1, id }),
      bring: () => {},
    },
    { now: () => this.time },
  );
  own = createOwnHistory(this.store);
  stroke = {};

  get scene() {
    return this.store.scene.peek();
  }

  /** An id that is on the board, or none that ever was. @param {number} place */
  idAt(place) {
    const { figures } = this.scene;
    return place < 0 || figures.length === 0 ? 999_999 : figures[place % figures.length].id;
  }

  /** @param {any} action */
  act(action) {
    const { store } = this;
    const { own } = this.scene;
    switch (action.does) {
      case 'setBoard':
        return store.setBoard(action.patch);
      case 'setOwn':
        return store.setOwn(action.own, action.patch);
      case 'edit':
        return this.own.edit(action.own, { stroke: action.isStroke ? this.stroke : undefined });
      case 'setClasses':
        return own && own.classes.length > 0 ? this.own.edit(withClasses(own, action.count)) : undefined;
      case 'erase':
        return own && this.own.edit(withoutPoints(own, new Set([action.index])));
      case 'setFigure':
        return store.setFigure(this.idAt(action.place), action.patch);
      case 'addFigure':
        for (let times = action.times; times > 0; times--) store.addFigure(action.kind);
        return undefined;
      case 'duplicateFigure':
        return store.duplicateFigure(this.idAt(action.place), action.patch);
      case 'removeFigure':
        return store.removeFigure(this.idAt(action.place));
      case 'moveFigure':
        return store.moveFigure(this.idAt(action.place), action.to);
      case 'nameFigure':
        return store.nameFigure(this.idAt(action.place), action.name);
      case 'inspect':
        return store.inspect(action.place === null ? null : this.idAt(action.place));
      case 'show':
        return store.show(action.view);
      case 'teach':
        return store.teach(action.lesson);
      case 'load': {
        const { scene, problems } = decode(LINKS[action.link % LINKS.length]);
        const moment = momentOf(scene.figures, action.standing);
        return action.goes ? store.go(scene, problems, moment) : store.load(scene, problems, moment);
      }
      case 'undo':
        return this.history.undo();
      case 'redo':
        return this.history.redo();
      case 'undoOwn':
        return this.own.undo();
      case 'redoOwn':
        return this.own.redo();
      case 'reset':
        return void (this.resets.value += 1);
      case 'restart':
        return void (this.restarts.value = {
          count: this.restarts.peek().count + 1,
          id: this.idAt(action.place),
        });
      case 'stands':
        return void (this.standing.value = momentOf(this.scene.figures, action.standing));
      default:
        return void (this.time += action.ms);
    }
  }
}

every(
  'any sequence of actions leaves a valid scene, whose link leads to it and to its moment',
  record({ done: fc.array(actions, { maxLength: 30 }), standing: anyStanding }),
  ({ done, standing }) => {
    const page = new Page();
    for (const action of done) {
      const before = page.scene;
      try {
        page.act(action);
      } catch (error) {
        // A refusal names the field, and nothing has changed.
        assert.ok(error instanceof RangeError && /^\w+: /.test(error.message), String(error));
        assert.equal(page.scene, before);
      }
      assertValid(page.scene);
    }
    const { scene } = page;
    const moment = momentOf(scene.figures, standing);
    const link = encode(scene, moment, { whole: true });
    const read = decode(link, { whole: true });
    assert.deepEqual(read.problems, [], link);
    assert.deepEqual(asLinked(read.scene), asLinked(scene), link);
    assert.deepEqual(read.moment, momentByPlace(moment, scene.figures), link);
    assert.equal(encode(read.scene, read.moment, { whole: true }), link);
    for (const [step, can] of /** @type {const} */ ([
      ['undo', 'canUndo'],
      ['redo', 'canRedo'],
    ])) {
      for (let steps = 0; page.history[can].peek(); steps++) {
        assert.ok(steps <= 200, 'all steps have an end');
        page.history[step]();
        assertValid(page.scene);
      }
    }
    page.history.stop();
  },
  { runs: 600 },
);
