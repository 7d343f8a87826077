/** The words of the menu of scenes, by their ids (`page/scenes/list.js`). */
import { part } from '../language.js';

export const english = {
  title: 'Scenes of the lecture',
  lead: 'One click, and the board shows it. The browser’s Back, or Undo, returns.',
  lessons: 'Lessons: the lecture from the first slide to the last',
  parts: {
    definition: 'Definition',
    training: 'Training',
    activation: 'Activation functions',
  },
  /** @param {string} slides */
  slides: (slides) => `${/\d\D/.test(slides) ? 'Slides' : 'Slide'} ${slides}`,
  /** What it is called, and what there is to see in it. */
  scenes: {
    linear: {
      title: 'Linear regression is L = 1',
      text: 'No hidden layer and the identity as g: t\u00a0=\u00a0θ₀\u00a0+\u00a0θ₁x, the line of least squares.',
    },
    logistic: {
      title: 'Logistic regression is L = 1',
      text: 'One sigmoid output or two of softmax: the same function, with straight contour lines.',
    },
    hidden: {
      title: 'One hidden layer of 2',
      text: 'L = 2, s₁ = 2: the boundary bends where the lines of two units meet. The network is open beside it.',
    },
    xor: {
      title: 'XOR: one unit, two, three',
      text: 'One unit draws one line and must fail; two can do it, three find it more easily.',
    },
    features: {
      title: 'XOR without a hidden layer',
      text: 'The product x₁x₂ as an input of logistic regression does what hidden units do.',
    },
    regression: {
      title: 'Regression with identity output',
      text: 'D = (t − y)². More units bend the curve more often; the best is E[y|x].',
    },
    softmax: {
      title: 'Softmax with five classes',
      text: 'K = 5 outputs between 0 and 1 that add up to 1, trained by cross-entropy.',
    },
    seeds: {
      title: 'Four seeds, local minima',
      text: 'The same network on the same points from four starts: D is not convex.',
    },
    descent: {
      title: 'Stochastic gradient descent',
      text: 'Batches of 20 and backpropagated gradients: a path of small, noisy steps.',
    },
    overfitting: {
      title: 'Overfitting with few points',
      text: 'Two layers of 20 follow the noise of 14 points. A smaller model helps, and so does λ.',
    },
    lecture: {
      title: 'The four figures',
      text: 'Too small, too free, held back by λ = 0.1, and the best that anyone could do.',
    },
    lambda: {
      title: 'λ from 0 to 10',
      text: 'From following every point to seeing none: the penalty on the squared weights.',
    },
    activations: {
      title: 'Four activation functions',
      text: 'Sigmoid and tanh draw smooth lines, ReLU and leaky ReLU draw corners.',
    },
    relu: {
      title: 'ReLU against sigmoid',
      text: 'The same two layers on a checkerboard, with the same optimizer and time.',
    },
    sparse: {
      title: 'ReLU: derivative 0 or 1',
      text: 'Every unit is silent on one side of its line. The network is open beside it.',
    },
    vanishing: {
      title: 'Vanishing gradients, ten layers',
      text: 'Ten layers of sigmoid units learn nothing; the same ones of ReLU units do.',
    },
  },
};

export const scenesWords = part('scenes', english);
