/**
 * The module worker: the engine, a message port, and the host between them. The page compiles the
 * wasm module once and sends it as soon as it is there; what comes before waits.
 *
 * @import { ToWorker } from '../training/protocol.js'
 */
import {
  Plane,
  Trainer,
  bayes,
  excess,
  initSync,
  optimum,
  randomSeed,
  sampleSource,
  sources,
  traceContours,
} from '../pkg/mlp_playground.js';
import { reasonOf } from '../points/reason.js';
import { createHost } from './host.js';

/** What a script that is loaded leaves behind. @type {any} */
const left = globalThis;

/** @type {ReturnType<typeof createHost> | null} */
let host = null;

/** Tasks between messages. A timer would wait at least 4 ms each time. */
const { port1: near, port2: far } = new MessageChannel();
/** @type {(() => void)[]} */
const tasks = [];
far.onmessage = () => tasks.shift()?.();

/** @type {ToWorker[]} */
const early = [];

/** @param {MessageEvent<ToWorker>} event */
self.onmessage = ({ data: message }) => {
  if (message.type !== 'start') {
    if (host) host.receive(message);
    else early.push(message);
    return;
  }
  const { module, beside: address } = message;
  initSync({ module });
  host = createHost(
    { Plane, Trainer, bayes, excess, optimum, randomSeed, sampleSource, sources, traceContours },
    {
      post: (answer, transfer) => self.postMessage(answer, { transfer }),
      now: () => performance.now(),
      defer: (task) => {
        tasks.push(task);
        near.postMessage(null);
      },
      loadBeside: (take, fail) => {
        import(/* @vite-ignore */ address).then(
          () => take(left.beside),
          (error) => fail(reasonOf(error)),
        );
      },
      openLab({ module, script }, take, fail) {
        import(/* @vite-ignore */ script)
          .then(() => {
            left.lab.initSync({ module });
            take(left.lab);
          })
          .catch((error) => fail(reasonOf(error)));
      },
    },
  );
  for (const waiting of early.splice(0)) host.receive(waiting);
};
