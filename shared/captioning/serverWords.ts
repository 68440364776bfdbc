/** What a server's own words about an error mean, in the ways that servers of the OpenAI dialect have of saying it. */
import type { FailureCause } from '../api/proposals.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const deepest = 5;

const wordsAt = (body: unknown, depth: number): string | null => {
  if (depth > deepest) return null;
  if (typeof body === 'string') return textOf(body);
  // Gemini answers with a list of one.
  if (Array.isArray(body))
    return body.map((each) => wordsAt(each, depth + 1)).find((each) => each !== null) ?? null;
  if (!isRecord(body)) return null;
  // OpenRouter hands on what the provider said.
  const raw = isRecord(body['metadata']) ? textOf(body['metadata']['raw']) : null;
  for (const name of ['error', 'message', 'detail', 'msg', 'title']) {
    const words = wordsAt(body[name], depth + 1);
    if (words !== null) return raw === null ? words : `${words}: ${raw}`;
  }
  return null;
};

/** The words of an error, whether it is a string, an object or a list of them; null where there are none. */
export const errorWordsIn = (body: unknown): string | null => wordsAt(body, 0);

/** An answer that carries an error, whatever its status says. @returns its words */
export const errorIn = (body: unknown): string | null => {
  if (Array.isArray(body)) return body.map(errorIn).find((each) => each !== null) ?? null;
  if (!isRecord(body)) return null;
  const error = body['error'];
  if (error !== undefined && error !== null && error !== false && error !== '')
    return wordsAt(error, 1) ?? 'error';
  // Older vLLM: the error is the answer itself.
  return body['object'] === 'error' ? wordsAt(body, 0) : null;
};

export type Meaning = 'no-vision' | 'model' | 'address' | 'key' | 'context' | 'credit' | 'loading' | 'busy';

/** In this order: llama.cpp speaks of the mmproj in an error of the server, LM Studio of its address in a success. */
const meanings: readonly (readonly [Meaning, RegExp])[] = [
  [
    'no-vision',
    /image input(?: modality)? is not (?:supported|enabled)|missing data required for image input|mmproj|not (?:a )?multi-?modal|support image input|(?:does(?:n't| not) support|not support(?:ed)?(?: by)?|no support for|unsupported) (?:images?|vision|image_url)|images? (?:are|is) not supported|image_url is only supported|at most 0 image|vision (?:is )?not (?:supported|enabled)|unknown variant `?image_url|only ['"`]?text['"`]? content/i,
  ],
  [
    'context',
    /context (?:size|length|window)|exceed_context|maximum context|too many tokens|prompt is too long|input (?:is )?too long/i,
  ],
  [
    'model',
    /\bmodels?\b[^\n]{0,160}\b(?:not found|does not exist|doesn't exist|not exist|not available|unknown|not loaded)|no models? (?:is |are )?loaded|model_not_found|not a valid model|unknown model|invalid model|try pulling it/i,
  ],
  ['address', /unexpected endpoint|file not found|page not found|no such route|cannot (?:get|post) \//i],
  [
    'credit',
    /insufficient[_ ](?:credits?|quota|balance|funds)|exceeded your current quota|more credits|billing/i,
  ],
  ['key', /api[_ -]?key|unauthori[sz]ed|authenticat|invalid token|no auth credentials|forbidden/i],
  ['loading', /loading model|model is loading|currently loading|server is starting|warming up/i],
  ['busy', /overloaded|rate.?limit|too many requests|try again later|server busy|queue is full/i],
];

/** What the words mean; null: nothing that is known. */
export const meaningOf = (words: string): Meaning | null =>
  meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** Whom a failure is about, for its sentence. */
export interface Asked {
  /** The server, as people know it: its address. */
  readonly server: string;
  readonly model: string;
}

export interface Failure {
  readonly cause: FailureCause;
  /** A sentence or two: which server, what is wrong, what to do. */
  readonly message: string;
  /**
   * `sample`: it is this sample's. `run`: no other sample would fare better. `perhaps`: it may be either; when several in
   * sequence fail so, it is the run's.
   */
  readonly of: 'sample' | 'run' | 'perhaps';
}

/** Causes for which a request comes to no model, even where they are told in an answer of status 200. */
const beforeModel: ReadonlySet<FailureCause> = new Set(['gone', 'rate']);

/** Whether an answer of status 200 that holds no caption came from a model: it has cost tokens, and is not asked for again unasked. */
export const isOfModel = ({ cause }: Pick<Failure, 'cause'>): boolean => !beforeModel.has(cause);

const longest = 300;

/** Words of another program, as a part of our sentence. */
export const quotedWords = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return `“${line.length > longest ? `${line.slice(0, longest)}…` : line}”`;
};

/** The sentence for a meaning. @param words as the server has said it */
export const failureOf = (meaning: Meaning, { server, model }: Asked, words: string): Failure => {
  const said = quotedWords(words);
  switch (meaning) {
    case 'no-vision':
      return {
        cause: 'no-vision',
        message: `${model} at ${server} cannot see images (${said}). Choose a model with vision; in llama.cpp, load its vision part too (--mmproj).`,
        of: 'run',
      };
    case 'model':
      return {
        cause: 'not-found',
        message: `${server} does not have the model ${model} (${said}). Choose one of its models, or load it there first; in Ollama: ollama pull ${model}.`,
        of: 'run',
      };
    case 'address':
      return {
        cause: 'not-found',
        message: `${server} does not take captions at this address (${said}). The address usually ends in /v1.`,
        of: 'run',
      };
    case 'key':
      return {
        cause: 'key',
        message: `${server} refused the key (${said}). Set the key that belongs to this server.`,
        of: 'run',
      };
    case 'credit':
      return {
        cause: 'server',
        message: `The account at ${server} has no credit left (${said}). Add some there, then resume.`,
        of: 'run',
      };
    case 'context':
      return {
        cause: 'server',
        message: `The image and the prompt do not fit what ${model} at ${server} reads at once (${said}). Start the server with a larger context, or send smaller images.`,
        of: 'perhaps',
      };
    case 'loading':
      return {
        cause: 'gone',
        message: `${server} is still loading ${model} (${said}). Wait until it is ready, then resume.`,
        of: 'perhaps',
      };
    case 'busy':
      return {
        cause: 'rate',
        message: `${server} has too much to do (${said}). Ask fewer at once, or resume later.`,
        of: 'perhaps',
      };
  }
};

/** An error in words that mean nothing known. */
export const unknownError = ({ server }: Asked, words: string, status: number | null): Failure => ({
  cause: 'server',
  message: `${server} answered with an error${status === null ? '' : ` (${status})`}: ${quotedWords(words)}. Look at that server’s own log for more.`,
  of: 'perhaps',
});

/** What an error means that came with an answer of status 200. */
export const failureFromWords = (words: string, asked: Asked): Failure => {
  const meaning = meaningOf(words);
  return meaning === null ? unknownError(asked, words, null) : failureOf(meaning, asked, words);
};
