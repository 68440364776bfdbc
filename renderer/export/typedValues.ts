/** Parses values that are typed as text. Pure. */

/** Up to three resolutions, or null for another text. */
export const resolutionsOf = (text: string): number[] | null => {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const numbers = words.map(Number);
  const fits = numbers.every((number) => Number.isInteger(number) && number >= 64 && number <= 8192);
  return fits && numbers.length >= 1 && numbers.length <= 3 ? numbers : null;
};

/** "#ffffff", or null for a text that is not a colour. */
export const colourOf = (text: string): string | null =>
  /^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null;
