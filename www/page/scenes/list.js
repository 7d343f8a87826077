/**
 * The scenes of the lecture, in its order: where each stands in it, and the link of its board. What they are called is
 * in the catalogue, their pictures are drawn by tools/pictures.js.
 */

/** @typedef {keyof typeof import('../../words/en/scenes.js').english.scenes} SceneId */

const SIGMOIDS = '8-8-8-8-8-8-8-8-8-8';

/** @type {readonly { part: 'definition' | 'training' | 'activation', scenes: readonly { id: SceneId, slides: string, link: string }[] }[]} */
export const PARTS = [
  {
    part: 'definition',
    scenes: [
      { id: 'linear', slides: '2, 7', link: '#v=1&source=line&noise=0.5&points=60&fig=0&fig=optimum' },
      {
        id: 'logistic',
        slides: '2, 9, 19',
        link: '#v=1&source=gaussians&fig=0&fig=0,out=softmax&fig=optimum',
      },
      { id: 'hidden', slides: '1, 3', link: '#v=1&source=moons&noise=0.6&fig=2,l=0.1&fig=optimum&inspect=1' },
      {
        id: 'xor',
        slides: '3',
        link: '#v=1&source=xor&noise=0.8&fig=1,l=0.03&fig=2,l=0.03,seed=2&fig=3,l=0.03&fig=optimum',
      },
      {
        id: 'features',
        slides: '2, 3',
        link: '#v=1&source=xor&noise=1.2&fig=0&fig=0,in=x1-x2-x1x2&fig=optimum',
      },
    ],
  },
  {
    part: 'training',
    scenes: [
      {
        id: 'descent',
        slides: '4, 6, 11',
        link: '#v=1&optimizer=sgd&rate=0.3&batch=20&fig=5,l=0.1&fig=optimum',
      },
      {
        id: 'seeds',
        slides: '5',
        link: '#v=1&source=xor&noise=1.2&fig=3,l=0.01&fig=3,l=0.01,seed=2&fig=3,l=0.01,seed=3&fig=3,l=0.01,seed=4',
      },
      {
        id: 'regression',
        slides: '7',
        link: '#v=1&source=sine&noise=0.3&points=100&fig=1&fig=2&fig=5&fig=optimum',
      },
      {
        id: 'softmax',
        slides: '8–10',
        link: '#v=1&source=pinwheel&classes=5&noise=0.8&fig=0&fig=10,l=0.1&fig=optimum',
      },
      {
        id: 'overfitting',
        slides: '12',
        link: '#v=1&source=sine&noise=0.3&points=14&fig=20-20&fig=3&fig=20-20,l=0.1&fig=optimum',
      },
      { id: 'lambda', slides: '13, 14', link: '#v=1&fig=20-20&fig=20-20,l=0.1&fig=20-20,l=1&fig=20-20,l=10' },
      { id: 'lecture', slides: '15–18', link: '#v=1' },
    ],
  },
  {
    part: 'activation',
    scenes: [
      {
        id: 'activations',
        slides: '19–22',
        link: '#v=1&source=circle&noise=0.6&fig=5,l=0.1&fig=5,l=0.1,act=tanh&fig=5,l=0.1,act=relu&fig=5,l=0.1,act=leakyRelu',
      },
      {
        id: 'relu',
        slides: '21, 24',
        link: '#v=1&source=checkerboard&noise=0.4&points=600&fig=20-20,l=0.1,act=relu&fig=20-20,l=0.1&fig=optimum',
      },
      {
        id: 'sparse',
        slides: '21, 24',
        link: '#v=1&source=moons&noise=0.6&fig=6,l=0.1,act=relu&fig=optimum&inspect=1',
      },
      {
        id: 'vanishing',
        slides: '23',
        link: `#v=1&optimizer=sgd&fig=${SIGMOIDS},init=xavierPlain&fig=${SIGMOIDS},act=relu&fig=optimum`,
      },
    ],
  },
];

export const SCENES = PARTS.flatMap(({ scenes }) => scenes);
