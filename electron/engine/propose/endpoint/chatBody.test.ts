import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chatRequest, readableBody, requestBytes, type ChatBody, type ChatRequest } from './chatBody.ts';

const bodyOf = (url: string, text: string): ChatBody => ({
  model: text,
  messages: [
    { role: 'system', content: text },
    {
      role: 'user',
      content: [
        { type: 'text', text },
        { type: 'image_url', image_url: { url } },
      ],
    },
  ],
});
const requestOf = (bytes: Uint8Array, text: string): ChatRequest =>
  chatRequest({ bytes, mime: 'image/jpeg' }, (mark) => bodyOf(mark, text));

const prompts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  // What looks like an image's data, and is a prompt.
  fc.string().map((text) => `data:image/png;base64,"${text}`),
);
/** Of any length, around those at which it is written in several pieces, and somewhere in a larger memory. */
const images = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 50 }), fc.nat(60_000))
  .map(([some, length]) => Buffer.concat([some, Buffer.alloc(length, some)]).subarray(some.length >> 1));

test('the bytes of a request are the JSON of its body, whatever the prompt holds', () => {
  fc.assert(
    fc.property(images, prompts, (image, text) => {
      const body = bodyOf(`data:image/jpeg;base64,${image.toString('base64')}`, text);
      expect(Buffer.from(requestBytes(requestOf(image, text))).toString('utf8')).toBe(JSON.stringify(body));
    }),
  );
});

test('only the image’s data is cut short for a reader', () => {
  const prompt = 'Describe the image. '.repeat(20);
  const shown = readableBody(requestOf(new Uint8Array(300), prompt));
  expect(JSON.parse(shown)).toEqual(
    bodyOf(`data:image/jpeg;base64,${'A'.repeat(41)}… (423 characters)`, prompt),
  );
  const short = readableBody(requestOf(new Uint8Array(3), prompt));
  expect(JSON.parse(short)).toEqual(bodyOf('data:image/jpeg;base64,AAAA', prompt));
});
