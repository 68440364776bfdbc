/**
 * The code of a thrown value: `ENOENT` of the system, `SQLITE_BUSY`, or an engine error's own; null where it
 * has none.
 */
export const thrownCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
