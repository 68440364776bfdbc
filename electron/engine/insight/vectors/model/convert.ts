/**
 * Makes `mobilenet.onnx` of the MobileNetV2 that nsfwjs 4.3.0 ships (MIT; see NOTICE.md beside it), without its last layers:
 * what is left turns an image into a vector. Run once; the result is committed.
 * `npm pack nsfwjs@4.3.0 && tar xf nsfwjs-4.3.0.tgz && node electron/engine/insight/vectors/model/convert.ts package`
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { elementType, onnxFile, type Node, type Tensor } from '../../../onnxFile.ts';

const weight = z.object({
  name: z.string(),
  shape: z.array(z.number().int()),
  quantization: z.object({ min: z.number(), scale: z.number(), dtype: z.literal('uint8') }),
});
const layer = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z
    .object({
      strides: z.object({ list: z.object({ i: z.array(z.coerce.number()) }) }).optional(),
      padding: z.object({ s: z.base64() }).optional(),
      fused_ops: z.object({ list: z.object({ s: z.array(z.base64()) }) }).optional(),
    })
    .default({}),
});
const modelFile = z.object({
  modelTopology: z.object({ node: z.array(layer) }),
  weightsManifest: z.array(z.object({ weights: z.array(weight) })),
});
type Layer = z.infer<typeof layer>;
type Weight = z.infer<typeof weight>;

/** Everything before the classes. */
const last = /feature_vector\/SpatialSqueeze$/;
/** The sides of the image, in pixels, and the length of the vector. */
const side = 224;
const length = 1792;

const words = (base64: string): string => Buffer.from(base64, 'base64').toString();

/**
 * From the layout [high, wide, in, out] to ONNX's [out, in, high, wide]; for a depthwise layer from [high,
 * wide, out, 1] to [out, 1, high, wide].
 */
const reordered = (
  bytes: Uint8Array,
  [high = 0, wide = 0, a = 0, b = 0]: readonly number[],
  depthwise: boolean,
) => {
  const data = new Uint8Array(bytes.length);
  for (let at = 0; at < high * wide; at += 1) {
    for (let i = 0; i < a; i += 1) {
      for (let o = 0; o < b; o += 1) {
        const to = depthwise ? i : o * a + i;
        data[to * high * wide + at] = bytes[(at * a + i) * b + o] ?? 0;
      }
    }
  }
  return { data, shape: depthwise ? [a, b, high, wide] : [b, a, high, wide] };
};

/** A weight as it is stored: a byte a number, and the scale that restores the numbers. */
const expanded = (
  { name, shape, quantization: { min, scale } }: Weight,
  bytes: Uint8Array,
  depthwise: boolean,
): { readonly nodes: readonly Node[]; readonly constants: readonly Tensor[] } => {
  const laid = shape.length === 4 ? reordered(bytes, shape, depthwise) : { data: bytes, shape };
  return {
    constants: [
      { name: `${name}/bytes`, ...laid },
      { name: `${name}/scale`, shape: [], data: Float32Array.of(scale) },
      { name: `${name}/min`, shape: [], data: Float32Array.of(min) },
    ],
    nodes: [
      {
        op: 'Cast',
        inputs: [`${name}/bytes`],
        output: `${name}/cast`,
        attributes: { to: elementType.float },
      },
      { op: 'Mul', inputs: [`${name}/cast`, `${name}/scale`], output: `${name}/scaled` },
      { op: 'Add', inputs: [`${name}/scaled`, `${name}/min`], output: name },
    ],
  };
};

const convolution = (
  { name, input, attr }: Layer,
  shape: readonly number[],
  depthwise: boolean,
): readonly Node[] => {
  const steps = (attr.fused_ops?.list.s ?? []).map(words);
  const isClipped = steps.includes('Relu6');
  const node: Node = {
    op: 'Conv',
    inputs: input,
    output: isClipped ? `${name}/unclipped` : name,
    attributes: {
      auto_pad: words(attr.padding?.s ?? '') === 'SAME' ? 'SAME_UPPER' : 'VALID',
      strides: attr.strides?.list.i.slice(1, 3) ?? [1, 1],
      group: depthwise ? (shape[2] ?? 1) : 1,
    },
  };
  const clip: Node = { op: 'Clip', inputs: [`${name}/unclipped`, 'zero', 'six'], output: name };
  return isClipped ? [node, clip] : [node];
};

const nodesOf = (one: Layer, weights: ReadonlyMap<string, Weight>): readonly Node[] => {
  const { name, op, input } = one;
  const shape = weights.get(input[1] ?? '')?.shape ?? [];
  if (op === '_FusedConv2D') return convolution(one, shape, false);
  if (op === 'FusedDepthwiseConv2dNative') return convolution(one, shape, true);
  if (op === 'Mul' || op === 'Sub') return [{ op, inputs: input, output: name }];
  if (op === 'AddV2') return [{ op: 'Add', inputs: input, output: name }];
  if (op === 'AvgPool') return [{ op: 'GlobalAveragePool', inputs: input, output: name }];
  if (op === 'Squeeze') return [{ op: 'Flatten', inputs: input, output: 'vector' }];
  if (op === 'Placeholder')
    return [{ op: 'Transpose', inputs: ['image'], output: name, attributes: { perm: [0, 3, 1, 2] } }];
  throw new Error(`There is no such layer in ONNX: ${op}.`);
};

const read = async (folder: string) => {
  const at = (file: string): string =>
    pathToFileURL(join(resolve(folder), 'dist/models/mobilenet_v2_mid', file)).href;
  const load = async (file: string): Promise<unknown> =>
    z.object({ default: z.unknown() }).parse(await import(at(file))).default;
  const bytes = [];
  for (const part of ['1of2', '2of2']) {
    bytes.push(Buffer.from(z.base64().parse(await load(`group1-shard${part}.min.js`)), 'base64'));
  }
  return { model: modelFile.parse(await load('model.min.js')), bytes: Buffer.concat(bytes) };
};

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of nsfwjs.');
const { model, bytes } = await read(folder);
const layers = model.modelTopology.node;
const upTo = layers.findIndex(({ name }) => last.test(name));
const used = layers.slice(0, upTo + 1).filter(({ op }) => op !== 'Const');
const weights = new Map(
  model.weightsManifest.flatMap((group) => group.weights).map((one) => [one.name, one] as const),
);
const depthwise = new Set(
  used.filter(({ op }) => op === 'FusedDepthwiseConv2dNative').map(({ input }) => input[1]),
);
const needed = new Set(used.flatMap(({ input }) => input));
const constants: Tensor[] = [
  { name: 'zero', shape: [], data: Float32Array.of(0) },
  { name: 'six', shape: [], data: Float32Array.of(6) },
];
const nodes: Node[] = [];
let offset = 0;
for (const one of weights.values()) {
  const size = one.shape.reduce((product, n) => product * n, 1);
  const part = expanded(one, bytes.subarray(offset, offset + size), depthwise.has(one.name));
  offset += size;
  if (!needed.has(one.name)) continue;
  constants.push(...part.constants);
  nodes.push(...part.nodes);
}
nodes.push(...used.flatMap((one) => nodesOf(one, weights)));
const file = onnxFile({
  name: 'MobileNetV2',
  inputs: [{ name: 'image', shape: [1, side, side, 3] }],
  outputs: [{ name: 'vector', shape: [1, length] }],
  nodes,
  constants,
});
writeFileSync(join(import.meta.dirname, 'mobilenet.onnx'), file);
process.stdout.write(`${nodes.length} nodes, ${file.length} bytes\n`);
