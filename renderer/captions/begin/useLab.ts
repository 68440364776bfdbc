/**
 * The lab: up to three prompts or models, each tried on a few images, some at once. Its answers are kept as long as the
 * window is open and the dataset: leaving the lab loses none that was paid for.
 */
import { useEffect, useRef, useState } from 'react';
import type { SampleRow } from '../../../shared/api/sample.ts';
import type { EndpointSpec } from '../../../shared/captioning/endpointSpec.ts';
import { useCall } from '../../api/ApiContext.tsx';
import { wordsOf } from '../../api/call.ts';
import { useApp, useAppStore } from '../../state/AppContext.tsx';
import type { LabCell } from '../../state/captionTypes.ts';

/** Requests under way at once: a server on this machine answers one after the other anyway. */
const atOnce = 3;

/** Also by the opening of the dataset: another one has other samples under the same numbers. */
const nameOf = (spec: EndpointSpec, { id, version, opening }: SampleRow): string =>
  JSON.stringify([spec, id, version, opening]);

export const useLab = () => {
  const call = useCall();
  const store = useAppStore();
  const cells = useApp((state) => state.labCells);
  const put = useApp((state) => state.putLabCell);
  const stop = useRef(new AbortController());
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      // What is under way is answered and kept; no more is asked for.
      isThere.current = false;
    };
  }, []);
  const [busy, setBusy] = useState(false);

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
    cell: (spec: EndpointSpec, sample: SampleRow): LabCell | null => cells.get(nameOf(spec, sample)) ?? null,
    /** Asks for what is not answered yet. @param again asks for all */
    run: async (
      specs: readonly EndpointSpec[],
      samples: readonly SampleRow[],
      again: boolean,
    ): Promise<void> => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      const isLeft = (spec: EndpointSpec, sample: SampleRow): boolean => {
        const is = store.getState().labCells.get(nameOf(spec, sample))?.is;
        return is !== 'asking' && (again || is !== 'answered');
      };
      // Image by image, so that the answers of one stand beside each other first.
      const left = samples
        .flatMap((sample) => specs.map((spec) => ({ spec, sample })))
        .filter(({ spec, sample }) => isLeft(spec, sample));
      setBusy(true);
      const lane = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          if (signal.aborted || !isThere.current) return;
          await ask(next.spec, next.sample, signal);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      setBusy(false);
    },
    stop: (): void => stop.current.abort(),
  };
};
