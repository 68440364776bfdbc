/** The body of a request: as the server takes it, and as a person can read it. */
import { randomUUID } from 'node:crypto';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';

export type ChatBody = ChatCompletionCreateParamsNonStreaming;

const isImageData = (name: string, value: unknown): value is string =>
  name === 'url' && typeof value === 'string' && value.startsWith('data:image/');

/**
 * A request's body as JSON in UTF-8. What is base64 needs no escapes: it is copied, which takes a tenth of the time that
 * `JSON.stringify` takes for an image.
 */
export const requestBytes = (body: ChatBody): Uint8Array => {
  const images: string[] = [];
  const mark = randomUUID();
  const frame = JSON.stringify(body, (name, value: unknown) => {
    if (!isImageData(name, value)) return value;
    images.push(value);
    return mark;
  });
  const parts = frame
    .split(mark)
    .flatMap((text, at) => [Buffer.from(text), Buffer.from(images[at] ?? '', 'latin1')]);
  return Buffer.concat(parts);
};

const shownOfImage = 64;

/** A request's body as a person can read it: the image's data is cut short. */
export const readableBody = (body: ChatBody): string =>
  JSON.stringify(
    body,
    (name, value: unknown) =>
      isImageData(name, value) && value.length > shownOfImage
        ? `${value.slice(0, shownOfImage)}… (${value.length} characters)`
        : value,
    2,
  );
