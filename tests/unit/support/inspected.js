/**
 * A host on the real engine and the lab with one network, into which a test looks.
 *
 * @import { Board, NetworkFigure } from '../../../www/scene/scene.d.ts'
 */
import { defaultBoard } from '../../../www/scene/schema.js';
import { dataOf, trainerConfig, truthOf } from '../../../www/scene/task.js';
import { targetsFor } from '../../../www/scene/targets.js';
import { createHost } from '../../../www/worker/host.js';
import { loadBeside } from './beside.js';
import { engine } from './engine.js';
import { lab, openLab } from './lab.js';

/**
 * @param {NetworkFigure} figure
 * @param {Partial<Board>} [changes]  of a board with 60 points
 * @param {{ now?: () => number }} [surroundings]
 */
export function inspected(figure, changes = {}, { now } = {}) {
  const board = { ...defaultBoard(), points: 60, testPoints: 0, ...changes };
  const info = engine.sources().find((/** @type {any} */ { name }) => name === board.source);
  /** @type {any[]} */
  const answers = [];
  /** @type {(() => void)[]} */
  const tasks = [];
  let time = 0;
  const host = createHost(engine, {
    now: now ?? (() => (time += 0.01)),
    defer: (task) => tasks.push(task),
    ...{ loadBeside, openLab },
    post: (message, transfer) => answers.push(structuredClone(message, { transfer })),
  });
  const tell = (/** @type {any} */ message) => {
    const from = answers.length;
    host.receive(structuredClone(message));
    return answers.slice(from);
  };
  const [{ train, test }] = tell({ type: 'sample', data: dataOf(board) });
  tell({ type: 'data', domain: info.domain, truth: truthOf(board), train, test });
  const config = trainerConfig(board, figure, info);
  let revision = 0;
  tell({ type: 'network', id: 1, revision: ++revision, config });
  const openTheLab = () => tell({ type: 'lab', module: null, script: '' });
  openTheLab();
  return {
    ...{ train, config, data: { domain: info.domain, truth: truthOf(board), train, test }, tell },
    change: (/** @type {any} */ message) => tell({ id: 1, revision: ++revision, ...message }),
    setGoal: (/** @type {number} */ goal) => tell({ type: 'goals', goals: [[1, goal]] }),
    trainTo(/** @type {number} */ goal) {
      this.setGoal(goal);
      while (tasks.length > 0) tasks.shift()?.();
    },
    /** One report of a part, asked for anew. @returns {any} */
    report(/** @type {string} */ name, params = {}) {
      tell({ type: 'inspect', subject: { id: 1, parts: { [name]: { params, asking: ++revision } } } });
      return this.again();
    },
    /** The next report of what is asked for. @returns {any} */
    again: () => tell({ type: 'pull', grids: [] })[0].figures[0].inspection,
    /** What it tells when all of it is known. @returns {any} */
    part(/** @type {string} */ name, params = {}) {
      let told = this.report(name, params);
      let data = told.parts[name];
      for (let i = 0; i < 10_000 && !told.isComplete; i++) {
        told = this.again();
        data = told.parts[name] ?? data;
      }
      if (!told.isComplete) throw new Error(`${name} does not come to an end`);
      if (Object.keys(told.problems).length > 0) throw new Error(JSON.stringify(told.problems));
      return data;
    },
    /** The same network in a trainer of the lab, after so many updates. @param {number} updates */
    twin(updates) {
      const trainer = new lab.Trainer(config);
      trainer.setTrainingSet(train.x, targetsFor(config, train).y);
      trainer.advance(updates);
      return { trainer, m: train.x.length / train.n };
    },
  };
}
