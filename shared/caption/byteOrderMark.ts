/** The sign that some programs write before the text of a file: it is no part of what the caption says. */

const byteOrderMark = '\ufeff';

export const withoutByteOrderMark = (text: string): string =>
  text.startsWith(byteOrderMark) ? text.slice(1) : text;
