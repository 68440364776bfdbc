/** Numbers as they are written in the window: English grouping, sizes in powers of 1000 as file managers show them. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** 12410 as "12,410". */
export const countText = (count: number): string => grouped.format(count);

/** "1 sample", "2,318 samples". */
export const amount = (count: number, noun: string, plural = `${noun}s`): string =>
  `${countText(count)} ${count === 1 ? noun : plural}`;

/** 1404210 as "1.4 MB". */
export const byteText = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  if (power === 0) return amount(bytes, 'byte');
  return `${short.format(bytes / 1000 ** power)} ${units[power] ?? ''}`;
};
