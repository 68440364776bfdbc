/** The page in words. */
import type { CaptionRun, FailureCause, Proposal, ProposalState } from '../../shared/api/proposals.ts';
import type { CaptionKind } from '../../shared/api/caption.ts';
import { proposalMarkTitle } from '../../shared/captioning/marks.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { shortMomentText } from '../ui/display/dates.ts';
import { amount, countText } from '../ui/display/numbers.ts';

export const stateLabels: Readonly<Record<ProposalState, string>> = {
  ready: 'To review',
  accepted: 'Accepted',
  rejected: 'Rejected',
  stale: 'Out of date',
  same: 'Nothing to change',
  failed: 'Failed',
  waiting: 'Not asked yet',
};

const stateNotes: Readonly<Record<ProposalState, string | null>> = {
  ready: null,
  accepted: 'Accepted: the caption says this now, or has been edited since.',
  rejected: 'Rejected. Undo the rejection to accept it after all.',
  stale: 'The caption or the image has changed since it was asked for. Ask again.',
  same: 'The caption says this already.',
  failed: null,
  waiting: 'Not asked yet: its run has to go on.',
};

/** Why a proposal cannot be accepted, or what became of it; null: it can. */
export const stateNote = ({ state, superseded }: Pick<Proposal, 'state' | 'superseded'>): string | null =>
  state === 'stale' && superseded
    ? 'Another proposal for this caption was accepted. Ask again if you still want this one.'
    : stateNotes[state];

export const causeLabels: Readonly<Record<FailureCause, string>> = {
  image: 'The image cannot be read',
  gone: 'The server cannot be reached',
  timeout: 'The answer took too long',
  key: 'The key was refused',
  'not-found': 'Model or address not known',
  rate: 'Asked too often',
  'no-vision': 'The model cannot see images',
  server: 'The server answered with an error',
  answer: 'The answer could not be used',
  model: 'The tagger’s model or labels',
};

const captions: Readonly<Record<CaptionKind, string>> = { nl: 'NL captions', tags: 'tags' };

/** "NL captions, prompt Plain", "tags". */
export const runSubject = ({ caption, spec }: Pick<CaptionRun, 'caption' | 'spec'>): string =>
  spec.by === 'endpoint' ? `${captions[caption]}, prompt ${spec.prompt.name}` : captions[caption];

/** To choose a run by: "qwen2.5vl, 30 Nov, 09:12 (97)". */
export const runChoice = ({ by, at, counts }: CaptionRun): string =>
  `${by}, ${shortMomentText(at)} (${countText(counts.ready)} to review)`;

type Counted = Pick<CaptionRun, 'total' | 'counts'>;

/** Images that the run has been through, whether or not they were answered. */
export const doneOf = ({ total, counts }: Counted): number => total - counts.waiting;

export const answeredOf = (run: Counted): number => doneOf(run) - run.counts.failed;

/** "356 of 358 images answered, 2 failed". */
export const answeredText = (run: Counted): string => {
  const { failed } = run.counts;
  const answered = `${countText(answeredOf(run))} of ${amount(run.total, 'image')} answered`;
  return failed === 0 ? answered : `${answered}, ${countText(failed)} failed`;
};

/** "12 out of date, 9 of them as another proposal was accepted". */
export const outOfDateText = ({ counts, superseded }: Pick<CaptionRun, 'counts' | 'superseded'>): string => {
  const outOfDate = `${countText(counts.stale)} out of date`;
  if (superseded === 0) return outOfDate;
  const which = superseded < counts.stale ? `${countText(superseded)} of them as` : 'as';
  return `${outOfDate}, ${which} another proposal was accepted`;
};

/** "a.png, b.png and 12 more". */
export const namesText = (names: readonly string[], count: number): string => {
  const more = count - names.length;
  return names.join(', ') + (more > 0 ? ` and ${countText(more)} more` : '');
};

/** Milliseconds as one says them: "about 24 minutes". */
export const aboutTime = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 90) return `about ${amount(minutes, 'minute')}`;
  return `about ${amount(Math.round(minutes / 60), 'hour')}`;
};

/** How a run is getting on: "41 images a minute, about 24 minutes left". */
export const paceText = ({ perMinute, left }: Pick<CaptionRun, 'perMinute' | 'left'>): string => {
  if (perMinute === null) return 'Measuring the speed...';
  const speed = `${amount(Math.round(perMinute), 'image')} a minute`;
  return left === null ? speed : `${speed}, ${aboutTime(left)} left`;
};

/** One sentence over all runs. */
export const verdict = (runs: readonly CaptionRun[]): string => {
  const sum = (of: (run: CaptionRun) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const answered = sum(answeredOf);
  const ready = sum(({ counts }) => counts.ready);
  const marked = sum((run) => run.marked);
  const of = `of ${amount(answered, 'answer')}`;
  if (answered === 0) return 'Nothing has been answered yet.';
  if (ready === 0) return `Nothing to review, ${of}.`;
  return `${countText(ready)} to review ${of}, ${marked === 0 ? 'none' : countText(marked)} with a mark.`;
};

/** "3 added, 1 removed"; null for a caption in sentences. */
export const changeText = ({ tags }: Pick<Proposal, 'tags'>): string | null => {
  if (tags === null) return null;
  const count = (change: string): number => tags.filter((tag) => tag.change === change).length;
  const parts = [
    [count('added'), 'added'],
    [count('removed'), 'removed'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${countText(number)} ${what}`);
  return said.length === 0 ? 'No change' : said.join(', ');
};

/** A rejection as the status bar offers to undo it: "Reject the NL caption for a.png". */
export const rejectedText = ({ caption, relPath }: Pick<Proposal, 'caption' | 'relPath'>): string =>
  `Reject the ${caption === 'nl' ? 'NL caption' : 'tags'} for ${fileNameOf(relPath)}`;

/** That accepting tags has made NL proposals out of date. */
export const outdatedText = (count: number): string =>
  count === 1
    ? '1 NL proposal of this image is now out of date.'
    : `${countText(count)} NL proposals of these images are now out of date.`;

/** That accepting the newest proposals has left older ones. */
export const supersededText = (count: number): string =>
  count === 1
    ? '1 older proposal for one of these images is now out of date.'
    : `${countText(count)} older proposals for these images are now out of date.`;

/** What stands below a proposal's name in the list. */
export const gistOf = (proposal: Proposal): string => {
  const { marks, state, before, failed } = proposal;
  if (failed !== null) return causeLabels[failed.cause];
  if (state === 'stale' && proposal.superseded) return 'Another was accepted';
  if (state !== 'ready') return stateLabels[state];
  const [first, ...more] = marks;
  if (first !== undefined)
    return proposalMarkTitle(first.kind) + (more.length > 0 ? ` and ${more.length} more` : '');
  return changeText(proposal) ?? (before === null || before.trim() === '' ? 'New caption' : 'Changed');
};

/** "Adds 214 tags and removes 3, in 97 of 360 images." */
export const effectText = (
  { added, removed, samples }: { readonly added: number; readonly removed: number; readonly samples: number },
  total: number,
): string => {
  const where = `in ${countText(samples)} of ${amount(total, 'image')}`;
  if (added + removed === 0) return `Changes nothing in ${amount(total, 'image')}.`;
  if (removed === 0) return `Adds ${amount(added, 'tag')}, ${where}.`;
  if (added === 0) return `Removes ${amount(removed, 'tag')}, ${where}.`;
  return `Adds ${amount(added, 'tag')} and removes ${countText(removed)}, ${where}.`;
};
