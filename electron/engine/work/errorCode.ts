/** The name that the system or SQLite gives an error: `ENOENT`, `SQLITE_BUSY`. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
