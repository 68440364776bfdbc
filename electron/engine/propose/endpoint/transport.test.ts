/** Where a key may go and where it may not, and by which way requests leave. */
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hostOf, isThisMachine, networkOf, originOf, serverName } from './address.ts';
import { createClient, type Answered } from './client.ts';
import { captionServer, never, secret } from './testing.ts';
import { createTransport } from './transport.ts';

const models = async (
  url: string,
  key: string | null = secret,
  keyInPrivateNetwork = false,
): Promise<Answered> => {
  const transport = createTransport();
  onTestFinished(() => transport.close());
  return createClient(transport, { url, key, keyInPrivateNetwork, model: '', timeout: 5 }).models(never);
};
const messageOf = (answered: Answered): string =>
  answered.ok ? expect.unreachable() : answered.failure.message;

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.5', 'private'],
  ['100.101.102.103', 'private'],
  ['169.254.1.1', 'private'],
  ['fd00::1', 'private'],
  ['fe80::1', 'private'],
  ['::ffff:192.168.1.5', 'private'],
  ['8.8.8.8', 'public'],
  ['2606:4700::1111', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['0.0.0.0', 'public'],
])('%s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test('addresses are named without what may be secret in them', () => {
  expect(serverName('http://me:pass@host:1234/v1/?key=abc#x')).toBe('http://host:1234/v1');
  expect(originOf('https://host/v1')).toBe('https://host');
  expect(hostOf('http://[::1]:80/v1')).toBe('::1');
  expect(
    ['http://localhost:1/v1', 'http://a.localhost/v1', 'http://[::1]/v1', 'http://127.1/v1'].every(
      isThisMachine,
    ),
  ).toBe(true);
  expect(isThisMachine('http://localhost.example/v1')).toBe(false);
});

test('a key goes to this machine over plain http, by address and by name', async () => {
  const asked = await captionServer({ key: secret });
  expect(await models(asked.url)).toMatchObject({ ok: true });
  expect(await models(asked.url.replace('127.0.0.1', 'localhost'))).toMatchObject({ ok: true });
});

test.each([
  ['http://8.8.8.8/v1', false],
  ['http://8.8.8.8/v1', true],
  ['http://192.168.1.5/v1', false],
  ['http://[fd00::1]/v1', false],
  ['http://0.0.0.0:1/v1', true],
])('no key goes to %s over plain http', async (url, keyInPrivateNetwork) => {
  const answered = await models(url, secret, keyInPrivateNetwork);
  expect(answered).toMatchObject({ ok: false, failure: { cause: 'key', of: 'run', again: null } });
  expect(messageOf(answered)).toContain('was not sent');
  expect(messageOf(answered)).not.toContain(secret);
});

test('an address with a password in it is refused, and not shown', async () => {
  for (const url of ['http://me:pass@127.0.0.1:1/v1', 'http://127.0.0.1:1/v1?key=pass']) {
    const answered = await models(url, null);
    expect(messageOf(answered)).toContain('holds a user name, a password or a question mark');
    expect(messageOf(answered)).not.toMatch(/me:|pass(?!word)/);
  }
});

test('a redirect takes neither key nor request to another server', async () => {
  const [there, other] = await Promise.all([captionServer(), captionServer()]);
  const transport = createTransport();
  onTestFinished(() => transport.close());
  for (const status of [301, 302, 303, 307, 308]) {
    there.script.push({ status, headers: { location: `${other.url}/chat/completions` }, body: '' });
    const client = createClient(transport, {
      url: there.url,
      key: secret,
      keyInPrivateNetwork: false,
      model: 'm',
      timeout: 5,
    });
    const answered = await client.post(Buffer.from('{}'), never);
    expect(messageOf(answered)).toContain(`on to ${other.url}`);
  }
  expect(other.received).toEqual([]);
});

test('a server that repeats the key in its error is not quoted with it', async () => {
  const asked = await captionServer();
  asked.script.push({ status: 401, body: { error: { message: `Incorrect API key provided: ${secret}` } } });
  const transport = createTransport();
  onTestFinished(() => transport.close());
  const client = createClient(transport, {
    url: asked.url,
    key: secret,
    keyInPrivateNetwork: false,
    model: 'm',
    timeout: 5,
  });
  const message = messageOf(await client.post(Buffer.from('{}'), never));
  expect(message).toContain('“Incorrect API key provided: …”');
});

test('a proxy of the environment serves https to other machines, and nothing else', async () => {
  const connected: string[] = [];
  const proxy = createServer((socket) => {
    socket.once('data', (data) => {
      connected.push(String(data).split('\r\n', 1)[0] ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (const name of ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']) {
    const before = process.env[name];
    process.env[name] = `http://127.0.0.1:${port}`;
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
  const asked = await captionServer();
  expect(await models(asked.url, null)).toMatchObject({ ok: true });
  expect(await models('http://absent.invalid/v1', null)).toMatchObject({ ok: false });
  expect(connected).toEqual([]);
  expect(await models('https://absent.invalid/v1')).toMatchObject({ ok: false });
  expect(connected).toEqual(['CONNECT absent.invalid:443 HTTP/1.1']);
});
