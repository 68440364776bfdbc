/** The tags of lorelei's cuts, for those that the characters wear. */

/** What hangs down further than a cut reaches. */
export type HairLength = 'cut' | 'long' | 'very long' | 'twintails' | 'ponytail' | 'low ponytail' | 'braid';

interface CutWords {
  readonly length: 'short hair' | 'medium hair';
  readonly tags: readonly string[];
}

const cuts = {
  variant03: { length: 'short hair', tags: ['hair slicked back'] },
  variant04: { length: 'short hair', tags: ['spiked hair'] },
  variant06: { length: 'short hair', tags: ['ahoge', 'bangs'] },
  variant07: { length: 'short hair', tags: ['bangs'] },
  variant08: { length: 'short hair', tags: ['pompadour'] },
  variant10: { length: 'medium hair', tags: ['bangs', 'flipped hair'] },
  variant11: { length: 'short hair', tags: ['bangs', 'ahoge'] },
  variant12: { length: 'short hair', tags: ['swept bangs'] },
  variant13: { length: 'medium hair', tags: ['bangs'] },
  variant14: { length: 'medium hair', tags: ['blunt bangs', 'hair bun'] },
  variant15: { length: 'medium hair', tags: ['parted bangs'] },
  variant16: { length: 'medium hair', tags: ['bangs', 'ahoge'] },
  variant17: { length: 'medium hair', tags: ['swept bangs', 'flipped hair'] },
  variant18: { length: 'medium hair', tags: ['bangs', 'wavy hair'] },
  variant19: { length: 'medium hair', tags: ['blunt bangs', 'bob cut'] },
  variant20: { length: 'short hair', tags: ['messy hair'] },
  variant21: { length: 'medium hair', tags: ['hair between eyes', 'ahoge'] },
  variant22: { length: 'short hair', tags: ['curly hair'] },
  variant23: { length: 'medium hair', tags: ['blunt bangs'] },
  variant26: { length: 'short hair', tags: ['double bun'] },
  variant30: { length: 'short hair', tags: ['bangs', 'low twintails'] },
  variant32: { length: 'medium hair', tags: ['parted bangs', 'wavy hair'] },
  variant35: { length: 'medium hair', tags: ['parted bangs', 'wavy hair'] },
  variant40: { length: 'medium hair', tags: ['hair over one eye'] },
  variant42: { length: 'medium hair', tags: ['bangs', 'ponytail'] },
} as const satisfies Record<string, CutWords>;
export type Cut = keyof typeof cuts;

const lengths: Record<Exclude<HairLength, 'cut'>, readonly string[]> = {
  long: ['long hair'],
  'very long': ['very long hair'],
  twintails: ['long hair', 'twintails'],
  ponytail: ['long hair', 'ponytail'],
  'low ponytail': ['long hair', 'low ponytail'],
  braid: ['long hair', 'single braid'],
};

/** Length first, then style: `long hair`, `twintails`, `bangs`. */
export const hairTags = (cut: Cut, length: HairLength): readonly string[] => {
  const words: CutWords = cuts[cut];
  return [...(length === 'cut' ? [words.length] : lengths[length]), ...words.tags];
};
