import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableBody, requestBytes, type ChatBody } from './chatBody.ts';

const bodyOf = (image: string, text: string): ChatBody => ({
  model: text,
  messages: [
    { role: 'system', content: text },
    {
      role: 'user',
      content: [
        { type: 'text', text },
        { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${image}` } },
      ],
    },
  ],
});

const prompts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  // What looks like an image's data, and is a prompt.
  fc.string().map((text) => `data:image/png;base64,"${text}`),
);

test('the bytes of a request are the JSON of its body, whatever the prompt holds', () => {
  fc.assert(
    fc.property(fc.base64String(), prompts, (image, text) => {
      const body = bodyOf(image, text);
      expect(Buffer.from(requestBytes(body)).toString('utf8')).toBe(JSON.stringify(body));
    }),
  );
});

test('only the image’s data is cut short for a reader', () => {
  const shown = readableBody(bodyOf('A'.repeat(400), 'Describe the image. '.repeat(20)));
  expect(shown).toContain(`${'A'.repeat(41)}… (423 characters)`);
  expect(shown).toContain('Describe the image. '.repeat(20));
});
