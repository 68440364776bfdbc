import { expect, test } from 'vitest';
import { publicAddress, withoutPath } from './publicAddress.ts';

test('an address has an origin, a name and a path', () => {
  expect(publicAddress('https://gpu.example.org/tools/proofsheet/')).toEqual({
    origin: 'https://gpu.example.org',
    hostName: 'gpu.example.org',
    path: '/tools/proofsheet',
    isSecure: true,
  });
  expect(publicAddress('http://localhost:8080')).toMatchObject({ path: '', isSecure: false });
  for (const typed of ['gpu.example.org', 'ftp://x/', 'https://x/?a', 'https://u@x/', '/proofsheet'])
    expect(publicAddress(typed), typed).toBeNull();
});

test('the path is taken away once, and only as a whole', () => {
  expect(withoutPath('/proofsheet/api/x?a=1', '/proofsheet')).toBe('/api/x?a=1');
  expect(withoutPath('/proofsheet/?token=a', '/proofsheet')).toBe('/?token=a');
  expect(withoutPath('/api/x', '/proofsheet')).toBe('/api/x');
  expect(withoutPath('/proofsheets/x', '/proofsheet')).toBe('/proofsheets/x');
  expect(withoutPath('/proofsheet', '/proofsheet')).toBeNull();
  expect(withoutPath('/proofsheet?token=a', '/proofsheet')).toBeNull();
  expect(withoutPath('/api/x', '')).toBe('/api/x');
});
