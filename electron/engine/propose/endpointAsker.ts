/** Asks a server of vision models about samples: the image prepared, the answer read and marked. */
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { withoutByteOrderMark } from '../../../shared/caption/byteOrderMark.ts';
import type { CaptionFacts } from '../../../shared/captioning/captionFacts.ts';
import type { EndpointSpec } from '../../../shared/captioning/endpointSpec.ts';
import type { ProposalMark } from '../../../shared/captioning/proposalMark.ts';
import { createMarker } from '../../../shared/captioning/marks.ts';
import { parseRoster } from '../../../shared/roster/parseRoster.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Asked, AskedSample, Asker } from './asker.ts';
import type { Endpoint, EndpointAnswer } from './endpoint/createEndpoint.ts';
import type { PrepareImage } from './endpoint/image.ts';
import type { SentImage } from './endpoint/chatBody.ts';
import { createTurn } from './endpoint/turn.ts';
import type { PresentSamples } from './present.ts';

export interface EndpointAskerOptions {
  readonly dataset: OpenDataset;
  readonly present: PresentSamples;
  readonly endpoint: Endpoint;
  readonly prepare: PrepareImage;
}

/** What a prompt may say of a sample. */
export const factsOf = (
  present: PresentSamples,
  { relPath, captions }: Pick<AskedSample, 'relPath' | 'captions'>,
): CaptionFacts => ({
  relPath,
  tags: present.tagsOf(captions.tags),
  nl: captions.nl === null ? null : withoutByteOrderMark(captions.nl),
});

/** Identity keys of the characters that captions may name: the dataset's and its roster's. */
const knownCharacters = (dataset: OpenDataset): readonly string[] => {
  const { tags } = dataset.columns;
  const roster = parseRoster(dataset.project().settings.roster.text);
  const keys = new Set(roster.entries.map(({ key }) => key));
  for (let tag = 0; tag < tags.size; tag += 1)
    if (tags.category(tag) === 'character') keys.add(tags.key(tag));
  return [...keys];
};

/** The image of a sample as it is sent. @throws EngineError `image-broken`, `not-found`, the signal's reason */
export const imageFor = (
  { dataset, prepare }: Pick<EndpointAskerOptions, 'dataset' | 'prepare'>,
  { id, relPath }: Pick<AskedSample, 'id' | 'relPath'>,
  spec: EndpointSpec,
  signal: AbortSignal,
): Promise<SentImage> => prepare({ file: dataset.imageFile(id), name: relPath }, spec, signal);

export type Answered =
  | (Extract<EndpointAnswer, { readonly ok: true }> & { readonly marks: readonly ProposalMark[] })
  | Extract<EndpointAnswer, { readonly ok: false }>;

/**
 * Makes what asks about one sample after the other: its image prepared, its answer marked.
 * @param turn in which they all ask
 * @returns rejects with EngineError `image-broken`, `not-found`, `bad-request`, and with the signal's reason
 */
export const createOneAsker = (
  options: EndpointAskerOptions,
  spec: EndpointSpec,
  turn = createTurn(),
): ((sample: AskedSample, signal: AbortSignal) => Promise<Answered>) => {
  const { dataset, present, endpoint } = options;
  const requests = new PQueue({ concurrency: spec.concurrency });
  const mark = createMarker(knownCharacters(dataset), spec.prompt);
  return async (sample, signal) => {
    const image = await imageFor(options, sample, spec, signal);
    const facts = factsOf(present, sample);
    const answered = await requests.add(() => endpoint.ask(spec, facts, image, signal, turn), { signal });
    return answered.ok ? { ...answered, marks: mark(answered, facts) } : answered;
  };
};

export const createEndpointAsker = (options: EndpointAskerOptions, spec: EndpointSpec): Asker => {
  const turn = createTurn();
  const askOne = createOneAsker(options, spec, turn);
  const ask = async (sample: AskedSample, signal: AbortSignal): Promise<Asked> => {
    try {
      const answered = await askOne(sample, signal);
      return answered.ok ? { ...answered, scores: null } : answered;
    } catch (error) {
      if (signal.aborted || !(error instanceof EngineError)) throw error;
      return { ok: false, cause: 'image', message: error.message, of: 'sample' };
    }
  };
  return {
    together: 1,
    // While the server answers, the next images are prepared.
    atOnce: spec.concurrency + availableParallelism(),
    ask: (samples, signal) => Promise.all(samples.map((sample) => ask(sample, signal))),
    stopWaiting: () => turn.stop(),
    close: () => Promise.resolve(),
  };
};
