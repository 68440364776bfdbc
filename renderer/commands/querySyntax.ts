/** Puts the parts of a query together; the fields themselves are in the query language's own table. */

export interface SyntaxRule {
  readonly example: string;
  readonly sentence: string;
}

export const syntaxRules: readonly SyntaxRule[] = [
  { example: 'smile boots', sentence: 'Both. A bare word is searched for in tags and in NL captions.' },
  { example: 'smile OR boots', sentence: 'One of them, or both.' },
  { example: '-smile', sentence: 'Without it; NOT smile means the same.' },
  { example: '"pink hair"', sentence: 'These words in sequence; also for values with spaces.' },
  { example: 'tag:*hair', sentence: '* is any text, ? is one character.' },
  { example: '(smile OR grin) solo', sentence: 'Parentheses group.' },
  { example: 'width>=1024', sentence: 'Numbers take = != < > <= >= and ranges such as 512..1024.' },
];
