import { expect, test } from 'vitest';
import { shownBy } from './shownBy.ts';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';

test('Electron and the browser are found in what they say of themselves', () => {
  expect(shownBy(`${chrome} proofsheet/0.1.0 Chrome/114.0.5735.289 Electron/25.1.1 Safari/537.36`)).toEqual([
    ['Electron', '25.1.1'],
    ['Chromium', '114.0.5735.289'],
  ]);
  expect(shownBy(`${chrome} HeadlessChrome/156.0.0.0 Safari/537.36`)).toEqual([['Chromium', '156.0.0.0']]);
  expect(shownBy(`${chrome} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`)).toEqual([['Edge', '140.0.0.0']]);
  expect(shownBy('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toEqual([
    ['Firefox', '140.0'],
  ]);
  expect(shownBy('something else')).toEqual([]);
});
