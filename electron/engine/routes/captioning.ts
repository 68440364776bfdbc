/** Routes of models: what a server or a folder has, a try for the lab, the request as it is sent, and keys. */
import type { Hono } from 'hono';
import { templateErrorOf } from '../../../shared/captioning/template.ts';
import type { Trials } from '../propose/trials.ts';
import type { Endpoint } from '../propose/endpoint/createEndpoint.ts';
import type { Keys } from '../propose/endpoint/keys.ts';
import { describeTagger } from '../propose/tagger/createTagger.ts';
import { route } from './route.ts';

export interface CaptioningDeps {
  readonly endpoint: Endpoint;
  readonly keys: Keys;
  readonly trials: Trials;
}

export const captioningRoutes = (app: Hono, { endpoint, keys, trials }: CaptioningDeps): void => {
  route(app, 'POST /api/captioning/try', ({ body, signal }) => trials.ask(body.sample, body.spec, signal));
  route(app, 'POST /api/captioning/request', ({ body, signal }) =>
    trials.request(body.sample, body.spec, signal),
  );
  route(app, 'POST /api/captioning/template', ({ body }) => ({ error: templateErrorOf(body.text) }));
  route(app, 'POST /api/captioning/servers', async ({ signal }) => ({
    servers: [...(await endpoint.findServers(signal))],
  }));
  route(app, 'POST /api/captioning/test', async ({ body, signal }) => ({
    models: [...(await endpoint.models(body.url, body.keyInPrivateNetwork, signal))],
  }));
  route(app, 'GET /api/captioning/key', ({ query }) => ({ kept: keys.kept(query.url) }));
  route(app, 'PUT /api/captioning/key', async ({ body }) => ({ kept: await keys.set(body.url, body.key) }));
  route(app, 'POST /api/captioning/tagger', ({ body }) => describeTagger(body));
};
