/** Each family of taggers on a tiny model that gives back what it was given: compared, number by number, with what it should be. */
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeScores } from '../../../../shared/captioning/tagger/scores.ts';
import type { TaggerFamily } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { tempFolder, writeFiles } from '../../testing.ts';
import { createTagger } from './createTagger.ts';
import { echoModel, pixelCount, pixelNames, selectedTags, side, type EchoOptions } from './testing.ts';

/** Wider than high, with transparent places; its colours change from pixel to pixel. */
const [width, height] = [40, 24];

const rgba = Uint8Array.from({ length: width * height * 4 }, (_, at) => {
  const [pixel, channel] = [Math.floor(at / 4), at % 4];
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  if (channel === 3) return x < 6 ? 0 : x < 12 ? 128 : 255;
  return 30 + ((x * 67 + y * 131 + channel * 89 + ((x * y) % 7) * 31) % 200);
});

type Kernel = 'bilinear' | 'bicubic' | 'lanczos';
type Colour = readonly [number, number, number];

/** An image as three numbers a pixel. */
interface Image {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number, channel: number): number;
}

const onWhite: Image = {
  width,
  height,
  at: (x, y, channel) => {
    const start = (y * width + x) * 4;
    const alpha = (rgba[start + 3] ?? 0) / 255;
    return Math.round((rgba[start + channel] ?? 0) * alpha + 255 * (1 - alpha));
  },
};

/** The kernels as their authors define them. */
const weights: Record<Kernel, (x: number) => number> = {
  bilinear: (x) => Math.max(0, 1 - Math.abs(x)),
  bicubic: (x) => {
    const [a, d] = [-0.5, Math.abs(x)];
    if (d < 1) return (a + 2) * d ** 3 - (a + 3) * d ** 2 + 1;
    return d < 2 ? a * d ** 3 - 5 * a * d ** 2 + 8 * a * d - 4 * a : 0;
  },
  lanczos: (x) => {
    if (x === 0) return 1;
    const p = Math.PI * x;
    return Math.abs(x) < 3 ? (3 * Math.sin(p) * Math.sin(p / 3)) / p ** 2 : 0;
  },
};

/** One value of a line that is made shorter: the kernel widened by the scale, the line's ends repeated. */
const shortened = (line: (at: number) => number, from: number, to: number, at: number, kernel: Kernel) => {
  const scale = from / to;
  const centre = (at + 0.5) * scale;
  let [sum, total] = [0, 0];
  for (let i = Math.floor(centre - 3 * scale) - 1; i <= centre + 3 * scale + 1; i += 1) {
    const weight = weights[kernel]((i + 0.5 - centre) / scale);
    sum += weight * line(Math.min(from - 1, Math.max(0, i)));
    total += weight;
  }
  return sum / total;
};

const clamped = (value: number) => Math.min(255, Math.max(0, value));

const resized = (image: Image, wide: number, high: number, kernel: Kernel): Image => ({
  width: wide,
  height: high,
  at: (x, y, channel) => {
    const column = (of: number) =>
      shortened((row) => image.at(of, row, channel), image.height, high, y, kernel);
    return clamped(shortened((of) => clamped(column(of)), image.width, wide, x, kernel));
  },
});

const padded = (image: Image, to: number, colour: Colour): Image => {
  const [left, top] = [Math.floor((to - image.width) / 2), Math.floor((to - image.height) / 2)];
  return {
    width: to,
    height: to,
    at: (x, y, channel) => {
      const isInside = x >= left && x < left + image.width && y >= top && y < top + image.height;
      return isInside ? image.at(x - left, y - top, channel) : (colour[channel] ?? 0);
    },
  };
};

const ways = {
  stretch: (kernel: Kernel) => resized(onWhite, side, side, kernel),
  square: (kernel: Kernel) => resized(padded(onWhite, width, [255, 255, 255]), side, side, kernel),
  // 24 of 40 are 9.6 of 16.
  pad: (kernel: Kernel, colour: Colour) => padded(resized(onWhite, side, 9, kernel), side, colour),
};

interface Case {
  readonly family: TaggerFamily;
  readonly profile: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly model: EchoOptions;
  readonly bgr?: boolean;
  readonly image: (kernel: Kernel) => Image;
  readonly kernel: Kernel;
}

const half: Pick<EchoOptions, 'mean' | 'deviation' | 'scale'> = {
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
  scale: 1,
};
const plain: typeof half = { mean: [0, 0, 0], deviation: [1, 1, 1], scale: 1 };
const vocabulary = {
  idx_to_tag: Object.fromEntries(pixelNames.entries()),
  tag_to_category: Object.fromEntries(pixelNames.map((name) => [name, 'General'])),
};

