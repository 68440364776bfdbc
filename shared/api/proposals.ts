/**
 * Captions that a model proposes. A run asks for many samples; its proposals are kept in the dataset's data folder, looked
 * at by a person, and written only when they are accepted, by an edit like any other.
 */
import { z } from 'zod';
import { endpointSpec } from '../captioning/endpointSpec.ts';
import { proposalMark, proposalMarkKind } from '../captioning/proposalMark.ts';
import { tagSelection, taggerCategory, taggerSpec } from '../captioning/tagger/taggerSpec.ts';
import { captionKind } from './caption.ts';
import { editReport } from './edits.ts';
import { sampleId } from './ids.ts';
import { sampleRow, scope } from './sample.ts';

const count = z.number().int().nonnegative();
const whole = z.coerce.number().int().nonnegative();
const runId = z.number().int().positive();
const proposalId = z.number().int().positive();

export const runSpec = z.discriminatedUnion('by', [endpointSpec, taggerSpec]);
export type RunSpec = z.infer<typeof runSpec>;

/** A run of a tagger that writes nothing. */
export const onlyCompares = (spec: RunSpec): boolean =>
  spec.by === 'tagger' && spec.selection.mode === 'compare';

/**
 * Which samples of a scope are asked for: all, those without such a caption, or (`machine`) those and the ones whose
 * caption a model has written.
 */
export const runWhich = z.enum(['all', 'missing', 'machine']);
export type RunWhich = z.infer<typeof runWhich>;

/** What kept a sample from getting a proposal. */
export const failureCause = z.enum([
  /** The image cannot be read. */
  'image',
  /** The server cannot be reached, or is busy for too long. */
  'gone',
  'timeout',
  /** It wants a key, or another one. */
  'key',
  /** It does not know the model, or the address. */
  'not-found',
  /** It asks to be asked less often. */
  'rate',
  /** The model cannot see images. */
  'no-vision',
  /** It answered with an error. */
  'server',
  /** Its answer is of no known form, or holds no caption. */
  'answer',
  /** The tagger's model, or its labels. */
  'model',
]);
export type FailureCause = z.infer<typeof failureCause>;

/**
 * `same`: the caption says it already. `stale`: the caption or the image has changed since it was asked for; it cannot be
 * accepted.
 */
export const proposalState = z.enum(['waiting', 'ready', 'same', 'failed', 'stale', 'accepted', 'rejected']);
export type ProposalState = z.infer<typeof proposalState>;

/** What a person can reject: all that is neither decided nor still to come. */
export const canBeRejected: ReadonlySet<ProposalState> = new Set(['ready', 'same', 'stale', 'failed']);

export const captionRun = z.object({
  id: runId,
  /** Milliseconds since 1970. */
  at: z.number(),
  caption: captionKind,
  /** The model's name. */
  by: z.string(),
  spec: runSpec,
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  /** Why it was paused, where that was not asked for. */
  why: z.string().nullable(),
  total: count,
  counts: z.record(proposalState, count),
  /** Of those that are ready. */
  marked: count,
  /** Of those that are stale: another proposal for the same caption was accepted. */
  superseded: count,
  /** While it runs, of the last minute; null: not known yet. */
  perMinute: z.number().nullable(),
  /** Milliseconds; null: not known. */
  left: z.number().nullable(),
  /** As the server counts them. */
  tokens: z.object({ in: count, out: count }),
  failures: z.array(
    z.object({
      cause: failureCause,
      count,
      /** One of their messages. */
      message: z.string(),
      /** The first few images. */
      relPaths: z.array(z.string()),
    }),
  ),
});
export type CaptionRun = z.infer<typeof captionRun>;

const proposedTag = z.object({
  text: z.string(),
  /** 0 to 1; null: the model did not score it. */
  score: z.number().nullable(),
  /** Beside the present caption. */
  change: z.enum(['kept', 'added', 'removed']),
});
export type ProposedTag = z.infer<typeof proposedTag>;

