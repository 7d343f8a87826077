/** Hidden layers, activation and initial weights: what defines a network, and so starts it anew. */
import { expect, test } from './support/fixtures.js';

test('changing sizes starts anew from the seed, as the link would', async ({ board, openBoard }) => {
  await board.openAtRest('#points=60&fig=3,l=0.05');
  const figure = board.figure(0);
  await board.resetToStart();
  for (let i = 0; i < 3; i++) await board.stepUpdate.click();
  await expect.poll(() => figure.number('updates')).toBe(3);
  await figure.enter('size-1-input', '4');
  await expect(figure.caption).toHaveText('1 hidden layer of size 4, λ = 0.05');
  await expect(figure.progress).toHaveAttribute('data-progress', 'ready');
  expect(await figure.number('updates')).toBe(0);
  await board.converge.click();
  await board.rests();

  const elsewhere = await openBoard();
  await elsewhere.openAtRest('#points=60&fig=4,l=0.05');
  expect(await board.shown()).toEqual(await elsewhere.shown());
});

test('a board takes 0 to 10 hidden layers', async ({ board }) => {
  await board.openAtRest('#points=20&test=0&fig=2,l=1');
  const figure = board.figure(0);
  const more = figure.root.getByRole('button', { name: 'One hidden layer more' });
  const less = figure.root.getByRole('button', { name: 'One hidden layer less' });
  await more.click();
  await expect(figure.caption).toHaveText('2 hidden layers of size 2 each, λ = 1');
  await less.click();
  await less.click();
  await expect(figure.caption).toHaveText('No hidden layer: logistic regression, λ = 1', {
    ignoreCase: true,
  });
  await expect(less).toBeDisabled();
  await board.rests();
  await expect(figure.progress).toHaveAttribute('data-progress', 'converged');

  await figure.enter('layers-input', '10');
  await expect(figure.caption).toHaveText(/^\s*10 hidden layers of size 5 each/);
  await expect(more).toBeDisabled();
  await board.rests();
  expect(await figure.number('updates')).toBeGreaterThan(0);
  for (const wrong of ['11', '-1', '2.5', '']) {
    await figure.enter('layers-input', wrong);
    await expect(figure.problemOf('layers-input')).toContainText(
      'Number of hidden layers must be a whole number from 0 to 10',
    );
    await expect(figure.caption).toHaveText(/^\s*10 hidden layers/);
  }
});

test('a layer takes 1 to 64 units', async ({ board }) => {
  await board.openAtRest('#points=20&test=0&fig=2-2,l=1');
  const figure = board.figure(0);
  for (const size of ['64', '1']) {
    await figure.enter('size-1-input', size);
    await expect(figure.caption).toHaveText(`2 hidden layers of size ${size} each, λ = 1`);
    await board.rests();
  }
  for (const wrong of ['0', '65', '-3', '7.5', '1e3', '']) {
    await figure.enter('size-1-input', wrong);
    await expect(figure.problemOf('size-1-input')).toContainText(
      'Size of every hidden layer must be a whole number from 1 to 64',
    );
    await expect(figure.caption).toHaveText('2 hidden layers of size 1 each, λ = 1');
  }
});

test('layers can have sizes of their own', async ({ board }) => {
  await board.openAtRest('#points=20&test=0&fig=4-4-4,l=1');
  const figure = board.figure(0);
  const same = figure.root.getByRole('checkbox', { name: 'same size' });
  await expect(same).toBeChecked();
  await same.uncheck();
  await figure.enter('size-2-input', '3');
  await figure.enter('size-3-input', '2');
  await expect(figure.caption).toHaveText('3 hidden layers of sizes 4, 3 and 2, λ = 1');
  await expect.poll(() => board.hash()).toContain('fig=4-3-2,l=1');
  await figure.enter('size-3-input', '65');
  await expect(figure.problemOf('size-3-input')).toContainText('Size of hidden layer 3 must be');
  await same.check();
  await expect(figure.caption).toHaveText('3 hidden layers of size 4 each, λ = 1');
});

test('each activation is another network', async ({ board }) => {
  await board.openAtRest('#points=60&fig=4,l=0.05&fig=optimum');
  const figure = board.figure(0);
  const pictures = new Set();
  for (const [value, name] of [
    ['sigmoid', 'sigmoid'],
    ['tanh', 'tanh'],
    ['relu', 'ReLU'],
    ['leakyRelu', 'leaky ReLU (α = 0.01)'],
  ]) {
    await (await figure.setting('activation-select')).selectOption(value);
    await expect(figure.detail).toContainText(`${name} units`);
    await expect(figure.control('leak-input')).toHaveCount(value === 'leakyRelu' ? 1 : 0);
    await board.rests();
    pictures.add(await figure.pixels());
  }
  expect(pictures.size).toBe(4);

  // Slope 0.9 is almost linear, and so almost another picture.
  const leaky = await figure.pixels();
  await figure.enter('leak-input', '0,9');
  await expect(figure.detail).toContainText('α = 0.9');
  await board.rests();
  expect(await figure.pixels()).not.toBe(leaky);
  await figure.enter('leak-input', '1');
  await expect(figure.problemOf('leak-input')).toContainText('Slope α of leaky ReLU must be a number');
  await expect(figure.detail).toContainText('α = 0.9');
});

test('equal initial weights stay equal: zero shows the symmetry problem', async ({ board }) => {
  await board.openAtRest('#fig=5,act=tanh&fig=optimum');
  const figure = board.figure(0);
  const { marks } = await figure.drawing();
  const accuracy = await figure.number('accuracy');
  await figure.openSettings();
  await figure.control('init-select').selectOption('zero');
  await expect(figure.detail).toHaveText('tanh units, all weights start at zero');
  await board.rests();
  // tanh(0) = 0, so every gradient but that of the last bias is 0: the network learns how often crosses are, and its
  // D is the entropy of that. 200 points, a few of them perhaps outside the picture.
  const share = marks.filter(({ shape }) => shape === 'cross').length / marks.length;
  const entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  expect(await figure.number('d')).toBeCloseTo(entropy, 2);
  expect(await figure.number('accuracy')).toBeLessThan(accuracy - 20);
  expect(await figure.alternative()).toContain('no contour line');
});

test('another start leads elsewhere, the same start to the same place', async ({ board }) => {
  await board.openAtRest('#points=60&fig=4,l=0.001');
  const figure = board.figure(0);
  const first = await figure.shown();
  await figure.openSettings();
  await figure.enter('seed-input', '2');
  await expect(figure.detail).toContainText('seed 2');
  await board.rests();
  expect((await figure.shown()).pixels).not.toBe(first.pixels);
  await figure.control('init-select').selectOption('he');
  await expect(figure.detail).toContainText('He start, seed 2');
  await board.rests();
  await figure.control('init-select').selectOption('xavier');
  await figure.enter('seed-input', '1');
  await board.rests();
  expect(await figure.shown()).toEqual(first);

  const button = figure.root.getByRole('button', { name: /random seed/ });
  await button.click();
  await expect(figure.control('seed-input')).not.toHaveValue('1');
  const seed = await figure.control('seed-input').inputValue();
  await expect(figure.detail).toContainText(`seed ${seed}`);
  await figure.enter('seed-input', '4294967296');
  await expect(figure.problemOf('seed-input')).toContainText(
    'Seed must be a whole number from 0 to 4294967295',
  );
  await expect(figure.detail).toContainText(`seed ${seed}`);
});
