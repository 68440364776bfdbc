/** Tiny models and the folders around them, for tests of taggers. A model gives back the pixels that it was given. */
import { onnxFile, type Graph, type Node, type Tensor } from '../../onnxFile.ts';

/** The side of the images that these models take, in pixels. */
export const side = 16;
export const pixelCount = side * side * 3;

export interface EchoOptions {
  readonly layout: 'nhwc' | 'nchw';
  /** What is undone, channel by channel in the model's own order: `(x * deviation + mean) / scale` is 0 to 1. */
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
  readonly scale: number;
  readonly answers: 'probabilities' | 'logits';
  /** The output that gives the pixels back. */
  readonly output: string;
  /** Further outputs, which give nothing back; they come first. */
  readonly others?: readonly string[];
  /** Images at once; left open where it is left out. */
  readonly batch?: number;
}

const floats = (name: string, shape: readonly number[], ...numbers: readonly number[]): Tensor => ({
  name,
  shape,
  data: Float32Array.from(numbers),
});

/** Logits of what is kept a little away from 0 and 1. */
const logits = (to: string): readonly Node[] => [
  { op: 'Clip', inputs: ['flat', 'low', 'high'], output: 'clipped' },
  { op: 'Sub', inputs: ['one', 'clipped'], output: 'rest' },
  { op: 'Div', inputs: ['clipped', 'rest'], output: 'odds' },
  { op: 'Log', inputs: ['odds'], output: to },
];

/** A model whose scores are the values of its input's pixels, each a label, in the order of the input. */
export const echoModel = (options: EchoOptions): Uint8Array => {
  const { layout, mean, deviation, scale, answers, output, others = [], batch = 'images' } = options;
  const channels = layout === 'nhwc' ? [1, 1, 1, 3] : [1, 3, 1, 1];
  const shape = layout === 'nhwc' ? [batch, side, side, 3] : [batch, 3, side, side];
  const nodes: Node[] = [
    { op: 'Mul', inputs: ['image', 'deviation'], output: 'spread' },
    { op: 'Add', inputs: ['spread', 'mean'], output: 'moved' },
    { op: 'Div', inputs: ['moved', 'scale'], output: 'pixels' },
    { op: 'Flatten', inputs: ['pixels'], output: 'flat', attributes: { axis: 1 } },
    ...(answers === 'logits'
      ? logits(output)
      : [{ op: 'Identity', inputs: ['flat'], output } satisfies Node]),
    ...others.map((name): Node => ({ op: 'Mul', inputs: ['flat', 'none'], output: name })),
  ];
  const graph: Graph = {
    name: 'echo',
    inputs: [{ name: 'image', shape }],
    outputs: [...others, output].map((name) => ({ name, shape: [batch, pixelCount] })),
    nodes,
    constants: [
      floats('mean', channels, ...mean),
      floats('deviation', channels, ...deviation),
      floats('scale', [], scale),
      floats('low', [], 0.001),
      floats('high', [], 0.999),
      floats('one', [], 1),
      floats('none', [], 0),
    ],
  };
  return onnxFile(graph);
};

/** `pixel 0`, `pixel 1` ... */
export const pixelNames: readonly string[] = Array.from({ length: pixelCount }, (_, at) => `pixel_${at}`);

/** As danbooru numbers categories: all general, but for three characters and two ratings at the end. */
export const selectedTags = (names: readonly string[] = pixelNames): string =>
  [
    'tag_id,name,category,count',
    ...names.map((name, at) => {
      const fromEnd = names.length - at;
      return `${at},${name},${fromEnd <= 2 ? 9 : fromEnd <= 5 ? 4 : 0},1`;
    }),
  ].join('\n');

/** As a WD tagger takes its images and answers. */
export const wd: EchoOptions = {
  layout: 'nhwc',
  mean: [0, 0, 0],
  deviation: [1, 1, 1],
  scale: 255,
  answers: 'probabilities',
  output: 'scores',
};

/** The files of a folder with such a tagger. @param labels its `selected_tags.csv` */
export const wdFiles = (labels = selectedTags()): Readonly<Record<string, string | Uint8Array>> => ({
  'model.onnx': echoModel(wd),
  'selected_tags.csv': labels,
});
