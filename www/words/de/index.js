/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import board from './board.js';
import doors from './doors.js';
import exported from './export.js';
import fields from './fields.js';
import figures from './figures.js';
import help from './help.js';
import inspector from './inspector.js';
import later from './later.js';
import lessons from './lessons.js';
import links from './links.js';
import notices from './notices.js';
import own from './own.js';
import picture from './picture.js';
import player from './player.js';
import present from './present.js';
import reasons from './reasons.js';
import scenes from './scenes.js';
import seeds from './seeds.js';
import share from './share.js';
import toolFormula from './tool-formula.js';
import toolOutputs from './tool-outputs.js';
import summary from './summary.js';
import cloud from './tool-cloud.js';
import landscape from './tool-landscape.js';
import minima from './tool-minima.js';
import starts from './tool-starts.js';
import sweep from './tool-sweep.js';
import weather from './tool-weather.js';
import backprop from './tool-backprop.js';
import tools from './tools.js';
import toolActivations from './tool-activations.js';
import toolGradients from './tool-gradients.js';
import top from './top.js';
import watch from './watch.js';

/** @type {Record<string, object>} */
const PARTS = {
  board,
  doors,
  export: exported,
  fields,
  figures,
  help,
  inspector,
  later,
  lessons,
  links,
  notices,
  own,
  picture,
  player,
  present,
  reasons,
  scenes,
  seeds,
  share,
  'tool-formula': toolFormula,
  'tool-outputs': toolOutputs,
  summary,
  'tool-cloud': cloud,
  'tool-landscape': landscape,
  'tool-minima': minima,
  'tool-starts': starts,
  'tool-sweep': sweep,
  'tool-weather': weather,
  'tool-backprop': backprop,
  tools,
  'tool-activations': toolActivations,
  'tool-gradients': toolGradients,
  top,
  watch,
};

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
