/** Answers of models in all their forms become a caption, or a sentence that says why there is none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer, type ReadAnswer } from './answer.ts';
import { captionIn, wholeSentences, withoutThoughts } from './answerText.ts';

const options = {
  server: 'http://127.0.0.1:8080/v1',
  model: 'seer-7b',
  maxTokens: 512,
  wholeSentences: true,
};
const read = (completion: unknown): ReadAnswer => readAnswer(completion, options);

const completion = (content: unknown, more: object = {}, finish = 'stop'): unknown => ({
  choices: [{ message: { role: 'assistant', content, ...more }, finish_reason: finish }],
  usage: { prompt_tokens: 900, completion_tokens: 12 },
});
const textOf = (answer: ReadAnswer): string => (answer.ok ? answer.text : expect.unreachable(answer.message));

test('a plain answer is a caption, with its tokens', () => {
  expect(read(completion('She waves.'))).toEqual({
    ok: true,
    text: 'She waves.',
    cutOff: false,
    tokens: { in: 900, out: 12 },
  });
  expect(read({ choices: [{ message: { content: 'She waves.' } }] })).toMatchObject({
    ok: true,
    tokens: null,
  });
});

test.each([
  ['parts', [{ type: 'text', text: 'She ' }, { type: 'image' }, { type: 'text', text: 'waves.' }], {}],
  ['parts that are strings', ['She ', 'waves.'], {}],
  ['a thought before it', '<think>\nA girl. She may wave.\n</think>\n\nShe waves.', {}],
  ['a thought whose beginning the template wrote', 'A girl, it seems.</think>She waves.', {}],
  ['another way to think', '[THINK]Hm.[/THINK]She waves.', {}],
  [
    'channels',
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>She waves.',
    {},
  ],
  ['a thought beside it', 'She waves.', { reasoning_content: 'Hm.', reasoning: 'Hm.' }],
  ['an announcement', 'Sure! Here is a caption for the image:\n\nShe waves.', {}],
  ['another one', "Here's the revised caption: She waves.", {}],
  ['a label', '**Caption:** She waves.', {}],
  ['quotation marks', '"She waves."', {}],
  ['an announcement and quotation marks', 'Here is a description: “She waves.”', {}],
  ['a fence', '```text\nShe waves.\n```', {}],
  ['a box', '<|begin_of_box|>She waves.<|end_of_box|>', {}],
  ['signs of the model', 'She waves.<|im_end|></s>', {}],
  ['an unfinished sentence behind it', 'She waves. Behind her stands a', {}],
])('with %s', (_what, content, more) => {
  expect(textOf(read(completion(content, more)))).toBe('She waves.');
});

test('control characters are no part of a caption; line breaks stay', () => {
  expect(textOf(read(completion('She\0 wa\u0007ves.\r\nA\tcat\u009b sits.\rEnd.')))).toBe(
    'She waves.\nA cat sits.\nEnd.',
  );
  expect(read(completion('\0\u0007'))).toMatchObject({ ok: false, cause: 'answer' });
});

test.each([
  '“Hi!” says the sign, and she waves: “Hello.”',
  'Caption of this picture is a sign; she waves.',
  'Here is a girl: she waves.',
  'Of course she waves.',
  'She thinks <think> is a word.',
  'A sign reads "Caption: none".',
])('%s stays as it is', (text) => {
  expect(textOf(read(completion(text)))).toBe(text);
});

test.each([
  ['She waves. She', 'She waves.'],
  ['“She waves.” And then', '“She waves.”'],
  ['She waves! (Really?) And', 'She waves! (Really?)'],
  ['She waves at Dr. Ratio. At 3.5 m stands Mr. Po', 'She waves at Dr. Ratio.'],
  ['她在挥手。她穿着', '她在挥手。'],
  ['「やあ。」と彼女は言う', '「やあ。」'],
  ['A girl who waves', 'A girl who waves'],
  ['She waves… and', 'She waves…'],
])('%s ends with a whole sentence', (text, whole) => {
  expect(wholeSentences(text)).toBe(whole);
});

test('sentences stay unfinished where that is wanted, and an answer that was cut off says so', () => {
  const cut = readAnswer(completion('She waves. She', {}, 'length'), { ...options, wholeSentences: false });
  expect(cut).toMatchObject({ ok: true, text: 'She waves. She', cutOff: true });
});

test.each([
  ['nothing', completion(null), 'answer', 'empty answer'],
  ['white space', completion(' \n'), 'answer', 'empty answer'],
  ['the budget used up', completion('', {}, 'length'), 'answer', '512 tokens before a caption began'],
  [
    'a thought without an end',
    completion('<think>A girl', {}, 'length'),
    'answer',
    '512 tokens with thinking',
  ],
  ['only reasoning', completion(null, { reasoning_content: 'A girl' }, 'length'), 'answer', 'with thinking'],
  ['only reasoning, ended', completion('', { reasoning: 'A girl' }), 'answer', 'only thought'],
  ['a filter', completion('', {}, 'content_filter'), 'answer', 'filter'],
  ['a refusal', completion(null, { refusal: 'I cannot.' }), 'answer', 'refused (“I cannot.”)'],
  ['a number', completion(7), 'answer', 'form that is not known'],
  ['null', null, 'answer', 'no chat completion'],
  ['a text', 'hello', 'answer', 'no chat completion'],
  ['no choices', { choices: [] }, 'answer', 'no chat completion'],
  ['an empty choice', { choices: [null] }, 'answer', 'no chat completion'],
  [
    'an error as text',
    { error: 'Model does not support images. Please use a model that does.' },
    'no-vision',
    'seer-7b at http',
  ],
  ['an error as object', { error: { message: 'boom', code: 500 } }, 'server', '“boom”'],
  ['an error without words', { error: {} }, 'server', '“error”'],
  [
    'LM Studio at a wrong address',
    { error: 'Unexpected endpoint or method. (POST /chat/completions)' },
    'not-found',
    '/v1',
  ],
  [
    'an error in the choice',
    {
      choices: [
        { error: { code: 502, message: 'Provider returned error', metadata: { raw: 'overloaded' } } },
      ],
    },
    'rate',
    'overloaded',
  ],
  [
    'Gemini’s list',
    [{ error: { code: 400, message: 'API key not valid.', status: 'INVALID_ARGUMENT' } }],
    'key',
    'API key not valid',
  ],
  [
    'older vLLM',
    { object: 'error', message: 'The model `x` does not exist.', code: 404 },
    'not-found',
    'does not have the model',
  ],
])('%s is a failure', (_what, body, cause, words) => {
  const answer = read(body);
  expect(answer).toMatchObject({ ok: false, cause });
  expect(answer.ok ? '' : answer.message).toContain(words);
  expect(answer.ok ? '' : answer.message).toContain(_what === 'a refusal' ? 'seer-7b' : '127.0.0.1:8080');
});

test('any JSON is a caption that holds something, or a failure in words', () => {
  const anyAnswer = fc.oneof(
    fc.jsonValue(),
    fc.jsonValue().map((content) => completion(content)),
    fc.string().map((content) => completion(content, {}, 'length')),
    fc.jsonValue().map((error) => ({ error })),
  );
  fc.assert(
    fc.property(anyAnswer, (body) => {
      const answer = read(body);
      if (answer.ok) expect(answer.text.trim()).not.toBe('');
      else expect(answer.message).toMatch(/[.)]$/);
    }),
  );
});

test('cutting takes from the ends alone, and twice is as once', () => {
  const piece = fc.oneof(
    fc.constantFrom('. ', '! ', '“', '”', '</think>', 'Caption: ', '"', 'Dr. ', '。', '\n'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      for (const cut of [(all: string) => withoutThoughts(all).text, captionIn])
        expect(text.replaceAll('\r\n', '\n')).toContain(cut(text));
      const whole = wholeSentences(text);
      expect(text.startsWith(whole)).toBe(true);
      expect(wholeSentences(whole)).toBe(whole);
    }),
  );
});
