import { expect, test } from 'vitest';
import { jumpItems } from './recentPlaces.ts';

const program = 'C:\\Program Files\\Proofsheet\\Proofsheet.exe';

test('the jump list starts the app with a folder, whatever its name', () => {
  const recent = [
    { id: 'a', name: 'データ セット', path: 'D:\\データ セット' },
    { id: 'b', name: 'E:\\', path: 'E:\\' },
  ];
  expect(jumpItems(recent, program)).toMatchObject([
    {
      program,
      args: '"--folder=D:\\データ セット"',
      title: 'データ セット',
      description: 'D:\\データ セット',
    },
    { args: '"--folder=E:\\\\"' },
  ]);
});

test('a long path is cut at its beginning, and the folder that is opened is the whole one', () => {
  const path = `C:\\${'long\\'.repeat(80)}here`;
  const [item] = jumpItems([{ id: 'a', name: 'here', path }], program);
  expect(item?.description).toHaveLength(259);
  expect(item?.description?.endsWith('\\here')).toBe(true);
  expect(item?.args).toBe(`"--folder=${path}"`);
});
