/** A query may begin with a dash (`-tag:solo`), as options do: the two are told apart before the words are parsed. */

/** Options of the command without a value, and those with one. */
export interface KnownOptions {
  readonly flags: readonly string[];
  readonly valued: readonly string[];
}

/**
 * The words with all options first, and everything else behind `--`, where nothing is parsed as an option.
 * @param words what was typed behind the command's name
 */
export const optionsFirst = (
  words: readonly string[],
  { flags, valued }: KnownOptions,
): readonly string[] => {
  const options: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') {
      others.push(...words.slice(at + 1));
      break;
    }
    const [name = ''] = word.split('=', 1);
    if (flags.includes(word)) options.push(word);
    else if (valued.includes(word)) options.push(...words.slice(at, (at += 1) + 1));
    else if (word.includes('=') && valued.includes(name)) options.push(word);
    else others.push(word);
  }
  return [...options, '--', ...others];
};
