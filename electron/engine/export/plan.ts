/**
 * From samples and settings to what goes out: captions, sizes, names, and what is skipped for which reason. It only
 * reads; the same samples and settings give the same plan, whatever order they come in.
 */
import type { ExportClash, ExportSkip } from '../../../shared/api/export.ts';
import type { ImageFormat } from '../../../shared/api/sample.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import { createClaims, createNamer, tagName } from '../../../shared/export/names.ts';
import { oneText, proseWriter } from '../../../shared/export/proseOut.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import { outScale } from '../../../shared/export/scale.ts';
import { textModeOf, type ExportSettings } from '../../../shared/export/settings.ts';
import { tagsWriter, type CategoryOf, type TagsText } from '../../../shared/export/tagsOut.ts';
import { stemOf } from '../scan/skip.ts';
import type { Layout } from './format.ts';
import { SourceProblem, type Source } from './source.ts';

/** A sample as the index knows it. */
export interface SourceSample {
  readonly id: number;
  readonly relPath: string;
  /** Null: that name is the NL caption of another sample. */
  readonly tagsFile: string | null;
  readonly nlFile: string | null;
  readonly format: ImageFormat;
  /** As displayed; 0 when not known. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Marked so by the proofreader. */
  readonly excluded: boolean;
  /** Why it stays behind for what was found of it, or null. */
  readonly found: string | null;
  /** Why its picture cannot be read, or null. */
  readonly broken: string | null;
}

export interface PlannedSample {
  readonly source: SourceSample;
  readonly out: OutSample;
  /** Whether a caption goes out as something else than it is. One text counts as tags. */
  readonly changed: { readonly tags: boolean; readonly nl: boolean };
}

export interface PlannedExport {
  readonly planned: readonly PlannedSample[];
  readonly skipped: readonly ExportSkip[];
  readonly clashes: readonly ExportClash[];
}

interface Captions {
  readonly tags: string | null;
  readonly nl: string | null;
}

const folderOf = (relPath: string): string => relPath.slice(0, Math.max(0, relPath.lastIndexOf('/')));
const nameOf = (relPath: string): string => relPath.slice(relPath.lastIndexOf('/') + 1);

const extensionOf = (name: string, as: ExportSettings['images']['as']): string => {
  if (as === 'files') return name.slice(stemOf(name).length);
  return as === 'jpeg' ? '.jpg' : `.${as}`;
};

/** Why a sample is not asked for by its characters, or null. */
const characterFilter = ({ what }: ExportSettings): ((tags: string | null) => string | null) => {
  const allowed = new Set(what.allow.map(tagKey));
  const denied = new Map(what.deny.map((tag) => [tagKey(tag), tag]));
  if (allowed.size + denied.size === 0) return () => null;
  return (tags) => {
    const keys = parseTags(tags ?? '').map(({ text }) => tagKey(text));
    const found = keys.find((key) => denied.has(key));
    if (found !== undefined) return `It has ${denied.get(found) ?? found}, which is left out.`;
    const wanted = allowed.size === 0 || keys.some((key) => allowed.has(key));
    return wanted ? null : 'It has none of the characters that were asked for.';
  };
};

const says = (caption: string | null): boolean => caption !== null && /[^\s\uFEFF]/.test(caption);

/** A caption that says nothing and one that is not there are the same. */
const differs = (before: string | null, after: string | null): boolean =>
  (says(before) ? before : null) !== after;

/** What becomes of the captions of one sample. */
const captionsOut = (settings: ExportSettings, categoryOf: CategoryOf) => {
  const { captions, what } = settings;
  const tagsOf = tagsWriter(captions, categoryOf);
  const proseOf = proseWriter(captions);
  const mode = textModeOf(settings);
  return (before: Captions) => {
    const tags: TagsText = tagsOf(before.tags);
    const nl = proseOf(before.nl);
    const text = mode === 'separate' ? null : oneText(mode, { tags: tags.text, nl }, captions.joint);
    const said = { tags: mode !== 'nl' && says(before.tags), nl: mode !== 'tags' && says(before.nl) };
    const changed =
      mode === 'separate'
        ? { tags: differs(before.tags, tags.text), nl: differs(before.nl, nl) }
        : { tags: oneText(mode, before, captions.joint) !== text, nl: false };
    const leftOut = what.uncaptioned === 'leave-out' && !said.tags && !said.nl;
    return { tags, nl, text, changed, leftOut };
  };
};

