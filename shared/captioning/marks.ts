/** The rules that distrust a proposed caption, the gravest first. Each says in its file what it is. */
import { createNameReader } from '../problems/nameReader.ts';
import { estimateTokens } from '../trainer/tokens.ts';
import type { CaptionFacts } from './captionFacts.ts';
import type { Prompt } from './endpointSpec.ts';
import { languagesAsked } from './language.ts';
import { contradicts, contradictsTags } from './marks/contradicts.ts';
import { copiesTags } from './marks/copiesTags.ts';
import { cutOff } from './marks/cutOff.ts';
import { empty } from './marks/empty.ts';
import { language } from './marks/language.ts';
import { markdown } from './marks/markdown.ts';
import type { MarkRow } from './marks/markRow.ts';
import { noName, otherName } from './marks/names.ts';
import { refusal } from './marks/refusal.ts';
import { otherPeople } from './marks/otherPeople.ts';
import { repeats } from './marks/repeats.ts';
import type { TagMarkContext, TagMarkRow } from './marks/tagMarkRow.ts';
import { tooLong } from './marks/tooLong.ts';
import { unseen } from './marks/unseen.ts';

/** Of NL captions. */
export const markRows = [
  empty,
  refusal,
  cutOff,
  language,
  markdown,
  noName,
  otherName,
  contradicts,
  repeats,
  copiesTags,
  tooLong,
  unseen,
] as const satisfies readonly MarkRow[];

/** Of tags. */
export const tagMarkRows = [contradictsTags, otherPeople] as const satisfies readonly TagMarkRow[];

const allRows = [...markRows, ...tagMarkRows];

export type ProposalMarkKind = (typeof allRows)[number]['kind'];

/** The words that filters, the command line and the contract share. */
export const proposalMarkKinds: readonly ProposalMarkKind[] = [...new Set(allRows.map(({ kind }) => kind))];

/** A mark in a few words. */
export const proposalMarkTitle = (kind: ProposalMarkKind): string =>
  allRows.find((row) => row.kind === kind)?.title ?? kind;

/** No caption is longer; of a runaway answer, the beginning and the end are looked at. */
const [mostBegin, mostEnd] = [6000, 500];

const readable = (text: string): string =>
  text.length <= mostBegin + mostEnd ? text : `${text.slice(0, mostBegin)}\n${text.slice(-mostEnd)}`;

export interface Marked {
  readonly kind: ProposalMarkKind;
  readonly message: string;
}

export interface Proposed {
  readonly text: string;
  /** The answer ended where it was allowed no more tokens. */
  readonly cutOff: boolean;
}

/**
 * Makes what marks many captions of one run.
 * @param characters identity keys of all characters of the dataset and of its roster
 * @param prompt that they were asked with
 */
export const createMarker = (
  characters: Iterable<string>,
  prompt: Pick<Prompt, 'system' | 'texts'>,
): ((proposed: Proposed, facts: CaptionFacts) => readonly Marked[]) => {
  const read = createNameReader(characters);
  const { one, several, none } = prompt.texts;
  const languages = languagesAsked([prompt.system, one, several, none].join('\n'));
  return ({ text, cutOff: isCutOff }, facts) => {
    const looked = readable(text);
    const context = {
      text: looked,
      tokens: estimateTokens(text),
      cutOff: isCutOff,
      facts,
      languages,
      named: read(looked),
    };
    return markRows.flatMap(({ kind, find }) => {
      const message = find(context);
      return message === null ? [] : [{ kind, message }];
    });
  };
};

/** What marks the tags that a tagger proposes. */
export const markTags = (context: TagMarkContext): readonly Marked[] =>
  tagMarkRows.flatMap(({ kind, find }) => {
    const message = find(context);
    return message === null ? [] : [{ kind, message }];
  });
