/** Lessons, once they are read: a chapter of scenes in one language. Plain data, as modules and messages can hold it. */
import type { Coded } from '../points/points.d.ts';

export type LessonLanguage = 'en' | 'de';

/** One file. Complete in its language: a translation has the structure of the file that it translates. */
export interface Chapter {
  /** The name of its file, without language and ending: `overfitting`. */
  id: string;
  language: LessonLanguage;
  /** As plain text. */
  title: string;
  heading: readonly Inline[];
  /** What stands before the first scene. */
  intro: readonly Block[];
  scenes: readonly LessonScene[];
}

/** What one heading of the file is: shown, asked, run and revealed. */
export interface LessonScene {
  /** Unique within its chapter, the same in every language: letters, digits and hyphens. */
  id: string;
  /** As plain text. */
  title: string;
  heading: readonly Inline[];
  fence: Fence;
  /** The caption. */
  body: readonly Block[];
  prediction: Prediction | null;
  tries: readonly Try[];
  /** What is shown after the prediction, with live numbers. */
  outcome: readonly Block[];
  /** The lecturer's. */
  notes: readonly Block[];
}

export interface Prediction {
  /** At least two. */
  options: readonly (readonly Block[])[];
  /** Place of the right one, from 0; null where none is marked, because `decide` scores them. */
  right: number | null;
}

export interface Try {
  text: readonly Block[];
  /** Ticks it off where it holds; null where a person does. */
  goal: Expression | null;
}

/** What the fence of a scene says; the same in every language. */
export interface Fence {
  /** Line of the file, from 1, on which it begins. */
  line: number;
  /** A link's hash, with its `#`; `#` alone is the default board. */
  link: string;
  train: Train;
  /** What holds once the scene is trained; tests hold it. */
  expects: readonly Expectation[];
  tool: ToolUse | null;
  /** What is shown beside what the text points at. */
  controls: readonly ControlTarget[];
  /** Whether it goes on from the networks that are there, where they agree. */
  goesOn: boolean;
  /** Numbers that are hidden until the reveal. */
  hide: readonly Hidden[];
  /** Of a decision: a score of each option of the prediction, the least of which is the best. */
  decide: readonly Expression[];
}

/** How far the figures are trained on the second beat: `rest`, as a board does by itself. */
export type Train = { kind: 'rest' | 'none' } | { kind: 'updates' | 'epochs'; count: number };

export interface Expectation {
  expression: Expression;
  line: number;
}

export type ToolName =
  | 'network'
  | 'curves'
  | 'truth'
  | 'formula'
  | 'backprop'
  | 'outputs'
  | 'starts'
  | 'minima'
  | 'landscape'
  | 'sweep'
  | 'cloud'
  | 'weather'
  | 'activations'
  | 'gradients';

export interface ToolUse {
  name: ToolName;
  /** Place of the figure on the board, from 1. */
  figure: number;
  /** `key=value` each, as the tool's own link reads them. */
  parameters: Readonly<Record<string, string>>;
}

export type Hidden = 'd' | 'r' | 'e' | 'accuracy' | 'test' | 'excess' | 'optimum' | 'bayes' | 'tool';

/** A control of the page, of one figure (its place, from 1) or of the board (null). */
export interface ControlTarget {
  figure: number | null;
  name: FigureControl | BoardControl;
}

export type FigureControl = 'lambda' | 'layers' | 'activation' | 'output' | 'seed' | 'weights' | 'figure';

export type BoardControl =
  | 'source'
  | 'noise'
  | 'points'
  | 'new-points'
  | 'optimizer'
  | 'rate'
  | 'batch'
  | 'classes'
  | 'balance'
  | 'train'
  | 'update'
  | 'epoch'
  | 'reset'
  | 'speed'
  | 'levels'
  | 'fill'
  | 'test-points'
  | 'tool';

/** What stands among paragraphs. Whatever else Markdown knows is a problem of the file, or shown as its text. */
export type Block =
  | { kind: 'paragraph'; children: readonly Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: readonly (readonly Block[])[] }
  | { kind: 'code'; text: string }
  | { kind: 'display'; tex: string; mathml: string };

/** What stands in a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong'; children: readonly Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  /** `mathml` is a whole `<math>` element, made by Temml of `tex`; nothing else in a chapter is markup. */
  | { kind: 'formula'; tex: string; mathml: string }
  /** A live number. */
  | { kind: 'number'; expression: Expression; format: NumberFormat }
  /** Words that light up a control. */
  | { kind: 'control'; target: ControlTarget; children: readonly Inline[] }
  /** To another page (https), or to a scene: `#scene-id` of this chapter, or `chapter#scene-id`. */
  | { kind: 'link'; href: string; children: readonly Inline[] };

/**
 * How a number is told: `auto` as the page tells errors, `percent` of a share, `whole` of a count, `setting` as it was set,
 * `word` of a status, or with so many decimals.
 */
export type NumberFormat =
  { kind: 'auto' | 'percent' | 'whole' | 'setting' | 'word' } | { kind: 'decimals'; count: number };

/** Figures are places on the board, from 1; layers, units and inputs as in θ_ji⁽ˡ⁾. */
export type QuantityName =
  | 'D'
  | 'R'
  | 'E'
  | 'testD'
  | 'accuracy'
  | 'testAccuracy'
  | 'kl'
  | 'excess'
  | 'excessError'
  | 'bayesD'
  | 'bayesError'
  | 'lambda'
  | 'epochs'
  | 'updates'
  | 'status'
  | 'maxWeight'
  | 'weight'
  | 'gradNorm'
  | 'saturated'
  | 'dead'
  | 'parameters'
  | 'points';

export type StatusWord = 'training' | 'converged' | 'diverged';

export type Comparator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** The tree of an expression (expressions.js). */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'word'; word: StatusWord }
  | { kind: 'quantity'; name: QuantityName; args: readonly number[] }
  | { kind: 'call'; name: 'abs' | 'min' | 'max' | 'sqrt' | 'ln'; args: readonly Expression[] }
  | { kind: 'negative'; of: Expression }
  | { kind: 'operation'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'comparison'; operator: Comparator; left: Expression; right: Expression }
  | { kind: 'and'; parts: readonly Expression[] };

/** The value of a quantity; a number, a word of a status, or undefined where it is not known (yet). */
export type Quantity = (name: QuantityName, args: readonly number[]) => number | string | undefined;

/** What is wrong with a file at a line (from 1), as a code with values; the catalogue has the sentence. */
export type LessonProblem = { file: string; line: number } & Coded<
  typeof import('../words/en/lessons.js').english.problems
>;

/** What a text is read as. */
export type ReadChapter =
  { chapter: Chapter; problems: readonly [] } | { chapter: null; problems: readonly LessonProblem[] };

/** What a list of chapters shows of one, in a language. */
export interface Contents {
  title: string;
  scenes: readonly { id: string; title: string }[];
}

/** A chapter of the lecture. */
export interface ChapterEntry {
  id: string;
  contents: Readonly<Record<LessonLanguage, Contents>>;
  /** Loads it, when it is wanted. */
  load(language: LessonLanguage): Promise<Chapter>;
}
