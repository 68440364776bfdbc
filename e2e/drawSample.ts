/** Draws the sample dataset for the tests of one run, where the variable says. */
import { drawnSample, drawSample } from './support/sample.ts';

drawSample(process.env[drawnSample] ?? '');
