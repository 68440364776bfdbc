/** What the user should know before an export is written: a sentence, and the samples that it is about. */

export interface Warning {
  readonly text: string;
  /** In the dataset; none where it is about all of them, or about settings. */
  readonly relPaths: readonly string[];
}

/** How many names are in the sentence itself. */
const mostNames = 5;

interface Named {
  readonly relPath: string;
}

const listed = (samples: readonly Named[]): string => {
  const names = samples.slice(0, mostNames).map(({ relPath }) => relPath);
  const more = samples.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
};

export const counted = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`;

/** No warning where there are no such samples. @param say of all of them, without its full stop */
export const about = (samples: readonly Named[], say: (count: number) => string): readonly Warning[] =>
  samples.length === 0
    ? []
    : [
        {
          text: `${say(samples.length)} (${listed(samples)}).`,
          relPaths: samples.map(({ relPath }) => relPath),
        },
      ];

export const general = (text: string): Warning => ({ text, relPaths: [] });
