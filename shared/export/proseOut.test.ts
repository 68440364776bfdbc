/** Exported NL captions, and the one text of a sample. */
import { describe, expect, test } from 'vitest';
import { oneText, proseWriter } from './proseOut.ts';
import { exportSettings } from './settings.ts';

describe('an NL caption', () => {
  test('is exported as it is, line ends included, without a byte order mark', () => {
    const { captions } = exportSettings.parse({});
    expect(proseWriter(captions)('\uFEFFShe smiles.\r\n')).toBe('She smiles.\r\n');
  });
  test('that is empty is none', () => {
    const { captions } = exportSettings.parse({ captions: { nl: { prefix: 'In this picture: ' } } });
    expect(proseWriter(captions)('\uFEFF \n')).toBeNull();
    expect(proseWriter(captions)(null)).toBeNull();
  });
  test('has the names of renamed characters replaced', () => {
    const rename = [
      { from: 'perlica \\(arknights\\)', to: 'yvonne \\(arknights\\)' },
      { from: 'yvonne \\(arknights\\)', to: 'perlica \\(arknights\\)' },
    ];
    const { captions } = exportSettings.parse({ captions: { rename } });
    expect(proseWriter(captions)("Perlica's hat and Yvonne.")).toBe("Yvonne's hat and Perlica.");
  });
});

describe('one text', () => {
  const both = { tags: '1girl, solo', nl: 'She smiles.\nIt rains.\n' };
  test('full stops do not pile up between tags and NL caption', () => {
    expect(oneText('tags-nl', both, '. ')).toBe('1girl, solo. She smiles. It rains.');
    expect(oneText('nl-tags', both, '. ')).toBe('She smiles. It rains. 1girl, solo');
    expect(oneText('nl-tags', both, ' | ')).toBe('She smiles. It rains. | 1girl, solo');
  });
  test('is one line, but for alternatives', () => {
    expect(oneText('nl', both, '')).toBe('She smiles. It rains.');
    expect(oneText('tags', { tags: '1girl\r\nsolo', nl: null }, '')).toBe('1girl, solo');
    expect(oneText('lines', both, '')).toBe('1girl, solo\nShe smiles. It rains.');
  });
  test('what is missing is left out, and nothing at all is no text', () => {
    expect(oneText('tags-nl', { tags: null, nl: 'She smiles.' }, '. ')).toBe('She smiles.');
    expect(oneText('nl', { tags: '1girl', nl: null }, '. ')).toBeNull();
    expect(oneText('lines', { tags: '\uFEFF', nl: null }, '. ')).toBeNull();
  });
});
