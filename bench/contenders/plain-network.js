/** A network as one would explain it: units that know their links, links that know their units, numbers in doubles. */

class Link {
  gradient = 0;

  /**
   * @param {Unit} from
   * @param {Unit} to
   * @param {number} weight
   */
  constructor(from, to, weight) {
    this.from = from;
    this.to = to;
    this.weight = weight;
  }
}

class Unit {
  /** @type {Link[]} */
  incoming = [];
  /** @type {Link[]} */
  outgoing = [];
  z = 0;
  value = 0;
  /** ∂D/∂z of the current example. */
  delta = 0;
  biasGradient = 0;

  /**
   * @param {number} bias
   * @param {Activation} activation
   */
  constructor(bias, activation) {
    this.bias = bias;
    this.activation = activation;
  }

  fire() {
    this.z = this.bias;
    for (const link of this.incoming) this.z += link.weight * link.from.value;
    this.value = this.activation.value(this.z);
  }

  /** Adds the current example's share to the gradients of the own bias and links. */
  learn() {
    this.biasGradient += this.delta;
    for (const link of this.incoming) link.gradient += this.delta * link.from.value;
  }
}

/** @typedef {{ value: (z: number) => number, slope: (value: number) => number }} Activation slope in terms of the value */

/** @type {Activation} */
const TANH = { value: Math.tanh, slope: (value) => 1 - value * value };
/** @type {Activation} */
const LOGISTIC = { value: (z) => 1 / (1 + Math.exp(-z)), slope: (value) => value * (1 - value) };

export class PlainNetwork {
  /**
   * tanh layers with one logistic unit at the end.
   *
   * @param {number} inputs
   * @param {readonly (readonly (readonly number[])[])[]} layers `layers[l][unit]` is [bias, weight, weight, …]
   */
  constructor(inputs, layers) {
    /** @type {Unit[]} */
    this.inputs = Array.from({ length: inputs }, () => new Unit(0, TANH));
    /** @type {Unit[][]} */
    this.layers = [];
    for (const [l, layer] of layers.entries()) {
      const before = this.layers.at(-1) ?? this.inputs;
      this.layers.push(
        layer.map(([bias, ...weights]) => {
          const unit = new Unit(bias, l + 1 < layers.length ? TANH : LOGISTIC);
          for (const [i, weight] of weights.entries()) {
            const link = new Link(before[i], unit, weight);
            before[i].outgoing.push(link);
            unit.incoming.push(link);
          }
          return unit;
        }),
      );
    }
    this.output = this.layers[this.layers.length - 1][0];
  }

  /**
   * Other weights and biases for the same units.
   *
   * @param {readonly (readonly (readonly number[])[])[]} layers as the constructor takes them
   */
  take(layers) {
    for (const [l, layer] of this.layers.entries()) {
      for (const [j, unit] of layer.entries()) {
        unit.bias = layers[l][j][0];
        for (const [i, link] of unit.incoming.entries()) link.weight = layers[l][j][i + 1];
      }
    }
  }

  /** R times the number of examples: the sum of the squares of all weights, without biases. */
  sumOfSquares() {
    let sum = 0;
    for (const layer of this.layers) {
      for (const unit of layer) {
        for (const link of unit.incoming) sum += link.weight * link.weight;
      }
    }
    return sum;
  }

  /**
   * @param {readonly number[]} x
   * @returns {number} z of the output
   */
  forward(x) {
    for (let i = 0; i < x.length; i++) this.inputs[i].value = x[i];
    for (const layer of this.layers) {
      for (const unit of layer) unit.fire();
    }
    return this.output.z;
  }

  /**
   * Adds the gradient of the cross-entropy at the example that went forward last.
   *
   * @param {number} y 0 or 1
   */
  backward(y) {
    this.output.delta = this.output.value - y;
    this.output.learn();
    for (let l = this.layers.length - 2; l >= 0; l--) {
      for (const unit of this.layers[l]) {
        let blame = 0;
        for (const link of unit.outgoing) blame += link.weight * link.to.delta;
        unit.delta = blame * unit.activation.slope(unit.value);
        unit.learn();
      }
    }
  }

  /**
   * One step down the mean of the gradients since the last one.
   *
   * @param {number} count examples since then
   * @param {number} learningRate
   * @param {number} decay 2λ/m
   */
  update(count, learningRate, decay) {
    for (const layer of this.layers) {
      for (const unit of layer) {
        unit.bias -= (learningRate * unit.biasGradient) / count;
        unit.biasGradient = 0;
        for (const link of unit.incoming) {
          link.weight -= learningRate * (link.gradient / count + decay * link.weight);
          link.gradient = 0;
        }
      }
    }
  }
}
