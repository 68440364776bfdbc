/**
 * How requests leave this machine: only with our own headers, never on to another address, through a proxy only over
 * https, and with a key over plain http only to addresses that are allowed.
 */
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import { hostOf, isPlainHttp, isThisMachine, networkOf, type Network } from './address.ts';

/** What a server is reached with. */
export interface Access {
  readonly url: string;
  /** Null: it is asked without a key. */
  readonly key: string | null;
  /** A key may go over plain http to another machine of a private network. */
  readonly keyInPrivateNetwork: boolean;
}

/** A key would have gone where others can read it. */
export class KeyHeldBack extends Error {}

/** More than this is no answer to anything that is asked here. */
const mostBytes = 16 * 1024 ** 2;
const connectWithin = 10_000;

const allowedNetworks = ({ keyInPrivateNetwork }: Access): ReadonlySet<Network> =>
  new Set(keyInPrivateNetwork ? ['loopback', 'private'] : ['loopback']);

/** Looks a name up as ever, and refuses it where one of its addresses lies in another network: it is asked here, where it is connected to. */
const lookupWithin =
  (allowed: ReadonlySet<Network>): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      if (!found.every(({ address }) => allowed.has(networkOf(address)))) return done(new KeyHeldBack(), []);
      const [first] = found;
      return options.all === true || first === undefined
        ? done(null, found)
        : done(null, first.address, first.family);
    });
  };

// A model may take long before it answers: the client sets how long is waited.
const patient = { headersTimeout: 0, bodyTimeout: 0 } as const;

/** Connections to servers, kept between requests. */
export interface Transport {
  /** `fetch` for one server; its errors are those of undici. @throws KeyHeldBack */
  fetchFor(access: Access): typeof globalThis.fetch;
  close(): Promise<void>;
}

/** All headers that are sent. @param key null: none */
export const sentHeaders = (key: string | null, hasBody: boolean): Readonly<Record<string, string>> => ({
  accept: 'application/json',
  ...(hasBody ? { 'content-type': 'application/json' } : {}),
  'user-agent': 'Proofsheet',
  ...(key === null ? {} : { authorization: `Bearer ${key}` }),
});

/** An answer that breaks off where it is longer than any caption. */
const limited = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
        if (bytes <= mostBytes) controller.enqueue(chunk);
        else controller.error(new RangeError('The answer is longer than 16 MB.'));
      },
    }),
  );
};

/** Loaded when something is asked: the engine starts without it. */
const load = () => import('undici');
type Undici = Awaited<ReturnType<typeof load>>;

export const createTransport = (): Transport => {
  const agents = new Map<string, Dispatcher>();
  const agent = (name: string, make: () => Dispatcher): Dispatcher => {
    const made = agents.get(name) ?? make();
    agents.set(name, made);
    return made;
  };

  const agentFor = ({ Agent, EnvHttpProxyAgent }: Undici, access: Access): Dispatcher => {
    const { url, key } = access;
    if (isPlainHttp(url) && key !== null) {
      const allowed = allowedNetworks(access);
      const host = hostOf(url);
      if (isIP(host) !== 0 && !allowed.has(networkOf(host))) throw new KeyHeldBack();
      return agent([...allowed].join(' '), () => {
        const connect = { timeout: connectWithin, lookup: lookupWithin(allowed) };
        return new Agent({ ...patient, connect });
      });
    }
    const options = { ...patient, connect: { timeout: connectWithin } };
    // A proxy cannot read https; all else goes straight to the server.
    if (isPlainHttp(url) || isThisMachine(url)) return agent('straight', () => new Agent(options));
    return agent('proxy', () => new EnvHttpProxyAgent(options));
  };

  return {
    fetchFor: (access) => async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const body = init?.body instanceof Uint8Array ? init.body : null;
      const undici = await load();
      const answer = await undici.fetch(address, {
        method: init?.method ?? 'GET',
        body,
        signal: init?.signal ?? null,
        headers: sentHeaders(access.key, body !== null),
        // A key, an image and a prompt are meant for this server alone.
        redirect: 'manual',
        dispatcher: agentFor(undici, access),
      });
      const { status, headers } = answer;
      return new Response(answer.body === null ? null : limited(answer.body as ReadableStream<Uint8Array>), {
        // Not even a redirect is followed by the client: it sees an error with its own status.
        status,
        headers: new Headers([...headers]),
      });
    },
    close: async () => {
      await Promise.all([...agents.values()].map((each) => each.destroy()));
      agents.clear();
    },
  };
};
