/** The lab: up to three prompts or models, each tried on a few images, some at once; nothing of it is kept. */
import { useEffect, useRef, useState } from 'react';
import type { Reply } from '../../../shared/api/contract.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { EndpointSpec } from '../../../shared/captioning/endpointSpec.ts';
import { useCall } from '../../api/ApiContext.tsx';
import { wordsOf } from '../../api/call.ts';

export type Answer = Reply<'POST /api/captioning/try'>;

export type Cell =
  | { readonly is: 'asking' }
  | { readonly is: 'answered'; readonly answer: Answer }
  | { readonly is: 'failed'; readonly why: string };

/** Requests under way at once: a server on this machine answers one after the other anyway. */
const atOnce = 3;

const nameOf = (spec: EndpointSpec, sample: SampleRow): string =>
  JSON.stringify([spec, sample.id, sample.version]);

export const useLab = () => {
  const call = useCall();
  const [cells, setCells] = useState<ReadonlyMap<string, Cell>>(new Map());
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const [busy, setBusy] = useState(false);

  const put = (name: string, cell: Cell | null): void =>
    setCells((before) => {
      const next = new Map(before);
      if (cell === null) next.delete(name);
      else next.set(name, cell);
      return next;
    });
  const ask = async (spec: EndpointSpec, sample: SampleRow, signal: AbortSignal): Promise<void> => {
    const name = nameOf(spec, sample);
    put(name, { is: 'asking' });
    try {
      const answer = await call('POST /api/captioning/try', { body: { sample: sample.id, spec }, signal });
      put(name, { is: 'answered', answer });
    } catch (error) {
      put(name, signal.aborted ? null : { is: 'failed', why: wordsOf(error) });
    }
  };

  return {
    busy,
    cell: (spec: EndpointSpec, sample: SampleRow): Cell | null => cells.get(nameOf(spec, sample)) ?? null,
    /** Asks for what is not answered yet. @param again asks for all */
    run: async (
      specs: readonly EndpointSpec[],
      samples: readonly SampleRow[],
      again: boolean,
    ): Promise<void> => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      // Image by image, so that the answers of one stand beside each other first.
      const left = samples
        .flatMap((sample) => specs.map((spec) => ({ spec, sample })))
        .filter(({ spec, sample }) => again || cells.get(nameOf(spec, sample))?.is !== 'answered');
      setBusy(true);
      const lane = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined && !signal.aborted; next = left.shift())
          await ask(next.spec, next.sample, signal);
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      setBusy(false);
    },
    stop: (): void => stop.current.abort(),
  };
};
