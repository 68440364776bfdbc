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
  /** `fetch` for one server, whose answers are there as a whole; its errors are those of undici. @throws KeyHeldBack */
  fetchFor(access: Access): typeof globalThis.fetch;
  close(): Promise<void>;
}

/** All headers that are sent. @param key null: none */
export const sentHeaders = (key: string | null, hasBody: boolean): Readonly<Record<string, string>> => ({
  accept: 'application/json',
  'accept-encoding': 'identity',
  ...(hasBody ? { 'content-type': 'application/json' } : {}),
  'user-agent': 'Proofsheet',
  ...(key === null ? {} : { authorization: `Bearer ${key}` }),
});

/** @throws RangeError where the answer is longer than any caption */
const wholeOf = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new RangeError('The answer is longer than 16 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const headersOf = (given: Readonly<Record<string, string | readonly string[] | undefined>>): Headers => {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given))
    for (const value of typeof values === 'string' ? [values] : (values ?? [])) headers.append(name, value);
  return headers;
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
      // Not `fetch` of undici: it copies a body twice before it sends it.
      const answer = await undici.request(address, {
        method: init?.method === 'POST' ? 'POST' : 'GET',
        body,
        signal: init?.signal ?? null,
        // A key, an image and a prompt are meant for this server alone: what sends them on is not followed. The client sees
        // it as an error with its own status.
        headers: sentHeaders(access.key, body !== null),
        dispatcher: agentFor(undici, access),
      });
      const { statusCode: status, headers } = answer;
      const whole = await wholeOf(answer.body);
      return new Response(whole.length === 0 ? null : whole, { status, headers: headersOf(headers) });
    },
    close: async () => {
      await Promise.all([...agents.values()].map((each) => each.destroy()));
      agents.clear();
    },
  };
};
