/**
 * Natural order as plain string order: `a2` before `a10`, without a collator (100 times slower) in every
 * comparison.
 */

const zero = 48;
const nine = 57;

const isDigit = (code: number): boolean => code >= zero && code <= nine;

/**
 * A string whose order by UTF-16 code is the natural order of `text`: case does not count, and a run of
 * digits counts as a number. Each run becomes `0`, its length without leading zeros as one character, and its
 * digits; so longer numbers come later, and among other characters a number sorts as a digit does. Texts that
 * differ only in case or leading zeros have one key: the caller orders them.
 */
export const naturalKey = (text: string): string => {
  const lower = text.toLowerCase();
  let key = '';
  let copied = 0;
  let at = 0;
  while (at < lower.length) {
    if (!isDigit(lower.charCodeAt(at))) {
      at++;
      continue;
    }
    let first = at;
    while (lower.charCodeAt(first) === zero) first++;
    let end = first;
    while (isDigit(lower.charCodeAt(end))) end++;
    key += lower.slice(copied, at) + '0' + String.fromCharCode(zero + end - first) + lower.slice(first, end);
    copied = at = end;
  }
  return copied === 0 ? lower : key + lower.slice(copied);
};
