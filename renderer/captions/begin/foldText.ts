/** The beginning of a long answer. Pure. */

/** A caption for training is seldom longer: about twelve lines beside two others. */
const most = 900;
const mostLines = 12;
/** What is folded away must be worth a button. */
const slack = 1.3;

/** Up to a whole word; null: the text is short enough to be shown. */
export const foldText = (text: string): string | null => {
  const lines = text.split('\n');
  if (text.length <= most * slack && lines.length <= mostLines * slack) return null;
  const beginning = lines.slice(0, mostLines).join('\n');
  if (beginning.length <= most) return beginning.trimEnd();
  const cut = beginning.slice(0, most);
  const space = cut.search(/\s\S*$/u);
  return (space > most / 2 ? cut.slice(0, space) : cut).trimEnd();
};