export const proposal = z.object({
  id: proposalId,
  run: runId,
  caption: captionKind,
  /** The model's name. */
  by: z.string(),
  /** From the dataset's root, with `/`. */
  relPath: z.string(),
  /** Null: the image is gone. */
  row: sampleRow.nullable(),
  state: proposalState,
  /** It is stale because another proposal for the same caption was accepted. */
  superseded: z.boolean(),
  /** The present caption; null: there is none. */
  before: z.string().nullable(),
  /** What it would become; null: nothing was answered. */
  proposal: z.string().nullable(),
  /** Of a tagger: each tag of the present and of the proposed caption, in the order of the proposed one. */
  tags: z.array(proposedTag).nullable(),
  marks: z.array(proposalMark),
  failed: z.object({ cause: failureCause, message: z.string() }).nullable(),
  /** An identity key of each character that the tags name. */
  characters: z.array(z.string()),
});
export type Proposal = z.infer<typeof proposal>;

/** Proposals, by what they are; what is left out is not asked for. */
export const proposalFilter = z.object({
  id: proposalId.optional(),
  run: runId.optional(),
  caption: captionKind.optional(),
  state: proposalState.optional(),
  /** A kind of mark; `none`: without a mark; `any`: with one. */
  mark: z.union([proposalMarkKind, z.enum(['none', 'any'])]).optional(),
  /** A character's identity key. */
  character: z.string().optional(),
});
export type ProposalFilter = z.infer<typeof proposalFilter>;
const numberInQuery = z.coerce.number().int().positive().optional();
const filterQuery = proposalFilter.extend({ id: numberInQuery, run: numberInQuery });

/** Explicit ones, or all that are ready and answer to a filter. */
const proposalScope = z.union([
  z.object({ ids: z.array(proposalId) }),
  /** `except`: those that a person has edited are accepted one by one, with the edited text. */
  z.object({ filter: proposalFilter, except: z.array(proposalId).optional() }),
]);

/** What accepting has written. */
export const acceptReport = editReport.extend({
  /** Older proposals of the same images, by the path of the image: they are left as they are. */
  superseded: z.array(z.object({ relPath: z.string(), reason: z.string() })).default([]),
  /** Proposed NL captions that were to be reviewed, and are out of date because the tags of their images changed. */
  outdated: count,
});
export type AcceptReport = z.infer<typeof acceptReport>;

/** What is wrong with a template, and where: offsets into the text. */
export const templateError = z.object({ message: z.string(), position: count, length: count });

const answer = z.object({
  text: z.string(),
  marks: z.array(proposalMark),
  /** Milliseconds. */
  took: z.number(),
  tokens: z.object({ in: count, out: count }).nullable(),
});

/** A server that was found on this machine. */
export const foundServer = z.object({ url: z.string(), name: z.string(), models: z.array(z.string()) });
export type FoundServer = z.infer<typeof foundServer>;

/** What a folder with an ONNX tagger holds. */
export const taggerFound = z.object({
  /** The file's name. */
  model: z.string(),
  /** The profile's name, and what it is made of, with what is set by hand. */
  profile: z.string(),
  /** Readable facts: `input: 448 x 448, BGR, NHWC`. */
  facts: z.array(z.string()),
  labels: count,
  /** Thresholds that the profile uses, by category, with its number of labels. */
  categories: z.array(
    z.object({ category: taggerCategory, labels: count, threshold: z.number().nullable() }),
  ),
});
export type TaggerFound = z.infer<typeof taggerFound>;

const runParam = z.object({ id: z.coerce.number().int().positive() });

