/** Measures of the three densities, in CSS pixels. The stylesheets of the cells agree with them. */
import type { SampleRow } from '../../shared/api/sample.ts';

/** Space between the sheet's edge and its content. */
export const margin = 16;
export const tileGap = 20;
export const sheetGap = 10;

/** Above and below the image of a row. */
export const rowPadding = 14;
/** A row with ordinary captions has at least this height, whatever its image. */
const captionsUsually = 176;

/** A row's height before it has been measured. */
export const usualRowHeight = (imageSize: number): number =>
  Math.max(imageSize, captionsUsually) + 2 * rowPadding + 1;

/** The column of a row's image: captions of all rows begin at the same x. */
export const rowImageWidth = (imageSize: number): number => Math.round(imageSize * 0.8);

/** Short captions below a tile: name, two lines of tags, three of the NL caption. */
const tileCaptions = 8 + 18 + 4 + 2 * 18 + 6 + 3 * 20;
export const tileImageHeight = (tileWidth: number): number => Math.round(tileWidth * 1.2);
export const tileHeight = (tileWidth: number): number => tileImageHeight(tileWidth) + tileCaptions;

/** Assumed for an image of unknown proportions. */
const usual = { width: 2, height: 3 };

/** An image's size in a box: as large as fits, but never enlarged. */
export const fitted = (
  row: Pick<SampleRow, 'width' | 'height'> | undefined,
  boxWidth: number,
  boxHeight: number,
): { readonly width: number; readonly height: number } => {
  const known = row !== undefined && row.width > 0 && row.height > 0;
  const { width, height } = known ? row : usual;
  const scale = Math.min(boxWidth / width, boxHeight / height, known ? 1 : Number.POSITIVE_INFINITY);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
};

/** An image's size in a cell that was made for it: the whole cell, except for a panorama or a strip. */
export const filled = (
  row: Pick<SampleRow, 'width' | 'height'>,
  cellWidth: number,
  cellHeight: number,
): { readonly width: number; readonly height: number } => {
  const same = Math.abs((row.width / row.height) * (cellHeight / cellWidth) - 1) < 0.05;
  return same ? { width: cellWidth, height: cellHeight } : fitted(row, cellWidth, cellHeight);
};
