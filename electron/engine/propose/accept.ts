/** From proposals that a person accepts to the files that are written: by plan, journal and write, like any edit. */
import type { CaptionKind } from '../../../shared/api/caption.ts';
import type { ProposalState } from '../../../shared/api/proposals.ts';
import { areTags } from '../../../shared/caption/frame.ts';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import type { TextOrigin } from '../../../shared/model/origin.ts';
import { proposedTexts } from '../../../shared/captioning/tagger/proposedTexts.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { createCaptionPaths } from '../index/captionPaths.ts';
import { type Judged, type JudgeSources, judge } from './judge.ts';
import { type Present, shownState } from './shownState.ts';
import type { StoredProposal, StoredRun } from './store/rows.ts';

/** A text instead of the proposed one, as a person has edited it. */
export type Edited = string | readonly string[];

/** A caption file as it is to be. */
export interface AcceptedFile {
  readonly relPath: string;
  readonly kind: CaptionKind;
  readonly sample: number;
  readonly text: string | readonly string[] | null;
  readonly reword: boolean;
  /** What it must hold now. */
  readonly expected: string | null;
  /** Captions of the sample that are not read: no second one is made beside them. */
  readonly unread: readonly string[];
  readonly origin?: TextOrigin;
}

export interface Acceptable {
  readonly files: readonly AcceptedFile[];
  /** Proposals that these files come of, and their samples. */
  readonly proposals: readonly number[];
  readonly samples: readonly number[];
  /** What cannot be written, by the path of the image, and why. */
  readonly refused: readonly { readonly relPath: string; readonly reason: string }[];
  /** Older proposals of the same images: they are left as they are. */
  readonly superseded: readonly { readonly relPath: string; readonly reason: string }[];
}

const reasons = {
  waiting: 'It has not been answered yet.',
  same: 'The caption says this already.',
  failed: 'It was not answered.',
  stale: 'The caption or the image has changed since it was asked for: ask again.',
  accepted: 'It was accepted already.',
  rejected: 'It was rejected.',
  ready: 'The file belongs to another image too, whose proposal is written.',
} as const;
const isOlder = 'A newer proposal of this image was written.';

const originOf = ({ model, spec }: StoredRun): TextOrigin => ({
  model,
  prompt: spec.by === 'endpoint' ? spec.prompt.name : '',
});

/** @throws EngineError `bad-request` where an edited text is no caption of that kind */
const textOf = (
  caption: CaptionKind,
  edited: Edited | null,
  proposed: { readonly text: string | null; readonly tags: readonly string[] | null },
): AcceptedFile['text'] => {
  if (edited === null) return proposed.tags ?? proposed.text;
  if (caption === 'nl') {
    if (typeof edited === 'string') return edited;
    throw new EngineError('bad-request', 'An NL caption is a text, not a list.');
  }
  const tags = typeof edited === 'string' ? parseTags(edited).map(({ text }) => text) : edited;
  if (!areTags(tags)) throw new EngineError('bad-request', 'One of these is not one tag.');
  return tags;
};

/** A proposal that is looked at beside its caption. */
interface Looked {
  readonly proposal: StoredProposal;
  readonly run: StoredRun;
  readonly sample: number;
  readonly found: Present | null;
  readonly judged: Judged;
  readonly shown: ProposalState;
  /** The caption's file. */
  readonly file: string | null;
}

/** Of several proposals for one caption of an image, the newest. */
const newestOf = (looked: readonly Looked[]): ReadonlySet<Looked> => {
  const newest = new Map<string, Looked>();
  for (const one of looked) {
    const caption = `${one.run.caption} ${one.proposal.relPath}`;
    const other = newest.get(caption);
    if (one.shown === 'ready' && (other === undefined || other.proposal.id < one.proposal.id))
      newest.set(caption, one);
  }
  return new Set(newest.values());
};

/**
 * @param edited of the one proposal
 * @param except these are not accepted now, and neither are older ones for the same captions
 */
export const acceptable = (
  dataset: OpenDataset,
  sources: JudgeSources,
  runs: ReadonlyMap<number, StoredRun>,
  proposals: readonly StoredProposal[],
  { edited, except }: { readonly edited: Edited | null; readonly except: ReadonlySet<number> },
): Acceptable => {
  const { present } = sources;
  const pathsOf = createCaptionPaths(dataset.columns, dataset.suffixes);
  const now = present.of(proposals.map(({ relPath }) => present.idOf(relPath) ?? 0));
  const looked = proposals.flatMap((proposal): readonly Looked[] => {
    const run = runs.get(proposal.run);
    if (run === undefined) return [];
    const sample = present.idOf(proposal.relPath) ?? 0;
    const found = now.get(sample) ?? null;
    const judged = judge(sources, run, proposal, found);
    const shown = shownState(proposal, run.caption, found, () => edited === null && judged.isSame);
    const file = pathsOf(sample)?.[run.caption] ?? null;
    return [{ proposal, run, sample, found, judged, shown, file }];
  });
  const newest = newestOf(looked);
  const files = new Map<string, AcceptedFile>();
  const accepted: number[] = [];
  const older: Looked[] = [];
  const refused: { relPath: string; reason: string }[] = [];
  for (const one of looked) {
    const { proposal, run, sample, found, judged, shown, file: relPath } = one;
    const { caption } = run;
    if (except.has(proposal.id)) continue;
    if (shown === 'ready' && !newest.has(one)) {
      older.push(one);
      continue;
    }
    if (shown !== 'ready' || relPath === null || files.has(relPath)) {
      refused.push({ relPath: proposal.relPath, reason: reasons[shown] });
      continue;
    }
    files.set(relPath, {
      relPath,
      kind: caption,
      sample,
      text: textOf(caption, edited, {
        text: judged.text,
        tags: judged.tags === null ? null : proposedTexts(judged.tags),
      }),
      reword: caption === 'nl',
      expected: found?.captions[caption] ?? null,
      unread: pathsOf(sample)?.unread ?? [],
      // What was edited is the editor's.
      ...(edited === null ? { origin: originOf(run) } : {}),
    });
    accepted.push(proposal.id);
  }
  return {
    files: [...files.values()],
    proposals: accepted,
    samples: [...files.values()].map(({ sample }) => sample),
    refused,
    // Where the newest one was not written, what kept it from that is told of it.
    superseded: older
      .filter(({ file, sample }) => file !== null && files.get(file)?.sample === sample)
      .map(({ proposal: { relPath } }) => ({ relPath, reason: isOlder })),
  };
};

const what: Record<CaptionKind, readonly [one: string, many: string]> = {
  nl: ['NL caption', 'NL captions'],
  tags: ['tags caption', 'tags captions'],
};

/** For history: "Accept 12 NL captions by qwen2.5vl". */
export const acceptLabel = (
  files: readonly Pick<AcceptedFile, 'kind'>[],
  models: readonly string[],
  isEdited: boolean,
): string => {
  const [first, ...others] = new Set(files.map(({ kind }) => kind));
  const [one, many] = first === undefined || others.length > 0 ? ['caption', 'captions'] : what[first];
  const [model = '', ...more] = new Set(models);
  const by = more.length > 0 ? `${more.length + 1} models` : model;
  if (files.length !== 1) return `Accept ${files.length} ${many} by ${by}`;
  return `Accept ${isEdited ? `an edited ${one}` : `1 ${one}`} by ${by}`;
};
