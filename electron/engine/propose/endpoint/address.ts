/** Addresses of servers: how they are named in messages, and what kind of network they lie in. */
import { BlockList, isIP } from 'node:net';

export type Network = 'loopback' | 'private' | 'public';

/** A server as messages name it: its address without what may be secret in it. */
export const serverName = (url: string): string => {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
};

/** Where a key belongs to: one scheme, host and port. */
export const originOf = (url: string): string => new URL(url).origin;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const privates = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  // Shared addresses, as private networks over the internet (Tailscale) use them.
  ['100.64.0.0', 10],
] as const)
  privates.addSubnet(net, prefix, 'ipv4');
privates.addSubnet('fc00::', 7, 'ipv6');
privates.addSubnet('fe80::', 10, 'ipv6');

/** @param ip an address, not a name */
export const networkOf = (ip: string): Network => {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  if (loopback.check(ip, family)) return 'loopback';
  return privates.check(ip, family) ? 'private' : 'public';
};

/** The host of an address, without the brackets of IPv6. */
export const hostOf = (url: string): string => new URL(url).hostname.replaceAll(/^\[|\]$/g, '');

/** Whether it is this machine, as far as its name says; other names have to be looked up. */
export const isThisMachine = (url: string): boolean => {
  const host = hostOf(url);
  return isIP(host) === 0 ? /(?:^|\.)localhost\.?$/.test(host) : networkOf(host) === 'loopback';
};

export const isPlainHttp = (url: string): boolean => new URL(url).protocol === 'http:';
