/**
 * An estimate of a caption's length in tokens: the trainer cuts at 512 of them, and its tokenizers are not
 * included here. On captions it is within about a tenth of a byte-pair tokenizer like Qwen's, rather above
 * than below: a warning too many does less harm than one too few.
 */

/** Both of the trainer's tokenizers cut off longer captions. */
export const tokenLimit = 512;

/** A common word takes one token for this many letters. */
const lettersAToken = 6;

const pieces = /[\p{Script=Latin}']+|\p{N}|\p{L}|[^\s\p{L}\p{N}]/gu;

/** @returns about how many tokens; marked as an estimate wherever it is shown */
export const estimateTokens = (text: string): number => {
  let tokens = 1;
  for (const [piece] of text.matchAll(pieces)) tokens += Math.ceil(piece.length / lettersAToken);
  return tokens;
};
