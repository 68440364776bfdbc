/** Where the index of a dataset lies. */
import { join } from 'node:path';

/** @param dataFolder the dataset's own folder in the data folder */
export const indexFileIn = (dataFolder: string): string => join(dataFolder, 'index.db');
