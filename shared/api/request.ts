/** A request of the contract in HTTP terms: built here for the window, the command line and tests. */
import { changesDataset, type EndpointName } from './contract.ts';
import { openingHeader, type OpeningId } from './ids.ts';

type Plain = string | number | boolean;

/** The content of a request, whatever its endpoint; callers are typed by the contract. */
export interface RequestInput {
  readonly params?: Readonly<Record<string, Plain>> | undefined;
  readonly query?: Readonly<Record<string, Plain | undefined>> | undefined;
  readonly body?: unknown;
  /** The opening of the dataset that a change is meant for; null where none was open. */
  readonly opening?: OpeningId | null | undefined;
}

/** In the shape that `fetch` takes. */
export interface WireRequest {
  /** `/api/samples/7?size=320` */
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `/api/samples/:id` with its parameters and its query string; undefined entries are left out. */
const addressOf = (pattern: string, { params = {}, query = {} }: RequestInput): string => {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
};

/**
 * A request that may change something always has a JSON body: a browser then asks before it sends one for
 * another site.
 */
export const wireRequest = (name: EndpointName, input: RequestInput = {}): WireRequest => {
  const [method = '', pattern = ''] = name.split(' ');
  const address = addressOf(pattern, input);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (changesDataset(name) && input.opening) headers[openingHeader] = input.opening;
  if (method === 'GET') return { address, method, headers };
  headers['content-type'] = 'application/json';
  return { address, method, headers, body: JSON.stringify(input.body ?? {}) };
};
