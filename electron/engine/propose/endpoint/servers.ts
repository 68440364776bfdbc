/** Servers on this machine, at the ports where they usually are. */
import type { FoundServer } from '../../../../shared/api/proposals.ts';
import { createClient } from './client.ts';
import type { Transport } from './transport.ts';

/** Programs, and the port that each takes if it is told no other. */
export const usualPorts = [
  { name: 'Ollama', port: 11_434 },
  { name: 'LM Studio', port: 1234 },
  { name: 'llama.cpp', port: 8080 },
  { name: 'vLLM', port: 8000 },
] as const;

/** What servers give as the owner of their models. */
const owners: Readonly<Record<string, string>> = {
  library: 'Ollama',
  organization_owner: 'LM Studio',
  llamacpp: 'llama.cpp',
  vllm: 'vLLM',
};

/** One that is there answers at once. */
const seconds = 2;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The models of a server's list; null where it is none. */
export const modelsIn = (
  body: unknown,
): readonly { readonly id: string; readonly owner: unknown }[] | null => {
  const data = Array.isArray(body) ? body : field(body, 'data');
  const list = data === undefined ? field(body, 'models') : data;
  // Ollama without models says null.
  if (list === null) return [];
  if (!Array.isArray(list)) return null;
  return list.flatMap((each: unknown) => {
    const id = field(each, 'id') ?? field(each, 'name');
    return typeof id === 'string' ? [{ id, owner: field(each, 'owned_by') }] : [];
  });
};

/** @returns those that answer with a list of models, or that want a key first */
export const findServers = async (
  transport: Transport,
  signal: AbortSignal,
  ports: readonly { readonly name: string; readonly port: number }[],
): Promise<readonly FoundServer[]> => {
  const found = await Promise.all(
    ports.map(async ({ name, port }): Promise<FoundServer | null> => {
      const url = `http://127.0.0.1:${port}/v1`;
      const access = { url, key: null, keyInPrivateNetwork: false, model: '', timeout: seconds };
      const answered = await createClient(transport, access).models(signal);
      if (!answered.ok) return answered.failure.cause === 'key' ? { url, name, models: [] } : null;
      const models = modelsIn(answered.body);
      if (models === null) return null;
      const owner = models.map((each) => each.owner).find((each) => typeof each === 'string');
      const known = typeof owner === 'string' ? owners[owner] : undefined;
      return { url, name: known ?? name, models: models.map(({ id }) => id) };
    }),
  );
  return found.filter((each) => each !== null);
};
