/** A server of the OpenAI dialect that answers every request at once. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AnsweringServer {
  /** Up to and with `/v1`. */
  readonly url: string;
  /** Bytes of requests so far. */
  bytes(): number;
  close(): Promise<void>;
}

const caption =
  'A girl with long hair smiles at the viewer in a bright room. She wears a white dress and holds a book in both hands.';

const answer = JSON.stringify({
  id: 'chat-1',
  object: 'chat.completion',
  created: 1,
  model: 'at-once',
  choices: [{ index: 0, message: { role: 'assistant', content: caption }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 },
});

const models = JSON.stringify({ object: 'list', data: [{ id: 'at-once', object: 'model' }] });

export const startAnswering = async (): Promise<AnsweringServer> => {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(request.method === 'GET' ? models : answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    bytes: () => bytes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
