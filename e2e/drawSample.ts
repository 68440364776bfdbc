/** Draws the sample dataset for the end-to-end tests, where an earlier run has not. */
import { keptSample } from './support/sample.ts';

keptSample();
