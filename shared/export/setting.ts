/** One setting by its dotted path, as `--set captions.tags.order=mission` names it. */
import { exportSettings, type ExportSettings } from './settings.ts';

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type SetResult =
  | { readonly ok: true; readonly settings: ExportSettings }
  | { readonly ok: false; readonly message: string };

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The meaning of a typed value in place of `current`: a text stays a text, a list may be separated by commas. */
const meant = (text: string, current: unknown): unknown => {
  if (typeof current === 'string' && text !== 'null') return text;
  if (Array.isArray(current) && !text.startsWith('[')) {
    const words = text.split(',').map((word) => word.trim());
    return words
      .filter((word) => word !== '')
      .map((word) => (typeof current[0] === 'number' ? Number(word) : word));
  }
  return asJson(text);
};

const withValue = (
  tree: Tree,
  path: readonly string[],
  value: (current: unknown) => unknown,
): Tree | string => {
  const [step = '', ...rest] = path;
  if (!Object.hasOwn(tree, step)) return step;
  const current = tree[step];
  if (rest.length === 0) return { ...tree, [step]: value(current) };
  // Repeats by tag: a tag may hold dots.
  if (step === 'repeatsOf' && isTree(current))
    return { ...tree, [step]: { ...current, [rest.join('.')]: value(1) } };
  if (!isTree(current)) return rest.join('.');
  const inner = withValue(current, rest, value);
  return typeof inner === 'string' ? inner : { ...tree, [step]: inner };
};

const namesAt = (tree: Tree, path: readonly string[]): readonly string[] => {
  let here: unknown = tree;
  for (const step of path) here = isTree(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  return isTree(here) ? Object.keys(here) : [];
};

type Issue = NonNullable<ReturnType<typeof exportSettings.safeParse>['error']>['issues'][number];

/** The values that a setting may have, where these are words from a list. */
const allowedBy = (issue: Issue): readonly unknown[] => {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(allowedBy) : [];
};

const problemOf = (issue: Issue | undefined): string => {
  const allowed = issue === undefined ? [] : allowedBy(issue);
  return allowed.length === 0 ? (issue?.message ?? 'not valid') : `must be one of ${allowed.join(', ')}`;
};

/** @param assignment `key=value`; the value may hold further equal signs */
export const withSetting = (settings: ExportSettings, assignment: string): SetResult => {
  const at = assignment.indexOf('=');
  if (at <= 0) return { ok: false, message: `“${assignment}” is not key=value.` };
  const key = assignment.slice(0, at).trim();
  const path = key.split('.');
  const changed = withValue(settings, path, (current) => meant(assignment.slice(at + 1), current));
  if (typeof changed === 'string') {
    const known = namesAt(settings, path.slice(0, path.indexOf(changed)));
    const there = known.length === 0 ? '' : ` There are ${known.join(', ')}.`;
    return { ok: false, message: `There is no setting “${key}”.${there}` };
  }
  const parsed = exportSettings.safeParse(changed);
  if (parsed.success) return { ok: true, settings: parsed.data };
  return { ok: false, message: `${key}: ${problemOf(parsed.error.issues[0])}` };
};
