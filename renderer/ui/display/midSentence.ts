/** A label within a sentence: "tags and NL caption apart"; an abbreviation keeps its capitals. */
export const midSentence = (label: string): string =>
  /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
