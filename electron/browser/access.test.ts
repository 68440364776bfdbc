import { describe, expect, test } from 'vitest';
import { judge, type AccessOptions } from './access.ts';

const access: AccessOptions = {
  hosts: ['127.0.0.1', 'localhost', '[::1]'],
  publicOrigin: null,
  token: 'the-token',
  session: 'the-session',
  cookie: 'proofsheet-4000',
};
const own = { host: '127.0.0.1:4000', cookie: 'theme=dark; proofsheet-4000=the-session' };
const kindOf = (headers: Record<string, string>, url = '/api/dataset', method = 'GET'): string =>
  judge({ method, url, headers }, access).kind;

describe('a request with the cookie', () => {
  test('is allowed under every name of this machine, whatever the port says', () => {
    expect(kindOf(own)).toBe('allowed');
    expect(kindOf({ ...own, host: 'localhost:9000' })).toBe('allowed');
    expect(kindOf({ ...own, host: 'LOCALHOST' })).toBe('allowed');
    expect(kindOf({ ...own, host: '[::1]:4000' })).toBe('allowed');
  });

  test('is denied under another host, which is how DNS rebinding comes', () => {
    expect(kindOf({ ...own, host: 'evil.example:4000' })).toBe('denied');
    expect(kindOf({ ...own, host: '127.0.0.1.evil.example' })).toBe('denied');
    expect(kindOf({ cookie: own.cookie })).toBe('denied');
  });

  test('is denied from a page of another origin, another port included', () => {
    expect(kindOf({ ...own, origin: 'http://127.0.0.1:4000' }, '/api/views', 'POST')).toBe('allowed');
    expect(kindOf({ ...own, origin: 'http://127.0.0.1:5000' }, '/api/views', 'POST')).toBe('denied');
    expect(kindOf({ ...own, origin: 'https://127.0.0.1:4000' }, '/api/views', 'POST')).toBe('denied');
    expect(kindOf({ ...own, origin: 'null' }, '/api/views', 'POST')).toBe('denied');
    expect(kindOf({ ...own, 'sec-fetch-site': 'same-site' })).toBe('denied');
    expect(kindOf({ ...own, 'sec-fetch-site': 'cross-site' })).toBe('denied');
  });
});

describe('a request without the right cookie', () => {
  test('is denied', () => {
    expect(kindOf({ host: own.host })).toBe('denied');
    expect(kindOf({ ...own, cookie: 'proofsheet-4000=the-sessio' })).toBe('denied');
    expect(kindOf({ ...own, cookie: 'proofsheet-4000=the-token' })).toBe('denied');
    expect(kindOf({ ...own, cookie: 'proofsheet-4001=the-session' })).toBe('denied');
  });

  test('for the page itself comes from a stranger, but not under another host or from another origin', () => {
    expect(kindOf({ host: own.host }, '/')).toBe('stranger');
    expect(kindOf({ host: 'evil.example' }, '/')).toBe('denied');
    expect(kindOf({ host: own.host, origin: 'http://evil.example' }, '/')).toBe('denied');
    expect(kindOf({ host: own.host }, '/', 'POST')).toBe('denied');
    expect(kindOf({ host: own.host }, '/index.html')).toBe('denied');
  });
});

describe('the token', () => {
  test('is exchanged on the page itself only', () => {
    const { host } = own;
    expect(judge({ method: 'GET', url: '/?token=the-token', headers: { host } }, access)).toEqual({
      kind: 'exchange',
      fromElsewhere: false,
    });
    expect(kindOf({ host }, '/?token=the-tokem')).toBe('stranger');
    expect(kindOf({ host }, '/?token=')).toBe('stranger');
    expect(kindOf({ host }, '/api/dataset?token=the-token')).toBe('denied');
    expect(kindOf({ host }, '/?token=the-token', 'POST')).toBe('denied');
    expect(kindOf({ host: 'evil.example' }, '/?token=the-token')).toBe('denied');
  });

  test('that a link on another site brought is known as such', () => {
    const headers = { host: own.host, 'sec-fetch-site': 'cross-site' };
    expect(judge({ method: 'GET', url: '/?token=the-token', headers }, access)).toEqual({
      kind: 'exchange',
      fromElsewhere: true,
    });
  });
});
