/** What is kept of a tagger with its run: the labels that its scores belong to, and its thresholds. */
import type { TaggerLabels, TaggerThresholds } from '../../../../shared/captioning/tagger/labels.ts';

export interface KeptTagger {
  readonly labels: TaggerLabels;
  readonly thresholds: TaggerThresholds;
}

export const keepTagger = ({ labels, thresholds }: KeptTagger): string =>
  JSON.stringify({ labels, thresholds } satisfies KeptTagger);

/** @param text as `keepTagger` wrote it */
export const readKeptTagger = (text: string): KeptTagger => JSON.parse(text) as KeptTagger;
