/** For tests of what is asked of a server of captions: the server and the endpoint are closed with the test. */
import { expect, onTestFinished } from 'vitest';
import {
  endpointSpec,
  type EndpointSpec,
  type EndpointSpecInput,
} from '../../../../shared/captioning/endpointSpec.ts';
import { builtInPrompts } from '../../../../shared/captioning/prompts.ts';
import { factsOf } from '../../../../shared/captioning/testing.ts';
import {
  createEndpoint,
  type Endpoint,
  type EndpointAnswer,
  type EndpointOptions,
} from './createEndpoint.ts';
import type { Reply } from './dialects/testing.ts';
import type { SentImage } from './chatBody.ts';
import { startCaptionServer, type CaptionServer, type CaptionServerOptions } from './server/testing.ts';

/** A server of captions that is closed with the test. */
export const captionServer = async (options: CaptionServerOptions = {}): Promise<CaptionServer> => {
  const started = await startCaptionServer(options);
  onTestFinished(() => started.close());
  return started;
};

export const image: SentImage = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), mime: 'image/jpeg' };
export const facts = factsOf('perlica \\(arknights\\), arknights, 1girl', null);
/** A key. */
export const secret = 'sk-very-secret-1234';
export const never = new AbortController().signal;

export const endpoint = (options: Partial<EndpointOptions> & { readonly key?: string } = {}): Endpoint => {
  const { key = null, ...rest } = options;
  const made = createEndpoint({ keys: { get: async () => key }, waits: [0, 0], ...rest });
  onTestFinished(() => made.close());
  return made;
};
export const spec = (url: string, more: Partial<EndpointSpecInput> = {}): EndpointSpec =>
  endpointSpec.parse({ by: 'endpoint', url, model: 'seer-7b', prompt: builtInPrompts[0], ...more });

/** One answer to one request, with what was sent. */
export const askOnce = async (
  replies: readonly Reply[],
  more: Partial<EndpointSpecInput> = {},
): Promise<{ readonly answer: EndpointAnswer; readonly server: CaptionServer }> => {
  const started = await captionServer();
  started.script.push(...replies);
  return { answer: await endpoint().ask(spec(started.url, more), facts, image, never), server: started };
};
export const failureOf = (answer: EndpointAnswer) => (answer.ok ? expect.unreachable(answer.text) : answer);
