/** Requests that a window makes while it is being closed or reloaded. */

/** Characters of a body that surely stay below the 64 KiB that browsers allow such requests. */
const longestBody = 15_000;

/** Lets a request be completed without the window that has made it; one that is too large for that stays as it is. */
export const outliving = (init: RequestInit): RequestInit => {
  const { body } = init;
  const small = body === undefined || (typeof body === 'string' && body.length <= longestBody);
  return small ? { ...init, keepalive: true } : init;
};
