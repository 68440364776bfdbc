/** "1 file", "2,318 files". */
export const fileCount = (count: number): string =>
  count === 1 ? '1 file' : `${count.toLocaleString('en-US')} files`;