export interface PlanOptions {
  readonly settings: ExportSettings;
  readonly layout: Layout;
  readonly categoryOf: CategoryOf;
  readonly source: Source;
  /** Called before each; may throw to give up. */
  readonly onSample: (done: number) => void;
}

const byPath = (a: SourceSample, b: SourceSample): number => (a.relPath < b.relPath ? -1 : 1);

export const planExport = (samples: readonly SourceSample[], options: PlanOptions): PlannedExport => {
  const { settings, layout, source } = options;
  const planned: PlannedSample[] = [];
  const skipped: ExportSkip[] = [];
  const clashes: ExportClash[] = [];
  const captionsFor = captionsOut(settings, options.categoryOf);
  const refusedFor = characterFilter(settings);
  const scaled = outScale(settings);
  const nameFor = createNamer(settings.names.pattern);
  const claim = createClaims(layout.suffixes);
  const folders = settings.names.folders === 'auto' ? layout.folders : settings.names.folders;

  const skip = ({ relPath }: SourceSample, kind: ExportSkip['kind'], reason: string): null => {
    skipped.push({ relPath, kind, reason });
    return null;
  };
  const captionsOf = (sample: SourceSample): Captions | null => {
    let file = '';
    const read = (relPath: string): string | null => source.caption((file = relPath));
    try {
      const readAny = (relPath: string | null) => (relPath === null ? null : read(relPath));
      return { tags: readAny(sample.tagsFile), nl: readAny(sample.nlFile) };
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      return skip(sample, 'unreadable', `${file}: ${error.message}`);
    }
  };
  const placeFor = (sample: SourceSample, { characters, copyright }: TagsText) => {
    const { relPath } = sample;
    const character = characters[0] ?? null;
    const from = folderOf(relPath);
    const wantedFolder = { kept: from, flat: '', character: tagName(character, 'no_character') }[folders];
    const folder = layout.folderOf(wantedFolder);
    const name = nameOf(relPath);
    if (layout.unnamed)
      return { folder: from, stem: stemOf(name), extension: name.slice(stemOf(name).length) };
    const named = nameFor({ name: stemOf(name), folder: from, character, copyright }, folder);
    const wanted = layout.stemOf === undefined ? named : layout.stemOf(named);
    const extension = extensionOf(name, settings.images.as);
    const stem = claim(folder, wanted, extension);
    const inFolder = (last: string): string => (folder === '' ? last : `${folder}/${last}`);
    if (stem !== wanted) clashes.push({ relPath, wanted: inFolder(wanted), given: inFolder(stem) });
    return { folder, stem, extension };
  };

  for (const [done, sample] of samples.toSorted(byPath).entries()) {
    options.onSample(done);
    const { id, relPath, format, width, height, bytes } = sample;
    if (sample.excluded) {
      skip(sample, 'excluded', 'It is marked as excluded.');
      continue;
    }
    if (sample.found !== null) {
      skip(sample, 'findings', sample.found);
      continue;
    }
    if (sample.broken !== null) {
      skip(sample, 'unreadable', sample.broken);
      continue;
    }
    const before = captionsOf(sample);
    if (before === null) continue;
    const refused = refusedFor(before.tags);
    if (refused !== null) {
      skip(sample, 'characters', refused);
      continue;
    }
    const { tags, nl, text, changed, leftOut } = captionsFor(before);
    if (leftOut) {
      skip(sample, 'uncaptioned', 'It has no caption.');
      continue;
    }
    const out = scaled({ width, height });
    planned.push({
      source: sample,
      changed,
      out: {
        id,
        relPath,
        ...placeFor(sample, tags),
        image: { format, width, height, outWidth: out.width, outHeight: out.height, bytes },
        tags: tags.text,
        nl,
        text,
        tagList: tags.list,
        characters: tags.characters,
      },
    });
  }
  return { planned, skipped, clashes };
};