export const proposalEndpoints = {
  'GET /api/proposals/runs': { response: z.object({ runs: z.array(captionRun) }) },
  /** Begins to ask. A server or a model that cannot be used at all pauses the run, and says why. */
  'POST /api/proposals/runs': {
    changes: 'dataset',
    body: z.object({ scope, which: runWhich.default('all'), spec: runSpec }),
    response: captionRun,
  },
  /** How many of a scope such a run would ask about, and the first few of them, in the order in which it would. */
  'POST /api/proposals/runs/count': {
    body: z.object({ scope, which: runWhich, caption: captionKind }),
    response: z.object({ asked: count, of: count, first: z.array(sampleRow) }),
  },
  'POST /api/proposals/runs/:id/pause': { changes: 'dataset', params: runParam, response: captionRun },
  /** Goes on with what was not answered; where nothing is left of that, those that failed are asked again. */
  'POST /api/proposals/runs/:id/resume': { changes: 'dataset', params: runParam, response: captionRun },
  /** Ends it for good; what was answered stays. */
  'POST /api/proposals/runs/:id/cancel': { changes: 'dataset', params: runParam, response: captionRun },
  /** Forgets it, with all that was proposed and not accepted. */
  'DELETE /api/proposals/runs/:id': { changes: 'dataset', params: runParam, response: z.object({}) },
  /** Of a tagger's run: other thresholds, without asking the model. */
  'PUT /api/proposals/runs/:id/selection': {
    changes: 'dataset',
    params: runParam,
    body: tagSelection,
    response: captionRun,
  },
  /** How many tags, of how many images, another selection would add and take away. */
  'POST /api/proposals/runs/:id/selection/preview': {
    params: runParam,
    body: tagSelection,
    response: z.object({ added: count, removed: count, samples: count }),
  },
  /** Proposals in the order in which they were asked for. */
  'GET /api/proposals': {
    query: filterQuery.extend({ from: whole, count: whole.pipe(z.number().max(500)) }),
    response: z.object({ proposals: z.array(proposal), total: count }),
  },
  /** Where one of them is among those that a filter lists; null: nowhere. */
  'GET /api/proposals/position': {
    query: filterQuery.extend({ id: z.coerce.number().int().positive() }),
    response: z.object({ position: count.nullable() }),
  },
  /** How many there are of each, for a filter's own choices. */
  'GET /api/proposals/counts': {
    query: filterQuery.pick({ run: true }),
    response: z.object({
      states: z.record(proposalState, count),
      marks: z.array(z.object({ kind: proposalMarkKind, count })),
      characters: z.array(z.object({ key: z.string(), tag: z.string(), count })),
    }),
  },
  /** Writes them, as one edit. A text instead of the proposed one: as it was edited. */
  'POST /api/proposals/accept': {
    changes: 'dataset',
    body: z.union([
      proposalScope,
      z.object({ id: proposalId, text: z.union([z.string(), z.array(z.string())]) }),
    ]),
    response: acceptReport,
  },
  /** How many captions accepting all that answer to a filter would write. */
  'POST /api/proposals/accept/count': {
    body: z.object({ filter: proposalFilter, except: z.array(proposalId) }),
    response: z.object({ captions: count }),
  },
  'POST /api/proposals/reject': {
    changes: 'dataset',
    body: proposalScope,
    response: z.object({ rejected: count }),
  },
  /** Takes a rejection back. */
  'POST /api/proposals/restore': {
    changes: 'dataset',
    body: z.object({ ids: z.array(proposalId) }),
    response: z.object({}),
  },
  /** Asks for the same samples once more, of the same model, or with another prompt. */
  'POST /api/proposals/again': {
    changes: 'dataset',
    body: z.object({ ids: z.array(proposalId), spec: runSpec.optional() }),
    response: captionRun,
  },

  /** One sample, one answer, kept nowhere: for the lab. */
  'POST /api/captioning/try': {
    body: z.object({ sample: sampleId, spec: endpointSpec }),
    response: answer,
  },
  /** The request that would be sent, but for the key. */
  'POST /api/captioning/request': {
    body: z.object({ sample: sampleId, spec: endpointSpec }),
    response: z.object({
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      /** JSON; the image's data is cut short. */
      body: z.string(),
      /** What the template made of this sample. */
      text: z.string(),
    }),
  },
  /** What is wrong with a template, if anything. */
  'POST /api/captioning/template': {
    body: z.object({ text: z.string() }),
    response: z.object({ error: templateError.nullable() }),
  },
  /** Asks the usual ports of this machine. */
  'POST /api/captioning/servers': { response: z.object({ servers: z.array(foundServer) }) },
  /** The models of a server. @throws `endpoint` with what is wrong */
  'POST /api/captioning/test': {
    body: z.object({ url: z.string(), keyInPrivateNetwork: z.boolean().default(false) }),
    response: z.object({ models: z.array(z.string()) }),
  },
  /** Where the key of a server is kept; it is never read back. */
  'GET /api/captioning/key': {
    query: z.object({ url: z.string() }),
    response: z.object({ kept: z.enum(['keyring', 'file']).nullable() }),
  },
  'PUT /api/captioning/key': {
    body: z.object({ url: z.string(), key: z.string().nullable() }),
    response: z.object({ kept: z.enum(['keyring', 'file']).nullable() }),
  },
  /** What lies in a folder. @throws `tagger` with what is wrong, and what was found */
  'POST /api/captioning/tagger': {
    body: taggerSpec.pick({ folder: true, byHand: true }),
    response: taggerFound,
  },
} as const;
