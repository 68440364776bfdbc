/** The body of a request: as the server takes it, and as a person can read it. */
import { randomUUID } from 'node:crypto';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';

export type ChatBody = ChatCompletionCreateParamsNonStreaming;

/** An image as it is sent. */
export interface SentImage {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/png';
}

/** A body whose image is still beside it. */
export interface ChatRequest {
  readonly body: ChatBody;
  /** Stands in the body, once, where the image's data URL belongs. */
  readonly mark: string;
  readonly image: SentImage;
}

/** @param write what writes the body, with the mark in the image's place */
export const chatRequest = (image: SentImage, write: (mark: string) => ChatBody): ChatRequest => {
  const mark = randomUUID();
  return { body: write(mark), mark, image };
};

/** A multiple of three, whose base64 has no padding: a short text of its own costs less than a long one. */
const piece = 3 * 2 ** 13;

const lengthOfBase64 = (bytes: number): number => 4 * Math.ceil(bytes / 3);

const dataUrlStart = (mime: string): string => `data:${mime};base64,`;

/** A request's body as JSON in UTF-8. What is base64 needs no escapes: it is written straight to its place. */
export const requestBytes = ({ body, mark, image: { bytes, mime } }: ChatRequest): Uint8Array => {
  const [before = '', behind = ''] = JSON.stringify(body).split(mark);
  const start = Buffer.from(before + dataUrlStart(mime));
  const end = Buffer.from(behind);
  const whole = Buffer.allocUnsafeSlow(start.length + lengthOfBase64(bytes.length) + end.length);
  let at = start.copy(whole);
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0; from < image.length; from += piece)
    at += whole.write(image.toString('base64', from, Math.min(from + piece, image.length)), at, 'latin1');
  end.copy(whole, at);
  return whole;
};

const shownOfImage = 64;

/** A request's body as a person can read it: the image's data is cut short. */
export const readableBody = ({ body, mark, image: { bytes, mime } }: ChatRequest): string => {
  const begin = dataUrlStart(mime);
  const length = begin.length + lengthOfBase64(bytes.length);
  // More than is shown of it.
  const shown = begin + Buffer.from(bytes.subarray(0, shownOfImage)).toString('base64');
  const image = length > shownOfImage ? `${shown.slice(0, shownOfImage)}… (${length} characters)` : shown;
  return JSON.stringify(body, null, 2).replace(mark, () => image);
};
