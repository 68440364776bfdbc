/** What went wrong with a request, as a sentence that names the server and says what to do. */
import {
  errorWordsIn,
  failureOf,
  meaningOf,
  quotedWords,
  unknownError,
  type Asked,
  type Failure,
} from '../../../../shared/captioning/serverWords.ts';
import { thrownCode } from '../../../../shared/thrownCode.ts';
import { KeyHeldBack } from './transport.ts';

interface Thrown extends Failure {
  /** Asking again may help; `after`: not before so many milliseconds. */
  readonly again: { readonly after: number | null } | null;
}

export interface RequestFailure extends Thrown {
  /** The server has taken the request up, and answered it or was busy with it: another one would cost the same again. */
  readonly reached: boolean;
}

export interface RequestFacts extends Asked {
  readonly hasKey: boolean;
  /** Seconds that an answer may take. */
  readonly timeout: number;
}

/** Milliseconds. A server that asks for a longer pause is not waited for within a request: the run pauses. */
const longestWait = 60_000;

const afterOf = (headers: Headers): number | null => {
  const millis = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(millis)) return Math.max(0, millis);
  const text = headers.get('retry-after');
  if (text === null) return null;
  const seconds = Number(text);
  const after = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(after) ? Math.max(0, after) : null;
};

const inWords = (millis: number): string => {
  const minutes = Math.ceil(millis / 60_000);
  if (minutes <= 1) return 'a minute';
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
};

/** A server that has put requests off again and again: no other one would fare better now. */
export const putOffForTooLong = (failure: RequestFailure): RequestFailure => ({
  ...failure,
  message: `${failure.message} It has put requests off for too long.`,
  of: 'run',
  again: null,
});

/** Of a request that still waited when its run was paused. */
export const neverAsked: RequestFailure = {
  cause: 'gone',
  message: 'The run was paused before this image was asked about.',
  of: 'perhaps',
  reached: false,
  again: null,
};

const final = (failure: Failure): Thrown => ({ ...failure, again: null });

/** A page of HTML comes down to its title. */
const wordsOfText = (text: string): string | null => {
  const isPage = /^\s*<(?:!doctype|html|head|body)\b/i.test(text);
  const words = isPage ? (/<(?:title|h1)[^>]*>([^<]*)</i.exec(text)?.[1] ?? 'a web page') : text;
  return words.trim() === '' ? null : words.trim();
};

const isOneOf = (status: number, ...wanted: readonly number[]): boolean => wanted.includes(status);

/** @param words what the server said, if anything */
const failureOfStatus = (
  status: number,
  words: string | null,
  headers: Headers,
  facts: RequestFacts,
): Thrown => {
  const { server, hasKey } = facts;
  const said = words ?? `status ${status}`;
  const inBrackets = words === null ? `${status}` : `${status}: ${quotedWords(words)}`;
  if (status >= 300 && status < 400) {
    const to = headers.get('location') ?? 'another address';
    const message = `${server} sends requests on to ${to}. They are not sent there; set that address if you trust it.`;
    return final({ cause: 'not-found', message, of: 'run' });
  }
  const meaning = words === null ? null : meaningOf(words);
  const after = afterOf(headers);
  /** Asked again when the server says; one that asks for a longer pause is not waited for. */
  const later = (failure: Failure, todo: string): Thrown =>
    after !== null && after > longestWait
      ? final({
          ...failure,
          message: `${failure.message} It asks to wait ${inWords(after)}; resume then.`,
          of: 'run',
        })
      : { ...failure, message: `${failure.message}${todo}`, again: { after } };
  if (meaning === 'loading') return later(failureOf(meaning, facts, said), '');
  if (meaning !== null && meaning !== 'busy' && meaning !== 'key' && meaning !== 'address')
    return final(failureOf(meaning, facts, said));
  if (isOneOf(status, 401, 403) || (meaning === 'key' && status < 500)) {
    const message = hasKey
      ? `${server} refused the key (${inBrackets}). Set the key that belongs to this server.`
      : `${server} wants a key (${inBrackets}). Set one for this server.`;
    return final({ cause: 'key', message, of: 'run' });
  }
  if (status === 402) return final(failureOf('credit', facts, said));
  if (isOneOf(status, 404, 405) || meaning === 'address') return final(failureOf('address', facts, said));
  if (status === 413) {
    const message = `${server} takes no images of this size (${inBrackets}). Send smaller images.`;
    return final({ cause: 'server', message, of: 'perhaps' });
  }
  if (isOneOf(status, 408, 504, 524)) {
    const message = `${server} gave up on the answer (${inBrackets}). Send smaller images, ask fewer at once, or look whether its model is too large for it.`;
    return final({ cause: 'timeout', message, of: 'perhaps' });
  }
  if (status === 429 || (status === 503 && after !== null)) {
    const message = `${server} wants to be asked less often (${inBrackets}).`;
    return later({ cause: 'rate', message, of: 'perhaps' }, ' Ask fewer at once, or resume later.');
  }
  if (isOneOf(status, 502, 503, 520, 521, 522, 523, 529)) {
    const message = `${server} cannot answer now (${inBrackets}).`;
    return later({ cause: 'gone', message, of: 'perhaps' }, ' Wait until it is ready, then resume.');
  }
  const failure = unknownError(facts, said, status);
  return status >= 500 || status === 409 ? later(failure, '') : final(failure);
};

