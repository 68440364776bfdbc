/** The kinds of problems, the most severe first, related ones together. Each is described in its own file. */
import { activationNotFirst, activationNotKept } from './kinds/activation.ts';
import { animated } from './kinds/animated.ts';
import { brokenImage } from './kinds/brokenImage.ts';
import { emptyNl, emptyTags, missingNl, missingTags } from './kinds/captionStates.ts';
import { caseClash } from './kinds/caseClash.ts';
import { commaWithoutSpace } from './kinds/commaWithoutSpace.ts';
import { conflictingTags } from './kinds/conflictingTags.ts';
import { duplicateTag } from './kinds/duplicateTag.ts';
import { blurry, dark, grey, light, transparent } from './kinds/measured.ts';
import { leakedTraits, nlSwapsTraits } from './kinds/leaks.ts';
import { mixedSpelling } from './kinds/mixedSpelling.ts';
import { nlNamesNobody, nlNamesOther } from './kinds/namesInNl.ts';
import { nearMissName } from './kinds/nearMissName.ts';
import { noArtist } from './kinds/noArtist.ts';
import { orphan } from './kinds/orphan.ts';
import { otherColour } from './kinds/otherColour.ts';
import { otherSeparator } from './kinds/otherSeparator.ts';
import { promptSyntax } from './kinds/promptSyntax.ts';
import { contradictedTags, unnamedCharacter } from './kinds/seenByTagger.ts';
import { oddRatio, tinyImage } from './kinds/shape.ts';
import { sharedNl } from './kinds/sharedNl.ts';
import { sharedSidecar } from './kinds/sharedSidecar.ts';
import { tooLong } from './kinds/tooLong.ts';
import { unescapedParentheses } from './kinds/unescapedParentheses.ts';
import { unreadCaption } from './kinds/unreadCaption.ts';
import { notUtf8, outsideLink, unreadable } from './kinds/unreadableFiles.ts';
import { byteOrderMark, oddCharacters, oldLineEnds } from './kinds/unseenCharacters.ts';
import { wrongType } from './kinds/wrongType.ts';
import type { ProblemKindRow } from './problemKind.ts';

export const problemKindRows = [
  brokenImage,
  notUtf8,
  unreadable,
  missingTags,
  emptyTags,
  otherSeparator,
  oddCharacters,
  byteOrderMark,
  oldLineEnds,
  nearMissName,
  mixedSpelling,
  unescapedParentheses,
  commaWithoutSpace,
  duplicateTag,
  activationNotFirst,
  activationNotKept,
  noArtist,
  conflictingTags,
  otherColour,
  leakedTraits,
  unnamedCharacter,
  contradictedTags,
  nlNamesOther,
  nlNamesNobody,
  nlSwapsTraits,
  sharedNl,
  missingNl,
  emptyNl,
  tooLong,
  unreadCaption,
  sharedSidecar,
  orphan,
  outsideLink,
  caseClash,
  wrongType,
  promptSyntax,
  animated,
  tinyImage,
  oddRatio,
  blurry,
  dark,
  light,
  grey,
  transparent,
] as const satisfies readonly ProblemKindRow[];

export type ProblemKind = (typeof problemKindRows)[number]['kind'];

/** The words that `check`, `--fail-on`, queries (`problem:KIND`) and the window share. */
export const problemKinds: readonly ProblemKind[] = problemKindRows.map(({ kind }) => kind);

const byKind: ReadonlyMap<string, ProblemKindRow> = new Map(problemKindRows.map((row) => [row.kind, row]));

/** What a kind is. */
export const kindRow = (kind: ProblemKind): ProblemKindRow => {
  const row = byKind.get(kind);
  if (row === undefined) throw new Error(`No row says what ${kind} is.`);
  return row;
};

/** Whether a kind shows only when the image itself is decoded. */
export const isSeenInImages = (kind: string): boolean => byKind.get(kind)?.seenInImages === true;
