/** Puts one endpoint of the contract on the app: validate, call, return. */
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import {
  changesDataset,
  contract,
  type Body,
  type EndpointName,
  type Params,
  type Query,
  type Reply,
} from '../../../shared/api/contract.ts';
import { EngineError } from '../errors.ts';
import { checkOpening } from './opening.ts';

interface Input<N extends EndpointName> {
  readonly params: Params<N>;
  readonly query: Query<N>;
  readonly body: Body<N>;
  /** Aborts when the caller is gone (where the host can tell). */
  readonly signal: AbortSignal;
}

interface Schemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

const check = (schema: z.ZodType | undefined, value: unknown, where: string): unknown => {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new EngineError('bad-request', `${where}${path && ` "${path}"`}: ${issue?.message ?? 'not valid'}.`);
};

const readBody = async (context: Context): Promise<unknown> => {
  const text = await context.req.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineError('bad-request', 'The body of the request is not JSON.');
  }
};

/** Registers `handler` for an endpoint; what it returns is sent as JSON. */
export const route = <N extends EndpointName>(
  app: Hono,
  name: N,
  handler: (input: Input<N>) => Reply<N> | Promise<Reply<N>>,
): void => {
  const [method = '', path = ''] = name.split(' ');
  const schemas: Schemas = contract[name];
  app.on(method, path, async (context) => {
    const params = check(schemas.params, context.req.param(), 'Path');
    const query = check(schemas.query, context.req.query(), 'Query');
    const body = schemas.body && check(schemas.body, await readBody(context), 'Body');
    // Last, and at once before the handler: reading the body takes time, in which another dataset may be opened.
    if (changesDataset(name)) checkOpening(context);
    const input = { params, query, body, signal: context.req.raw.signal } as Input<N>;
    return context.json(await handler(input));
  });
};
