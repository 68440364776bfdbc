/** Values of numbers in queries. */
import { fileNameOf } from '../paths.ts';

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Width by height, to two decimals. */
export const ratioOf = (width: number, height: number): number => hundredths(width / height);

/** Millions of pixels, to two decimals. */
export const megapixelsOf = (width: number, height: number): number => hundredths((width * height) / 1e6);

/** Paths and file names are compared without regard to capitals. */
export const foldPath = (path: string): string => path.toLowerCase().normalize('NFC');

/** The part behind the last dot of a file name, folded; empty where there is none. */
export const extensionOf = (relPath: string): string => {
  const name = fileNameOf(relPath);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? foldPath(name.slice(dot + 1)) : '';
};
