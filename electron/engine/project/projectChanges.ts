/** Tells what has changed in `proofsheet.json` since it was last looked at: the file itself, its roster, its marks. */
import { parseRoster } from '../../../shared/roster/parseRoster.ts';
import type { Marks } from './marks.ts';
import type { Project } from './project.ts';

export interface ProjectChanges {
  /** Keys of the tags that the roster names: they are characters, whatever the rules say otherwise. */
  rosterKeys(): ReadonlySet<string>;
  /** Looks at the file, and calls back for what is different. */
  look(): void;
}

export interface ProjectChangesOptions {
  readonly project: Project;
  readonly marks: Pick<Marks, 'changed'>;
  readonly onFile: () => void;
  readonly onRoster: () => void;
  /** Never called without samples. */
  readonly onMarks: (samples: readonly number[]) => void;
}

const keysOf = (roster: string): ReadonlySet<string> =>
  new Set(parseRoster(roster).entries.map(({ key }) => key));

export const followProject = (options: ProjectChangesOptions): ProjectChanges => {
  const { project, marks, onFile, onRoster, onMarks } = options;
  const first = project.read();
  let seen = { version: first.version, roster: first.settings.roster.text };
  let rosterKeys = keysOf(seen.roster);
  return {
    rosterKeys: () => rosterKeys,
    look: () => {
      const { version, settings } = project.read();
      const before = seen;
      seen = { version, roster: settings.roster.text };
      if (seen.version !== before.version) onFile();
      if (seen.roster !== before.roster) {
        rosterKeys = keysOf(seen.roster);
        onRoster();
      }
      const marked = marks.changed();
      if (marked.length > 0) onMarks(marked);
    },
  };
};
