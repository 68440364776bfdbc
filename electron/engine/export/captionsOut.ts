/** The captions of one sample as they are exported: renamed, spelled, joined, and cut to what the trainer reads. */
import { namedInNl } from '../../../shared/export/absorbed.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import {
  oneLine,
  oneLineOfTags,
  oneText,
  proseWriter,
  withoutMark,
} from '../../../shared/export/proseOut.ts';
import { textModeOf, type ExportSettings } from '../../../shared/export/settings.ts';
import { tagsWriter, type CategoryOf, type TagsText } from '../../../shared/export/tagsOut.ts';
import type { Layout } from '../../../shared/export/exportFormat.ts';

export interface Captions {
  readonly tags: string | null;
  readonly nl: string | null;
}

export interface CaptionsOutcome extends Pick<OutSample, 'nl' | 'text'> {
  readonly tags: TagsText;
  /** Whether an exported caption differs from the one on disk. A joined text counts as tags. */
  readonly changed: { readonly tags: boolean; readonly nl: boolean };
  /** Its NL caption goes out, and names a tag that its character absorbs. */
  readonly namesAbsorbed: boolean;
  /** There is no caption, and samples without one are not wanted. */
  readonly leftOut: boolean;
}

const says = (caption: string | null): boolean => caption !== null && /[^\s\uFEFF]/.test(caption);

/** An empty caption and a missing one are treated alike. */
const differs = (before: string | null, after: string | null): boolean =>
  (says(before) ? before : null) !== after;

export const captionsOut = (settings: ExportSettings, categoryOf: CategoryOf, layout: Layout) => {
  const { captions, what } = settings;
  const tagsOf = tagsWriter(captions, categoryOf);
  const proseOf = proseWriter(captions);
  const mode = textModeOf(settings);
  /** Where the trainer reads only the first line, or takes every line for another caption. */
  const cut = (text: string | null, toLine: typeof oneLine): string | null =>
    text === null || layout.oneLine === undefined ? text : toLine(text);
  return (before: Captions): CaptionsOutcome => {
    const written = tagsOf(before.tags === null ? null : withoutMark(before.tags));
    const tags = { ...written, text: cut(written.text, oneLineOfTags) };
    const nl = cut(proseOf(before.nl), oneLine);
    const joined = mode === 'separate' ? null : oneText(mode, { tags: tags.text, nl }, captions.joint);
    // The separator from the settings between tags and NL caption may have a line break.
    const text = mode === 'lines' ? joined : cut(joined, oneLine);
    const present = { tags: mode !== 'nl' && says(before.tags), nl: mode !== 'tags' && says(before.nl) };
    const changed =
      mode === 'separate'
        ? { tags: differs(before.tags, tags.text), nl: differs(before.nl, nl) }
        : { tags: oneText(mode, before, captions.joint) !== text, nl: false };
    const leftOut = what.uncaptioned === 'leave-out' && !present.tags && !present.nl;
    const namesAbsorbed = mode !== 'tags' && namedInNl(nl, tags.absorbed).length > 0;
    return { tags, nl, text, changed, namesAbsorbed, leftOut };
  };
};
