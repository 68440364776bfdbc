/** Traits that the tags of their characters take on in an export. */
import type { TraitSettings } from '../api/traits.ts';
import { tagKey } from '../caption/identity.ts';
import type { CaptionsOut } from './commonSettings.ts';

const none: ReadonlySet<string> = new Set();

const intersection = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((one) => b.has(one)));

/**
 * @returns a function of the characters that a caption names, by their keys: the keys of the tags that are left out of
 * it. Where several are named, each must absorb a tag: else it may be the other's. A character is never absorbed.
 */
export const absorbedTags = (
  absorb: CaptionsOut['absorb'],
): ((characters: readonly string[]) => ReadonlySet<string>) => {
  const byCharacter = new Map(
    Object.entries(absorb).map(([character, tags]) => [tagKey(character), new Set(tags.map(tagKey))]),
  );
  return (characters) => {
    let common: ReadonlySet<string> | null = null;
    for (const character of characters) {
      const own = byCharacter.get(character) ?? none;
      if (own.size === 0) return none;
      common = common === null ? own : intersection(common, own);
    }
    if (common === null) return none;
    return characters.some((character) => common?.has(character))
      ? new Set([...common].filter((key) => !characters.includes(key)))
      : common;
  };
};

/** What the user has chosen to be absorbed, as the export's setting: characters and tags in order. */
export const absorbOf = (choices: TraitSettings['choices']): CaptionsOut['absorb'] => {
  const absorb: CaptionsOut['absorb'] = {};
  for (const character of Object.keys(choices).toSorted()) {
    const tags = Object.entries(choices[character] ?? {}).flatMap(([tag, choice]) =>
      choice === 'absorb' ? [tag] : [],
    );
    if (tags.length > 0) absorb[character] = tags.toSorted();
  }
  return absorb;
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Which of some tags an NL caption names, as whole words. @param keys of the tags */
export const namedInNl = (nl: string | null, keys: ReadonlySet<string>): readonly string[] =>
  nl === null || keys.size === 0
    ? []
    : [...keys].filter((key) =>
        new RegExp(`(?<![\\p{L}\\p{N}])${escaped(key)}(?![\\p{L}\\p{N}])`, 'iu').test(nl),
      );
