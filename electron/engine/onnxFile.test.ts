/** The runtime reads the written file, and computes what it describes. */
import { expect, test } from 'vitest';
import { loadInference } from './inference.ts';
import { elementType, onnxFile } from './onnxFile.ts';

test('a model with texts, numbers, lists and both kinds of constants is read as it was meant', async () => {
  const file = onnxFile({
    name: 'test',
    inputs: [{ name: 'image', shape: [1, 2, 3, 1] }],
    outputs: [{ name: 'out', shape: [1, 1, 1, 2] }],
    constants: [
      { name: 'bytes', shape: [1, 1, 2, 2], data: Uint8Array.of(1, 2, 3, 250) },
      { name: 'half', shape: [], data: Float32Array.of(0.5) },
    ],
    nodes: [
      { op: 'Transpose', inputs: ['image'], output: 'planes', attributes: { perm: [0, 3, 1, 2] } },
      { op: 'Cast', inputs: ['bytes'], output: 'cast', attributes: { to: elementType.float } },
      { op: 'Mul', inputs: ['cast', 'half'], output: 'weights' },
      {
        op: 'Conv',
        inputs: ['planes', 'weights'],
        output: 'out',
        attributes: { auto_pad: 'VALID', strides: [1, 1], group: 1 },
      },
    ],
  });
  const { InferenceSession, Tensor } = await loadInference();
  const session = await InferenceSession.create(file);
  const image = new Tensor('float32', Float32Array.of(1, 0, 2, 0, 1, 1), [1, 2, 3, 1]);
  const { out } = await session.run({ image });
  expect(out?.dims).toEqual([1, 1, 1, 2]);
  expect(out?.data).toEqual(Float32Array.of(0.5 + 125, 2 + 1.5 + 125));
});
