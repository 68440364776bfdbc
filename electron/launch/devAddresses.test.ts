import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../shared/api/contract.ts';
import { hostAddresses } from './devAddresses.ts';

const toHost = (address: string): boolean => hostAddresses.some((each) => new RegExp(each).test(address));

test('everything in the contract goes to the host, and the page with the token', () => {
  const addresses = Object.keys(contract).map((name) => name.split(' ')[1] ?? '');
  const images = ['/api/samples/1/thumb?size=256&v=a', '/api/samples/1/image?v=a.ts'];
  for (const address of [...addresses, ...images, '/api/events', '/?token=abc'])
    expect(toHost(address), address).toBe(true);
});

test('the page and its modules come from the sources, those of renderer/api too', () => {
  const modules = readdirSync(join(import.meta.dirname, '../../renderer/api')).map((name) => `/api/${name}`);
  const reloaded = modules.map((address) => `${address}?t=1796007302767`);
  for (const address of [...modules, ...reloaded, '/', '/main.tsx', '/@vite/client'])
    expect(toHost(address), address).toBe(false);
});
