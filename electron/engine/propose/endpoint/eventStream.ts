/** A chat completion that a server streams, although it was not asked to: its events put together as if it came at once. */
import { createParser } from 'eventsource-parser';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (data: string): unknown => {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return null;
  }
};

/** Parts of the answer, and of its thoughts, as servers name them. */
const parts = ['content', 'reasoning_content', 'reasoning', 'thinking', 'refusal'] as const;

const textOf = (content: unknown): string => {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part: unknown) => (isRecord(part) ? textOf(part['text']) : textOf(part))).join('');
};

/** Whether a body is a stream of events. */
export const isEventStream = (body: string): boolean => /^\uFEFF?\s*(?::|data:|event:|id:|retry:)/.test(body);

/** @returns the completion, or the error that the stream holds; null: neither */
export const streamedCompletion = (body: string): unknown => {
  const message: Partial<Record<(typeof parts)[number], string>> = {};
  let [any, finish, usage]: [boolean, unknown, unknown] = [false, null, null];
  let error: unknown = null;
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = parsed(data);
      if (!isRecord(event)) return;
      usage = event['usage'] ?? usage;
      if (event['error'] !== undefined && event['error'] !== null) error ??= event;
      const choice: unknown = Array.isArray(event['choices']) ? event['choices'][0] : undefined;
      if (!isRecord(choice)) return;
      any = true;
      finish = choice['finish_reason'] ?? finish;
      // Some send the whole of it at the end, as an answer at once has it.
      const delta = isRecord(choice['delta']) ? choice['delta'] : choice['message'];
      if (!isRecord(delta)) return;
      for (const part of parts) {
        const text = textOf(delta[part]);
        if (text !== '') message[part] = (message[part] ?? '') + text;
      }
    },
  });
  parser.feed(body.endsWith('\n') ? `${body}\n` : `${body}\n\n`);
  if (error !== null) return error;
  return any ? { choices: [{ message, finish_reason: finish }], usage } : null;
};
