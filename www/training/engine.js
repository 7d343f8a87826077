/**
 * The engine, compiled once for all workers, and how they come by it.
 *
 * @import { Reason } from '../points/points.d.ts'
 * @import { WorkerLike } from './slot.js'
 */
import { Refusal, reasonOf } from '../points/reason.js';

/** @returns {Promise<WebAssembly.Module>} */
export const compileEngine = () => compiled(new URL('../pkg/mlp_playground_bg.wasm', import.meta.url));

/**
 * @param {URL} address
 * @returns {Promise<WebAssembly.Module>}
 * @throws {Error} where the file cannot be had or is not a module that this browser runs
 */
export async function compiled(address) {
  const response = await fetch(address);
  const { url, status } = response;
  if (!response.ok) throw new Refusal({ code: 'noFile', url, status });
  // Browsers compile while it streams only where the server says what it is; some do not.
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Starts workers at once, so that their scripts are read while the engine is still being compiled. */
export class Engines {
  #createWorker;
  #beside;
  /** @type {WebAssembly.Module | null} */
  #module = null;
  /** Workers that wait for it. @type {WorkerLike[]} */
  #early = [];
  /** Whether it cannot be had, so that every worker would wait for ever. */
  isLost = false;

  /**
   * @param {() => WorkerLike} createWorker
   * @param {string} beside  where workers find what they do beside figures
   */
  constructor(createWorker, beside) {
    this.#createWorker = createWorker;
    this.#beside = beside;
  }

  /** A worker that has its engine, or gets it as soon as it is there. */
  startWorker() {
    const worker = this.#createWorker();
    this.#early.push(worker);
    if (this.#module) this.#startEarly(this.#module);
    return worker;
  }

  /** @param {WebAssembly.Module} module */
  #startEarly(module) {
    for (const worker of this.#early.splice(0)) {
      worker.postMessage({ type: 'start', module, beside: this.#beside });
    }
  }

  /**
   * May be called again after a loss.
   *
   * @param {() => Promise<WebAssembly.Module>} compile
   * @param {(reason: Reason) => void} onLoss
   */
  async load(compile, onLoss) {
    this.isLost = false;
    try {
      this.#module = await compile();
    } catch (error) {
      this.isLost = true;
      for (const worker of this.#early.splice(0)) worker.terminate();
      return onLoss(reasonOf(error));
    }
    this.#startEarly(this.#module);
  }
}