const cases: readonly Case[] = [
  {
    family: 'wd',
    profile: 'WD tagger v2 or v3',
    labels: { 'selected_tags.csv': selectedTags() },
    model: {
      ...plain,
      layout: 'nhwc',
      scale: 255,
      answers: 'probabilities',
      output: 'predictions_sigmoid',
    },
    bgr: true,
    image: ways.square,
    kernel: 'bicubic',
  },
  {
    family: 'pixai-0.9',
    profile: 'PixAI tagger 0.9',
    labels: { 'selected_tags.csv': selectedTags() },
    model: {
      ...half,
      layout: 'nchw',
      answers: 'probabilities',
      output: 'prediction',
      others: ['embedding', 'logits'],
    },
    image: ways.stretch,
    kernel: 'bilinear',
  },
  {
    family: 'pixai-1.0',
    profile: 'PixAI tagger 1.0',
    labels: {
      'config.json': JSON.stringify({
        tags: pixelNames,
        tags_split: [
          ['general', pixelCount - 10],
          ['style', 10],
        ],
      }),
    },
    model: { ...half, layout: 'nchw', answers: 'logits', output: 'logits', others: ['features'] },
    image: (kernel) => ways.pad(kernel, [0, 0, 0]),
    kernel: 'bilinear',
  },
  {
    family: 'camie-1',
    profile: 'Camie tagger 1',
    labels: { 'metadata.json': JSON.stringify(vocabulary) },
    file: 'model_refined.onnx',
    model: {
      ...plain,
      layout: 'nchw',
      answers: 'logits',
      output: 'refined_predictions',
      others: ['initial_predictions'],
    },
    image: (kernel) => ways.pad(kernel, [0, 0, 0]),
    kernel: 'lanczos',
  },
  {
    family: 'camie-2',
    profile: 'Camie tagger 2',
    labels: {
      'camie-tagger-v2-metadata.json': JSON.stringify({ dataset_info: { tag_mapping: vocabulary } }),
    },
    file: 'camie-tagger-v2.onnx',
    model: {
      layout: 'nchw',
      mean: [0.485, 0.456, 0.406],
      deviation: [0.229, 0.224, 0.225],
      scale: 1,
      answers: 'logits',
      output: 'refined_predictions',
      others: ['initial_predictions', 'selected_candidates'],
      batch: 1,
    },
    image: (kernel) => ways.pad(kernel, [124, 116, 104]),
    kernel: 'lanczos',
  },
  {
    family: 'cl-1',
    profile: 'cl_tagger 1',
    labels: {
      'tag_mapping.json': JSON.stringify(
        Object.fromEntries(pixelNames.map((tag, at) => [at, { tag, category: 'General' }])),
      ),
    },
    model: { ...half, layout: 'nchw', answers: 'logits', output: 'output' },
    bgr: true,
    image: ways.square,
    kernel: 'bicubic',
  },
  {
    family: 'cl-2',
    profile: 'cl_tagger 2',
    labels: {
      'model_vocabulary.json': JSON.stringify(vocabulary),
      'model_metadata.json': '{"version": "2"}',
    },
    model: { ...half, layout: 'nchw', answers: 'logits', output: 'logits', batch: 3 },
    image: ways.stretch,
    kernel: 'bicubic',
  },
  {
    family: 'joytag',
    profile: 'JoyTag',
    labels: { 'top_tags.txt': pixelNames.join('\n') },
    model: {
      layout: 'nchw',
      mean: [0.48145466, 0.4578275, 0.40821073],
      deviation: [0.26862954, 0.26130258, 0.27577711],
      scale: 1,
      answers: 'logits',
      output: 'tags',
    },
    image: ways.square,
    kernel: 'bicubic',
  },
];

/** The values that a model of this case is to see, in the order of its input. */
const wanted = ({ model, bgr, image }: Case, kernel: Kernel): readonly number[] => {
  const seen = image(kernel);
  return Array.from({ length: pixelCount }, (_, at) => {
    const [pixel, place] =
      model.layout === 'nhwc' ? [Math.floor(at / 3), at % 3] : [at % side ** 2, Math.floor(at / side ** 2)];
    return seen.at(pixel % side, Math.floor(pixel / side), bgr === true ? 2 - place : place);
  });
};

/** The largest and the mean difference. Scores below .05 are not kept. */
const differences = (got: ArrayLike<number>, want: readonly number[]) => {
  const each = want.map((value, at) => {
    const kept = got[at] ?? 0;
    return kept === 0 && value < 14 ? 0 : Math.abs(kept - value);
  });
  return { largest: Math.max(...each), mean: each.reduce((sum, one) => sum + one, 0) / each.length };
};

const tagger = createTagger({ log: () => undefined });
afterAll(() => tagger.close());

let png: Buffer;
beforeAll(async () => {
  png = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
});

test.for(cases)('$family', async (one) => {
  const folder = tempFolder();
  const file = one.file ?? 'model.onnx';
  writeFiles(folder, { [file]: echoModel(one.model), 'a.png': png, ...one.labels });
  const opened = await tagger.open({ folder, byHand: {} });
  expect(opened.profile).toBe(one.profile);
  expect(opened.labels.names).toEqual(pixelNames);
  const picture = { file: join(folder, 'a.png'), name: 'a.png' };
  const results = await tagger.score([picture, picture, picture], new AbortController().signal);
  expect(results.length).toBe(3);
  for (const result of results) {
    if (!result.ok) throw new Error(result.message);
    const { labels, scores } = decodeScores(result.scores);
    const got = new Float64Array(pixelCount);
    for (const [at, label] of labels.entries()) got[label] = scores[at] ?? 0;
    const right = differences(got, wanted(one, one.kernel));
    // Rounded once behind each of three steps.
    expect(right.largest).toBeLessThanOrEqual(2);
    expect(right.mean).toBeLessThan(0.5);
    // Any other kernel would be seen.
    for (const kernel of ['bilinear', 'bicubic', 'lanczos'] as const) {
      if (kernel === one.kernel) continue;
      expect(differences(got, wanted(one, kernel)).largest).toBeGreaterThan(5);
    }
  }
});
