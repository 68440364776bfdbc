/** What is said of a tagger by hand: `--set layout=nchw --set mean=0.5,0.5,0.5`. */
import { taggerByHand, type TaggerByHand } from '../../../shared/captioning/tagger/taggerSpec.ts';
import { CommandError, exitCode } from '../terminal.ts';

const fields = taggerByHand.shape;
const isField = (name: string): name is keyof typeof fields => Object.hasOwn(fields, name);

const usage = (message: string): CommandError => new CommandError(exitCode.usage, message);

/** A value as text, as a number, and as a list of them. */
const readings = (text: string): readonly unknown[] => {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return [text, numbers.length === 1 ? numbers[0] : numbers];
};

/** @throws CommandError for a name that there is not, or a value that does not fit it */
export const byHandOf = (assignments: readonly string[]): TaggerByHand => {
  const given: Record<string, unknown> = {};
  for (const assignment of assignments) {
    const at = assignment.indexOf('=');
    const name = assignment.slice(0, Math.max(0, at));
    if (!isField(name)) throw usage(`--set takes NAME=VALUE, with one of ${Object.keys(fields).join(', ')}.`);
    const value = readings(assignment.slice(at + 1)).find((one) => fields[name].safeParse(one).success);
    if (value === undefined) {
      const why = fields[name].safeParse(assignment.slice(at + 1)).error?.issues[0]?.message ?? '';
      throw usage(`--set ${name}: “${assignment.slice(at + 1)}” does not fit it. ${why}`.trim());
    }
    given[name] = value;
  }
  return taggerByHand.parse(given);
};
