/** The parts of a text that is typed with commas between them, trimmed; empty ones are left out. */
export const commaParts = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
