/** A table of captions from the user: its rows as a plan, and which rows were not used. */
import { useState } from 'react';
import type { ImportFailure } from '../../shared/api/captionImport.ts';
import { useCall } from '../api/ApiContext.tsx';
import { filesToWrite } from './planState.ts';
import { usePlan } from './usePlan.ts';

/** What the engine read in the table, beside the plan. */
export interface Taken {
  readonly rows: number;
  readonly failures: readonly ImportFailure[];
  readonly notes: readonly string[];
}

/** @throws Error with a sentence */
const readText = async (file: File): Promise<string> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(`${file.name} is not UTF-8. Save it as UTF-8 first.`);
  }
};

export const useTableImport = () => {
  const call = useCall();
  const { state, problem, makeBy, change, apply, stop } = usePlan();
  const [name, setName] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);

  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    setName(file.name);
    setTaken(null);
    void makeBy(async () => {
      const text = await readText(file);
      const { plan, rows, failures, notes } = await call('POST /api/plans/import', {
        body: { name: file.name, text },
      });
      setTaken({ rows, failures, notes });
      return plan;
    });
  };
  const write = (): void => {
    if (state.step === 'planned' && filesToWrite(state.plan) > 0) void apply(state.plan);
  };
  return {
    state,
    problem,
    /** The last chosen file. */
    name,
    taken,
    take,
    change,
    write,
    stop,
  };
};
