/** Settings by dotted paths. */
import { expect, test } from 'vitest';
import { withSetting } from './setting.ts';
import { exportSettings } from './settings.ts';

const usual = exportSettings.parse({});
const set = (assignment: string) => {
  const result = withSetting(usual, assignment);
  if (!result.ok) throw new Error(result.message);
  return result.settings;
};
const refused = (assignment: string): string => {
  const result = withSetting(usual, assignment);
  return result.ok ? '' : result.message;
};

test('texts, numbers, lists, nothing and repeats by tag are set', () => {
  expect(set('captions.tags.order=mission').captions.tags.order).toBe('mission');
  expect(set('captions.tags.trigger=a=b').captions.tags.trigger).toBe('a=b');
  expect(set('captions.suffixes.nl=.nl.txt').captions.suffixes.nl).toBe('.nl.txt');
  expect(set('images.quality=80').images.quality).toBe(80);
  expect(set('images.background=null').images.background).toBeNull();
  expect(set('what.deny=perlica (arknights), yvonne').what.deny).toEqual(['perlica (arknights)', 'yvonne']);
  expect(set('training.resolutions=768,1024').training.resolutions).toEqual([768, 1024]);
  expect(set('captions.rename=[{"from":"a","to":"b"}]').captions.rename).toEqual([{ from: 'a', to: 'b' }]);
  expect(set('training.repeatsOf.monkey d. luffy=3').training.repeatsOf).toEqual({ 'monkey d. luffy': 3 });
});

test('a wrong name is answered with those that there are, a wrong value with what is wrong', () => {
  expect(refused('captions.tags.oder=mission')).toMatch(
    /no setting “captions.tags.oder”.*order, parentheses/,
  );
  expect(refused('captoins.text=tags')).toMatch(/There are format, what, captions/);
  expect(refused('images.as=gif')).toBe('images.as: must be one of files, png, jpeg, webp');
  expect(refused('captions.text=foo')).toMatch(/^captions.text: must be one of auto, separate, tags, nl, /);
  expect(refused('images.quality=high')).toMatch(/^images.quality: /);
  expect(refused('format')).toMatch(/not key=value/);
  expect(refused('__proto__.x=1')).toMatch(/no setting/);
});