/** The error that started it, behind those that only pass it on. */
const firstCause = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? firstCause(error.cause) : error;

const unreachable: readonly (readonly [codes: RegExp, why: string, todo: string])[] = [
  [/^ECONNREFUSED$/, 'nothing answers at this address', 'Start the server, or correct the address.'],
  [
    /^(?:ENOTFOUND|EAI_AGAIN)$/,
    'there is no machine of this name',
    'Correct the address, or look at this machine’s network.',
  ],
  [
    /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED|ERR_STREAM_PREMATURE_CLOSE)$/,
    'it closed the connection before the answer was complete',
    'Its own log may say why: its memory may be used up.',
  ],
  [
    /^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|UND_ERR_CONNECT_TIMEOUT)$/,
    'it does not answer',
    'Look whether it is on and in this network.',
  ],
  [
    /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/,
    'its certificate is not trusted here',
    'Use an address with a valid certificate; on this machine plain http will do.',
  ],
  [
    /^(?:EPROTO|ERR_SSL_)/,
    'it does not speak https',
    'Begin the address with http:// if it is on this machine.',
  ],
];

const noConnection = ({ server }: RequestFacts, error: unknown): Thrown => {
  const cause = firstCause(error);
  const code = thrownCode(cause);
  const [, why, todo] = unreachable.find(([codes]) => code !== null && codes.test(code)) ?? [];
  const words = cause instanceof Error ? cause.message : String(cause);
  const message = `${server} cannot be reached: ${why ?? quotedWords(words)}${code === null ? '' : ` (${code})`}. ${todo ?? 'Look at the address and at that server’s own log.'}`;
  const isFinal = code !== null && /^(?:ENOTFOUND|CERT_|DEPTH_|SELF_|UNABLE_|EPROTO|ERR_SSL)/.test(code);
  return { cause: 'gone', message, of: 'perhaps', again: isFinal ? null : { after: null } };
};

/** An answer that was an error, as `client.ts` throws it: with all that it held. */
export class ErrorAnswer extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
  constructor(status: number, body: unknown, headers: Headers) {
    super(`status ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const thrownFailure = (error: unknown, facts: RequestFacts, isTimeout: boolean): Thrown => {
  const { server, timeout } = facts;
  const cause = firstCause(error);
  if (cause instanceof KeyHeldBack) {
    const message = `The key for ${server} was not sent: over plain http others can read it on the way. Use an https address; within a private network it can be allowed.`;
    return final({ cause: 'key', message, of: 'run' });
  }
  if (isTimeout) {
    const message = `${server} gave no answer within ${timeout} seconds. Allow more time, send smaller images, or ask fewer at once.`;
    return final({ cause: 'timeout', message, of: 'perhaps' });
  }
  if (cause instanceof RangeError)
    return final({
      cause: 'answer',
      message: `${server} answered with more than 16 MB. Look whether it is the server that you mean.`,
      of: 'perhaps',
    });
  if (error instanceof SyntaxError) {
    const message = `${server} answered with a JSON that breaks off or is none. Its own log may say why; ask again.`;
    return { cause: 'answer', message, of: 'perhaps', again: { after: null } };
  }
  if (cause instanceof ErrorAnswer) {
    const { status, body, headers } = cause;
    const words = typeof body === 'string' ? wordsOfText(body) : errorWordsIn(body);
    return failureOfStatus(status, words, headers, facts);
  }
  return noConnection(facts, error);
};

/** Statuses with which a server tells to come later, without a look at the request. */
const isPutOff = (status: number): boolean => status >= 500 || isOneOf(status, 408, 409, 425, 429);

/** @param isTimeout whether the client gave up waiting */
export const failureOfThrown = (error: unknown, facts: RequestFacts, isTimeout: boolean): RequestFailure => {
  const cause = firstCause(error);
  const reached =
    isTimeout ||
    // What cannot be read came with a status of success.
    cause instanceof RangeError ||
    error instanceof SyntaxError ||
    (cause instanceof ErrorAnswer && !isPutOff(cause.status));
  return { ...thrownFailure(error, facts, isTimeout), reached };
};

/** An address that cannot be asked, or that would show a secret wherever it is shown. Null: it can. */
export const badAddress = (url: string, { server }: RequestFacts): RequestFailure | null => {
  const { username, password, search, hash } = new URL(url);
  if (username + password + search + hash === '') return null;
  const message = `The address of ${server} holds a user name, a password or a question mark. Leave them away; a key is set on its own.`;
  return { ...final({ cause: 'not-found', message, of: 'run' }), reached: false };
};

/** What came instead of JSON, with a status of success. */
export const notJson = ({ server }: RequestFacts, text: string): RequestFailure => {
  const words = wordsOfText(text);
  const what = words === null ? 'nothing' : `no JSON (${quotedWords(words)})`;
  const message = `${server} answered with ${what}. Look whether the address is that of a server of the OpenAI kind; it usually ends in /v1.`;
  return { ...final({ cause: 'answer', message, of: 'perhaps' }), reached: true };
};
