/**
 * An estimate of a caption's length in tokens: the trainer cuts at 512 of them, and its tokenizers are not here.
 * On captions it is within about a tenth of a byte-pair tokenizer like Qwen's, rather above than below: a warning too
 * many is read, one too few is not.
 */

/** Both of the trainer's tokenizers cut off what is longer. */
export const tokenLimit = 512;

/** Letters that a common word of this length takes for one token. */
const lettersAToken = 6;

const pieces = /[\p{Script=Latin}']+|\p{N}|\p{L}|[^\s\p{L}\p{N}]/gu;

/** @returns about how many tokens; marked as an estimate wherever it is shown */
export const estimateTokens = (text: string): number => {
  let tokens = 1;
  for (const [piece] of text.matchAll(pieces)) tokens += Math.ceil(piece.length / lettersAToken);
  return tokens;
};
