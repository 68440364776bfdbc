/** What may be wrong with the files of a dataset: captions that are missing or unreadable, names that clash. */
import type { UsualCaptions } from '../caption/usualCaptions.ts';
import type { Found } from './found.ts';
import type { CheckedSample } from './sample.ts';
import type { Mark } from './tagRules.ts';

const outside = /leads out of the dataset/;
const encoding = /^It is not (?:valid )?UTF-8/;

/** What the reason for a file that could not be read makes of it. */
export const reasonKind = (reason: string): 'outside-link' | 'not-utf8' | 'unreadable' => {
  if (outside.test(reason)) return 'outside-link';
  return encoding.test(reason) ? 'not-utf8' : 'unreadable';
};

const captionName = { tags: 'The tags sidecar', nl: 'The NL sidecar' } as const;

export const captionMarks = (sample: CheckedSample, usual: UsualCaptions): readonly Mark[] =>
  (['tags', 'nl'] as const).flatMap((caption): readonly Mark[] => {
    switch (sample[caption]) {
      case 'missing':
        // One that is there and not read is told as that.
        return usual[caption] && sample.unread.length === 0
          ? [{ kind: `missing-${caption}`, words: [], against: [] }]
          : [];
      case 'empty':
        return [{ kind: `empty-${caption}`, words: [], against: [] }];
      case 'unreadable': {
        const reason = sample.reasons?.[caption] ?? '';
        const kind = reasonKind(reason);
        const said = kind === 'not-utf8' ? captionName[caption] : `${captionName[caption]}: ${reason}`;
        return [{ kind, words: [caption], against: [said] }];
      }
      case 'present':
        return [];
    }
  });

export const unreadCaptions = ({ unread }: CheckedSample): Mark | null =>
  unread.length === 0 ? null : { kind: 'unread-caption', words: [], against: [...unread] };

const nameOf = (relPath: string): string => relPath.slice(relPath.lastIndexOf('/') + 1);

const grouped = (
  samples: readonly CheckedSample[],
  key: (sample: CheckedSample) => string,
): readonly (readonly CheckedSample[])[] => {
  const groups = new Map<string, CheckedSample[]>();
  for (const sample of samples) {
    const of = key(sample);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [sample]);
    else group.push(sample);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};

const others = (sample: CheckedSample, group: readonly CheckedSample[]): string[] =>
  group.filter((other) => other !== sample).map(({ relPath }) => nameOf(relPath));

/** `dup.jpg` beside `dup.png`. */
export const sharedSidecars = (samples: readonly CheckedSample[]): readonly Found[] =>
  grouped(samples, ({ stem }) => stem).flatMap((group) =>
    group
      .filter(({ tags, nl }) => tags !== 'missing' || nl !== 'missing')
      .map((sample) => ({
        kind: 'shared-sidecar',
        sample: sample.id,
        relPath: sample.relPath,
        words: [],
        against: others(sample, group),
      })),
  );

/** Pictures, and with them their captions, that are one file where capitals do not count. */
export const caseClashes = (samples: readonly CheckedSample[]): readonly Found[] =>
  grouped(samples, ({ stem }) => stem.normalize('NFC').toLowerCase()).flatMap((group) =>
    group.flatMap((sample): readonly Found[] => {
      const clashing = group.filter(({ stem }) => stem !== sample.stem);
      if (clashing.length === 0) return [];
      const against = clashing.map(({ relPath }) => relPath);
      return [{ kind: 'case-clash', sample: sample.id, relPath: sample.relPath, words: [], against }];
    }),
  );

/** The same prose in different samples; those that share one file have one prose by right. */
export const sharedProse = (samples: readonly CheckedSample[]): readonly Found[] => {
  const withProse = samples.filter(({ nl, text }) => nl === 'present' && text.print !== null);
  return grouped(withProse, ({ text }) => String(text.print)).flatMap((group) =>
    group.flatMap((sample): readonly Found[] => {
      const copies = group.filter(({ stem }) => stem !== sample.stem);
      const [first] = copies;
      if (first === undefined) return [];
      const { id, relPath } = sample;
      return [
        {
          kind: 'shared-nl',
          sample: id,
          relPath,
          words: [],
          against: [first.relPath],
          number: copies.length,
        },
      ];
    }),
  );
};

export interface OtherFile {
  readonly relPath: string;
  readonly reason: string;
}

/** Files that are no samples. */
export const fileProblems = (orphans: readonly string[], unread: readonly OtherFile[]): readonly Found[] => [
  ...orphans.map((relPath): Found => ({ kind: 'orphan', sample: null, relPath, words: [], against: [] })),
  ...unread.map(({ relPath, reason }): Found => ({
    kind: reasonKind(reason),
    sample: null,
    relPath,
    words: [],
    against: [reason],
  })),
];
