/** A reason with the file that it is about: many begin with its path already, which is then not repeated. */
export const namedOnce = (path: string, reason: string): string =>
  reason === path || reason.startsWith(`${path}:`) || reason.startsWith(`${path} `)
    ? reason
    : `${path}: ${reason}`;
