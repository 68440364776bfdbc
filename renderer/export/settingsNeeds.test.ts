import { expect, test } from 'vitest';
import { exportSettings } from '../../shared/export/settings.ts';
import { usesBuckets, usesFindings } from './settingsNeeds.ts';

const settings = exportSettings.parse({ format: 'folder' });

test('buckets matter to images that are scaled to them', () => {
  const { images } = settings;
  expect(usesBuckets(settings)).toBe(false);
  expect(usesBuckets({ ...settings, images: { ...images, as: 'png', scale: 'bucket' } })).toBe(true);
  expect(usesBuckets({ ...settings, images: { ...images, as: 'files', scale: 'bucket' } })).toBe(false);
});

test('findings matter where samples stay behind for their problems, duplicates or too few images', () => {
  const { what } = settings;
  expect(usesFindings(settings)).toBe(false);
  expect(usesFindings({ ...settings, what: { ...what, floor: true } })).toBe(true);
  expect(usesFindings({ ...settings, what: { ...what, duplicates: 'one' } })).toBe(true);
  expect(usesFindings({ ...settings, what: { ...what, problems: ['orphan'] } })).toBe(true);
});
