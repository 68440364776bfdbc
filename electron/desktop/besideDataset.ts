/** Where the dialog for a folder begins: beside the dataset that is open, or that was open last. */
import { dirname } from 'node:path';
import type { EngineClient } from '../hosting/engineClient.ts';

/** @returns null where nothing was ever open, or the engine does not say */
export const besideDataset = async (client: EngineClient): Promise<string | null> => {
  try {
    const { dataset } = await client.call('GET /api/dataset');
    if (dataset !== null) return dirname(dataset.path);
    const { recent } = await client.call('GET /api/recent');
    const last = recent.find(({ exists }) => exists);
    return last === undefined ? null : dirname(last.path);
  } catch {
    return null;
  }
};
